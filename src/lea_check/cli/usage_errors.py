"""What is wrong with a command line, in the user's language: Typer finds it, but tells of it in English."""

from typing import Any

import typer

from lea_check.words import Words

UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # Typer keeps its Click to itself


class TooMuchError(UsageError):  # type: ignore[misc, valid-type]
    """Arguments that nobody asked for."""


def usage_line(error: Any, words: Words) -> str:
    """What is wrong, and which help to ask for."""
    path = error.ctx.command_path if error.ctx else "lea-check"
    said = _said(error, words)
    return f"{said}{' ' if said.endswith('?') else '; '}{words('cli.help', command=path)}"


def _said(error: Any, words: Words) -> str:
    kind = type(error).__name__
    if kind == "MissingParameter":
        return words("cli.missing-argument", name=error.param.metavar or error.param.name)
    if kind == "NoSuchOption":
        near = next(iter(error.possibilities or ()), None)
        key = "cli.unknown-option-near" if near else "cli.unknown-option"
        return words(key, given=error.option_name, near=near or "")
    if kind == "BadOptionUsage":
        key = "cli.unexpected-value" if _is_flag(error) else "cli.missing-value"
        return words(key, name=error.option_name)
    if isinstance(error, TooMuchError):
        return words("cli.unexpected", name=error.message)
    if kind == "BadParameter" and error.param.type_descriptor.is_ranged:
        least = error.param.type_descriptor.parameter_info.min
        return words("cli.number", name=error.param.opts[0], least=least)
    return words("cli.bad-usage", detail=error.format_message())


def _is_flag(error: Any) -> bool:
    named = (each for each in error.ctx.command.get_params(error.ctx) if error.option_name in each.opts)
    return any(each.is_flag for each in named)
