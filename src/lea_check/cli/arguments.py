"""The few options that matter before any command is known: the language, and where own content is."""

from collections.abc import Sequence

from lea_check.files.text.names import as_typed

BEFORE_ANY = ("--lang", "--data", "--catalogue")
"""Options with a value that may stand before a command."""


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """The last value given for a long option, as `--name value` or `--name=value`; None if it is not there."""
    return next(reversed(option_values(arguments, name)), None)


def option_values(arguments: Sequence[str], name: str) -> list[str]:
    """All values given for a long option, in order."""
    found = []
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == name and index + 1 < len(arguments):
            found.append(arguments[index + 1])
        elif argument.startswith(f"{name}="):
            found.append(argument[len(name) + 1 :])
    return found


def typed_options(arguments: Sequence[str], *others: str | None) -> str:
    """All options as they were typed, each after a space: all but the `others`, such as a command and its file."""
    left = [argument for argument in arguments if argument != "--"]
    for each in others:
        if each in left:
            left.remove(each)
    return "".join(f" {as_typed(each)}" for each in left)


def shared_options(arguments: Sequence[str]) -> str:
    """The options that every command takes, each after a space."""
    return "".join(f" {name} {as_typed(value)}" for name in BEFORE_ANY for value in option_values(arguments, name))


def with_help_option(arguments: Sequence[str]) -> Sequence[str]:
    """The same; but where `help` is the command, the option of what stands behind it. Of help there is no more help."""
    place = _of_command(arguments)
    if arguments[place : place + 1] != ["help"]:
        return arguments
    rest = [each for each in arguments[place + 1 :] if each != "help"]
    return [*arguments[:place], *rest, "--help"]


def _of_command(arguments: Sequence[str]) -> int:
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in BEFORE_ANY else 1
    return place
