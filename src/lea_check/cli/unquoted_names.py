"""Names with a space that were typed without quotes, which a shell takes apart."""

import os
from collections.abc import Sequence
from typing import Any

from lea_check.cli.arguments import shared_options
from lea_check.cli.errors import Failure
from lea_check.files.text.names import YAML_SUFFIXES, file_as_typed

NAMING = ("new", "interview", "record")
"""Commands that take one file, which need not be there yet."""
MOST_WORDS = 10


def refuse_apart(command: Any, left: Sequence[str], ctx: Any) -> None:
    """Raises Failure where words are together the name of a file; for one to be made, where words are left over."""
    named = [*_given(command, ctx), *left]
    whole = _together(named)
    if whole:
        raise Failure("name-apart", command=_typed(ctx, whole))
    if left and ctx.info_name in NAMING and not named[0].lower().endswith(YAML_SUFFIXES):
        raise Failure("name-apart-left", command=_typed(ctx, [" ".join(named)]), left=" ".join(left))


def _given(command: Any, ctx: Any) -> list[str]:
    """What stands in the place of arguments, in order."""
    values = [ctx.params.get(each.name) for each in command.params if each.param_type_name == "argument"]
    return [word for each in values if each for word in ([each] if isinstance(each, str) else each)]


def _together(words: list[str]) -> list[str] | None:
    """The words with some of them, of which the first is no file by itself, as the one name of a file."""
    for begin in range(len(words) - 1):
        if os.path.isfile(words[begin]):  # noqa: PTH113 - batch is given thousands
            continue
        for end in range(begin + 2, min(begin + MOST_WORDS, len(words)) + 1):
            name = " ".join(words[begin:end])
            if os.path.isfile(name):  # noqa: PTH113
                return [*words[:begin], name, *words[end:]]
    return None


def _typed(ctx: Any, names: Sequence[str]) -> str:
    return " ".join([ctx.command_path, *map(file_as_typed, names)]) + shared_options(ctx.obj.arguments)
