"""The few options that matter before any command is known: the language and the folder with own content."""

from collections.abc import Sequence


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """The last value given for a long option, as `--name value` or `--name=value`; None if it is not there."""
    found = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == name and index + 1 < len(arguments):
            found = arguments[index + 1]
        elif argument.startswith(f"{name}="):
            found = argument[len(name) + 1 :]
    return found
