"""The name of a YAML file that a person gives to be written: as it is, completed, or refused."""

import os
import re
from pathlib import Path

from lea_check.cli.errors import Failure
from lea_check.files.text.names import YAML_SUFFIXES

# That of a program, such as .docx; what follows the dot in "versie 2.0" is none.
_ENDING = re.compile(r"\.[A-Za-z]{0,5}\Z")


def yaml_name(name: str) -> str:
    """The name of the file; one without an ending gets one. Raises Failure for a folder and for another ending."""
    file = os.path.basename(name)  # noqa: PTH119 - a Path forgets the last slash, which says that it is a folder
    if name and (not file or Path(name).is_dir()):
        raise Failure("yaml-folder", name=name, right=str(Path(name) / "plan.yaml"))
    if name.lower().endswith(YAML_SUFFIXES):
        return name
    if file and not _ENDING.search(file) and not Path(name).exists():
        return f"{name}.yaml"
    stem = _ENDING.sub("", file) or "plan"
    raise Failure("not-yaml", name=name, right=f"{name.removesuffix(file)}{stem}.yaml")
