"""What text without quotes stands for in YAML: nothing, true, false or a number; else it is text."""

import re

WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    **{str(each): each for each in range(100)},
}  # fmt: skip
NUMERIC = "0123456789-+."
"""What a number begins with."""
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?\Z")


def number(value: str) -> int | float | str:
    """A number, or the text itself where it is none."""
    if INTEGER.match(value):
        return int(value)
    return float(value) if FLOAT.match(value) and len(value) < 40 else value
