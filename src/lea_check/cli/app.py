"""The app: commands that are loaded when they are called, and help in the user's language."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import typer

from lea_check.cli import typer_adapter as adapter
from lea_check.cli.arguments import mended, refuse_unquoted, with_help_option
from lea_check.cli.command_table import COMMANDS
from lea_check.cli.ending.boundary import Boundary
from lea_check.cli.errors import Failure
from lea_check.cli.options import shared_options
from lea_check.cli.paths import check_inputs, expanded
from lea_check.cli.refusals import one_of
from lea_check.cli.session import Session, start_session
from lea_check.files.problems import InputError, meant
from lea_check.words import Words

Explained = TypeVar("Explained", adapter.Command, adapter.Group)


def run(arguments: Sequence[str]) -> int:
    """Run the command line. Returns the exit code. `help assess` is `assess --help`, which many type."""
    line = adapter.line_to_complete(os.environ)
    if line is not None:
        return Boundary((), lambda: _session_of(line), _complete).code()
    arguments = with_help_option(mended(arguments))
    return Boundary(arguments, lambda: start_session(arguments), lambda session: _call(arguments, session)).code()


def _call(arguments: Sequence[str], session: Session) -> int | None:
    code: int | None = adapter.call(build_app(session), arguments, session)
    return code


def _session_of(line: Sequence[str]) -> Session:
    """A session for a line that is still being typed: what is not right on it, is not yet."""
    try:
        return start_session(line)
    except (Failure, InputError):
        return start_session(())


def _complete(session: Session) -> int | None:
    """Nothing is told where nothing can be completed: a message would stand in the midst of what is typed."""
    try:
        return _call((), session)
    except (Failure, InputError):
        return None


def build_app(session: Session) -> adapter.Group:
    """The whole command line, explained in the language of the session."""
    words = session.words

    def top(ctx: typer.Context, version: bool = typer.Option(False, "--version", help="version")) -> None:
        if version:
            from lea_check import __version__

            typer.echo(f"lea-check {__version__}")
            raise typer.Exit
        if ctx.invoked_subcommand is None:
            typer.echo(words("start.text"))

    group = adapter.make_group(top, Commands, help=words("help.app"), epilog=words("example.interview"))
    return _explained(group, session)


class Commands(adapter.Group):
    """All commands by name; a module is imported only when its command is called."""

    def names(self) -> Sequence[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def load(self, name: str, session: Session) -> adapter.Command:
        """The command of a name."""
        return load_command(name, session)

    def refuse(self, name: str, session: Session) -> None:
        """Raises Failure, in the user's language, for a name that is no command."""
        if name not in COMMANDS and Path(name).is_file():
            raise Failure("file-alone", name=name)
        near = session.words.meant("command", name)
        if near and name not in COMMANDS:
            raise Failure.of(meant((), "command", name, near).message)
        one_of("command", name, COMMANDS)

    def sections(self, words: Words) -> Sequence[tuple[str, adapter.Table]]:
        """Commands by group, with a line each."""
        groups: dict[str, adapter.Table] = {}
        for name, entry in COMMANDS.items():
            groups.setdefault(entry.group, []).append((name, words(f"help.{name}")))
        return [(words(f"help.group.{group}"), table) for group, table in groups.items()]


class Single(adapter.Command):
    """One command."""

    def refuse(self, call: adapter.Call, left: Sequence[str]) -> None:
        """Raises Failure for a name that a shell took apart."""
        refuse_unquoted(call.path, call.given, left, call.session.arguments)

    def prepare(self, _call: adapter.Call) -> Mapping[str, Any]:
        """The files for names with a `*` that the shell left as they were.

        Raises Failure, before any work, for what can be read only once, or would be written over.
        """
        named = expanded(_call.params)
        check_inputs({**_call.params, **named}, _call.session)
        return named


def load_command(name: str, session: Session) -> adapter.Command:
    """A command from its module, explained in the language of the session."""
    module = import_module(f"lea_check.cli.commands.{COMMANDS[name].module}")
    function: Callable[..., Any] = getattr(module, f"{name}_command")
    words = session.words
    command = adapter.make_command(name, function, Single, help=words(f"help.{name}"), epilog=words(f"example.{name}"))
    return _explained(command, session, () if COMMANDS[name].catalogues else ("catalogue",))


def _explained(command: Explained, session: Session, without: Sequence[str] = ()) -> Explained:
    """The same command with the options that all share; the help of its parameters, until now a key, in words."""
    adapter.add_options(command, shared_options, without)

    def put(key: str, metavar: str | None) -> tuple[str, str | None]:
        name, _, known = key.partition("|")
        if name == "lang":
            known, metavar = ", ".join(session.languages), "|".join(session.languages)
        return session.words(f"help.opt.{name}", known=known), _stands_for(metavar, session.words)

    adapter.explain(command, put)
    return command


def _stands_for(metavar: str | None, words: Words) -> str | None:
    """What the user puts in place of it, such as [FILE], in the user's language."""
    return metavar and re.sub("[A-Z]{2,}", lambda name: words.label("metavar", name[0]), metavar)
