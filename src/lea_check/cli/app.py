"""The app: commands that are loaded when they are called, and help in the user's language."""

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from lea_check.cli.arguments import with_help_option
from lea_check.cli.choices import one_of
from lea_check.cli.command_table import COMMANDS
from lea_check.cli.errors import EXIT_INTERRUPTED, Failure, guard
from lea_check.cli.options import Catalogues, Data, Lang
from lea_check.cli.overwrite_guard import keep_inputs
from lea_check.cli.session import Session, start_session
from lea_check.cli.streams import ReaderGone
from lea_check.cli.unquoted_names import refuse_apart
from lea_check.cli.usage_errors import TooMuchError, UsageError
from lea_check.report.style.encoding import encoded
from lea_check.words import Words

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}
SINGLE = CONTEXT | {"allow_extra_args": True}  # which `Single` then refuses in the user's language


def run(arguments: Sequence[str]) -> int:
    """Run the command line. Returns the exit code. `help assess` is `assess --help`, which many type."""
    arguments = with_help_option(arguments)
    return guard(arguments, lambda: _main(arguments, start_session(arguments)))


def _main(arguments: Sequence[str], session: Session) -> int | None:
    try:
        found: int | None = build_app(session).main(
            list(arguments), prog_name="lea-check", standalone_mode=False, obj=session
        )
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # Typer takes that for an error
            raise ReaderGone from stop
        raise
    if found == EXIT_INTERRUPTED:  # Typer's own way to tell of Ctrl-C
        raise KeyboardInterrupt
    return found


def build_app(session: Session) -> Any:
    """The whole command line, explained in the language of the session."""
    words = session.words
    app = typer.Typer(cls=Commands, rich_markup_mode=None, invoke_without_command=True, context_settings=CONTEXT)

    @app.callback(help=words("help.app"), epilog=words("example.interview"))
    def top(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", help="version"),
        _lang: Lang = None,
        _data: Data = None,
        _catalogue: Catalogues = None,
    ) -> None:
        if version:
            from lea_check import __version__

            typer.echo(f"lea-check {__version__}")
            raise typer.Exit
        if ctx.invoked_subcommand is None:
            typer.echo(words("start.text"))

    return _explained(typer.main.get_command(app), session)


class Plain:
    """Help without colours, boxes or English headings: it must read well on any screen."""

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """What is left over. Raises UsageError, which then knows of which command it is."""
        try:
            left: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as error:
            error.ctx = ctx  # type: ignore[attr-defined]
            raise
        return left

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, the commands by group, arguments and options."""
        words: Words = ctx.find_root().obj.words
        names = [each.metavar for each in self.get_params(ctx) if each.param_type_name == "argument"]
        usage = [words("help.options"), *(names if isinstance(self, TyperCommand) else [words("help.command")])]
        formatter.write_usage(ctx.command_path, " ".join(usage), prefix=f"{words('help.usage')}: ")
        self.format_help_text(ctx, formatter)
        for title, rows in [*self.groups(ctx, words), *_parameters(self, ctx, words)]:
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        if self.epilog:
            with formatter.section(words("example.title")):
                formatter.write("".join(f"  {line}\n" for line in self.epilog.splitlines()))

    def get_help(self: Any, ctx: Any) -> str:
        """The help in letters that the screen knows; Typer takes a screen of ASCII for a mistake."""
        text = super().get_help(ctx)  # type: ignore[misc]
        coding = sys.stdout.encoding or "utf-8"
        return encoded(text, coding).decode(coding)

    def groups(self, ctx: Any, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
        """Commands by group; a single command has none."""
        return []


class Commands(Plain, TyperGroup):
    """All commands by name; a module is imported only when its command is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command with its options, explained; None for a name that is no command."""
        return load_command(cmd_name, ctx.find_root().obj) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises Failure, in the user's language, for a name that is no command."""
        if args[0] not in COMMANDS and Path(args[0]).is_file():
            raise Failure("file-alone", name=args[0])
        one_of("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def groups(self, ctx: Any, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
        """Commands by group, with a line each."""
        return [
            (
                words(f"help.group.{group}"),
                [(name, words(f"help.{name}")) for name, entry in COMMANDS.items() if entry.group == group],
            )
            for group in dict.fromkeys(entry.group for entry in COMMANDS.values())
        ]


class Single(Plain, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Nothing. Raises UsageError also for what is left over; and Failure for a name that a shell took apart."""
        left = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            refuse_apart(self, left, ctx)
            if left:
                raise TooMuchError(" ".join(left), ctx)
        return left

    def invoke(self, ctx: Any) -> Any:
        """What came of the command. Raises Failure, before any work, where it would write over what it reads."""
        keep_inputs(ctx.params, ctx.obj)
        return super().invoke(ctx)


def load_command(name: str, session: Session) -> Any:
    """A command from its module, explained in the language of the session."""
    module = import_module(f"lea_check.cli.commands.{COMMANDS[name].module}")
    function: Callable[..., Any] = getattr(module, f"{name}_command")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    words = session.words
    shown = words(f"example.{name}")
    app.command(name, cls=Single, help=words(f"help.{name}"), epilog=shown, context_settings=SINGLE)(function)
    return _explained(typer.main.get_command(app), session)


def _explained(command: Any, session: Session) -> Any:
    """The same command; the help of its parameters, until now a key, is put in words."""
    for parameter in command.params:
        key = {"install_completion": "install", "show_completion": "show"}.get(parameter.name, parameter.help)
        name, _, known = str(key).partition("|")
        if name == "lang":
            known, parameter.metavar = ", ".join(session.languages), "|".join(session.languages)
        parameter.help = session.words(f"help.opt.{name}", known=known)
        parameter.metavar = _stands_for(parameter.metavar, session.words)
    return command


def _stands_for(metavar: str | None, words: Words) -> str | None:
    """What the user puts in place of it, such as [FILE], in the user's language."""
    return metavar and re.sub("[A-Z]{2,}", lambda found: words.label("metavar", found[0]), metavar)


def _parameters(command: Any, ctx: Any, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        if parameter.name == "help":
            parameter.help = words("help.opt.help")
        if parameter.param_type_name == "argument":
            arguments.append((parameter.metavar, parameter.help))
        elif record := parameter.get_help_record(ctx):
            options.append((record[0], parameter.help or ""))
    return [(words("help.arguments"), arguments), (words("help.options-title"), options)]
