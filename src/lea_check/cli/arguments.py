"""The command line as it was typed: what matters before any command is known, and how to type it again."""

import os
import re
from collections.abc import Sequence

from lea_check.cli.errors import Failure
from lea_check.files.text.names import YAML_SUFFIXES, as_typed, file_as_typed

SHARED = ("--lang", "--data", "--catalogue")
"""Options with a value that commands share, and that may stand before a command."""

NAMING = ("new", "interview", "record")
"""Commands that take one file, which need not be there yet."""

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""The dashes that word processors make of hyphens."""

_LONG_DASH = re.compile(rf"(?:[{DASHES}]-?|-[{DASHES}]|[{DASHES}]{{2}})([a-z][a-z-]*)(?=\Z|=)")

MOST_WORDS = 10
"""A name of more words that was typed without quotes is not looked for."""


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """The last value given for a long option, as `--name value` or `--name=value`; None if it is not there."""
    return next(reversed(option_values(arguments, name)), None)


def option_values(arguments: Sequence[str], name: str) -> list[str]:
    """All values given for a long option, in order."""
    values = []
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == name and index + 1 < len(arguments):
            values.append(arguments[index + 1])
        elif argument.startswith(f"{name}="):
            values.append(argument[len(name) + 1 :])
    return values


def typed_options(arguments: Sequence[str], *others: str | None) -> str:
    """All options as they were typed, each after a space: all but the `others`, such as a command and its file."""
    left = [argument for argument in arguments if argument != "--"]
    for other in others:
        if other in left:
            left.remove(other)
    return "".join(f" {as_typed(option)}" for option in left)


def shared_options(arguments: Sequence[str]) -> str:
    """The options that commands share, as they were typed, each after a space."""
    return "".join(f" {name} {as_typed(value)}" for name in SHARED for value in option_values(arguments, name))


def mended(arguments: Sequence[str]) -> list[str]:
    """The same with what a word processor or a shell made of it put right.

    A dash that was made long is two again, or one before one letter. Names of parties that a space, or PowerShell,
    split off after a comma are one list again.
    """
    found: list[str] = []
    for index, argument in enumerate(arguments):
        if "--" in arguments[:index]:
            found.append(argument)
        elif len(found) > 1 and _is_more_of_parties(found, argument):
            found[-1] = f"{found[-1].rstrip(',')},{argument.lstrip(',')}"
        else:
            found.append(_LONG_DASH.sub(_short_dash, argument))
    return found


def _short_dash(found: re.Match[str]) -> str:
    return f"-{found[1]}" if len(found[1]) == 1 else f"--{found[1]}"


def _is_more_of_parties(before: Sequence[str], argument: str) -> bool:
    """Whether an argument goes on with the names behind `--parties`; what could be a file or an option does not."""
    if before[-2] != "--parties" or argument[:1] in (*DASHES, "-") or not argument:
        return False
    if before[-1].endswith(",") or argument.startswith(","):
        return True
    has_file = any(each.lower().endswith(YAML_SUFFIXES) for each in before)
    return has_file and "." not in argument and not os.path.exists(argument)  # noqa: PTH110


def with_help_option(arguments: Sequence[str]) -> Sequence[str]:
    """The same; but where `help` is the command, the option of what stands behind it. Of help there is no more help."""
    at = _index_of_command(arguments)
    if arguments[at : at + 1] != ["help"]:
        return arguments
    rest = [argument for argument in arguments[at + 1 :] if argument != "help"]
    return [*arguments[:at], *rest, "--help"]


def _index_of_command(arguments: Sequence[str]) -> int:
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] in SHARED else 1
    return at


def refuse_unquoted(command: str, given: Sequence[str], left: Sequence[str], arguments: Sequence[str]) -> None:
    """Raises Failure where a name with a space was typed without quotes, so that a shell took it apart.

    That is so where words are together the name of a file; for a file to be made, where words are left over.
    `command`: as it was typed, such as `lea-check new`. `given`: what stands in the place of arguments. `left`: what
    no argument takes.
    """
    named = [*given, *left]
    whole = _joined(named)
    if whole:
        raise Failure("name-apart", command=_typed(command, whole, arguments))
    if left and command.rsplit(maxsplit=1)[-1] in NAMING and not named[0].lower().endswith(YAML_SUFFIXES):
        right = _typed(command, [" ".join(named)], arguments)
        raise Failure("name-apart-left", command=right, left=" ".join(left))


def _joined(words: list[str]) -> list[str] | None:
    """The words with some of them, of which the first is no file by itself, as the one name of a file."""
    for begin in range(len(words) - 1):
        if os.path.isfile(words[begin]):  # noqa: PTH113 - batch is given thousands
            continue
        for end in range(begin + 2, min(begin + MOST_WORDS, len(words)) + 1):
            name = " ".join(words[begin:end])
            if os.path.isfile(name):  # noqa: PTH113
                return [*words[:begin], name, *words[end:]]
    return None


def _typed(command: str, names: Sequence[str], arguments: Sequence[str]) -> str:
    return " ".join([command, *map(file_as_typed, names)]) + shared_options(arguments)
