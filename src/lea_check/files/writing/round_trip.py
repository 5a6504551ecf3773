"""YAML that is changed and not written anew: comments stay, and values are those of our reader."""

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.resolver import VersionedResolver

from lea_check.files.text.yaml import FLOAT, INTEGER, MERGE_KEY, WORDS

NO_FOLD = 1_000_000  # a line stays a line, as a person wrote it


def round_trip() -> YAML:
    """What reads and writes YAML as a person wrote it."""
    yaml = YAML(typ="rt")
    yaml.Resolver = _OurValues
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.width = NO_FOLD
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _words(value: Any) -> re.Pattern[str]:
    named = [re.escape(word) for word, meaning in WORDS.items() if meaning is value]
    return re.compile(rf"(?:{'|'.join(named)})\Z")


class _OurValues(VersionedResolver):
    """What is no value to our reader is text, such as `2026-13-45`, which is no day either."""

    KINDS = (
        ("tag:yaml.org,2002:null", _words(None)),
        ("tag:yaml.org,2002:bool", _words(True)),
        ("tag:yaml.org,2002:bool", _words(False)),
        ("tag:yaml.org,2002:int", INTEGER),
        ("tag:yaml.org,2002:float", FLOAT),
        ("tag:yaml.org,2002:merge", re.compile(rf"{MERGE_KEY}\Z")),
    )

    @property
    def versioned_resolver(self) -> Any:
        """The kinds of values, whatever they begin with."""
        return {None: [*self.KINDS]}
