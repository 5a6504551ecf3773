"""All that this program takes from inside Typer, in one place.

Typer is meant for help and messages in English, and keeps the Click inside it to itself. What is relied on here has
no promise of its own; `tests/cli/test_typer_adapter.py` says what it is, and with which versions it holds.
"""

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from lea_check.cli.errors import ReaderGone
from lea_check.report.style.encoding import encoded
from lea_check.words import Words

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What Typer raises for a command line that is not right."""

INTERRUPTED = 130
"""Typer's own way to tell of Ctrl-C."""

COMPLETION = {"install_completion": "install", "show_completion": "show"}
"""The options for completion that Typer adds by itself, with the keys of their help."""

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

Table = list[tuple[str, str]]
"""Names with what they are, as in help."""


class TooMuchError(UsageError):  # type: ignore[misc, valid-type]
    """Arguments that nobody asked for."""


@dataclass(frozen=True)
class UsageProblem:
    """What is wrong with a command line: `key` and `params` of words under `cli`.

    `command`: as it was typed. `options`: those that it has, such as `--quick`.
    """

    command: str
    key: str
    params: Mapping[str, str]
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Call:
    """One command as it was called.

    `path`: as it was typed, such as `lea-check assess`. `given`: what stands in the place of arguments, in order.
    `params`: the values of all arguments and options, by name. `session`: what `call` was given.
    """

    path: str
    given: Sequence[str]
    params: Mapping[str, Any]
    session: Any


class Explained:
    """Help without colours, boxes or English headings, which reads well on any screen.

    The session, which Typer hands on, has the `words`.
    """

    def sections(self, _words: Words) -> Sequence[tuple[str, Table]]:
        """What stands in the help before arguments and options: titles, with names and what they are."""
        return ()

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """What is left over. Raises UsageError, which then knows of which command it is."""
        try:
            left: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as error:
            error.ctx = ctx  # type: ignore[attr-defined]
            raise
        return left

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, the sections, arguments and options, an example."""
        words: Words = ctx.find_root().obj.words
        formatter.write_usage(ctx.command_path, _usage(self, ctx, words), prefix=f"{words('help.usage')}: ")
        self.format_help_text(ctx, formatter)
        for title, rows in [*self.sections(words), *_parameters(self, ctx, words)]:
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


class Command(Explained, TyperCommand):
    """One command."""

    def refuse(self, call: Call, left: Sequence[str]) -> None:
        """Raises what is wrong with a call. `left`: what no argument takes, which is refused in any case."""

    def prepare(self, _call: Call) -> Mapping[str, Any]:
        """What is to be done, or refused, right before the work; gives the values that take the place of others."""
        return {}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Nothing. Raises UsageError also for what is left over."""
        left = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            self.refuse(_call(self, ctx), left)
            if left:
                raise TooMuchError(" ".join(left), ctx)
        return left

    def invoke(self, ctx: Any) -> Any:
        """What came of the command."""
        ctx.params |= self.prepare(_call(self, ctx))
        return super().invoke(ctx)


class Group(Explained, TyperGroup):
    """Commands by name; a command is loaded only when it is called."""

    def names(self) -> Sequence[str]:
        """The names of all commands, in the order of the help."""
        raise NotImplementedError

    def load(self, name: str, session: Any) -> Any:
        """The command of a name."""
        raise NotImplementedError

    def refuse(self, name: str, session: Any) -> None:
        """Raises what is wrong with the name of a command."""

    def list_commands(self, _ctx: Any) -> list[str]:
        """The names of all commands, as Typer asks for them."""
        return list(self.names())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, as Typer asks for it; None for a name that is no command."""
        return self.load(cmd_name, ctx.find_root().obj) if cmd_name in self.names() else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises what `refuse` raises."""
        self.refuse(args[0], ctx.find_root().obj)
        return super().resolve_command(ctx, args)


def make_command(name: str, function: Callable[..., Any], cls: type[Command], *, help: str, epilog: str) -> Command:
    """A command that calls a function with its arguments and options."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    context = CONTEXT | {"allow_extra_args": True}  # which `Command` then refuses in the user's language
    app.command(name, cls=cls, help=help, epilog=epilog, context_settings=context)(function)
    command: Command = typer.main.get_command(app)  # type: ignore[assignment]
    return command


def make_group(function: Callable[..., Any], cls: type[Group], *, help: str, epilog: str) -> Group:
    """The whole command line. The function is called before any command, and where there is none."""
    app = typer.Typer(cls=cls, rich_markup_mode=None, invoke_without_command=True, context_settings=CONTEXT)
    app.callback(help=help, epilog=epilog)(function)
    group: Group = typer.main.get_command(app)  # type: ignore[assignment]
    return group


def add_options(command: Command | Group, carrier: Callable[..., Any], leave_out: Sequence[str] = ()) -> None:
    """Give a command the options of another function too, whose values it is not called with; not some by name."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(carrier)
    at = sum(parameter.name not in COMPLETION for parameter in command.params)
    options = [option for option in typer.main.get_command(app).params if option.name not in leave_out]
    for option in options:
        option.expose_value = False
    command.params[at:at] = options


def explain(command: Command | Group, put: Callable[[str, str | None], tuple[str, str | None]]) -> None:
    """Put the help of all parameters in words. `put`: gives those for a key, and for what stands for a value."""
    for parameter in command.params:
        key = COMPLETION.get(parameter.name or "", str(getattr(parameter, "help", None)))
        text, parameter.metavar = put(key, parameter.metavar)
        parameter.help = text  # type: ignore[attr-defined]


def call(group: Group, arguments: Sequence[str], session: Any) -> Any:
    """What came of the command that is called.

    Raises UsageError, KeyboardInterrupt after Ctrl-C, ReaderGone where nobody reads standard output any more, which
    Typer takes for an error, and what a command raises.
    """
    try:
        result = group.main(list(arguments), prog_name="lea-check", standalone_mode=False, obj=session)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise ReaderGone from stop
        raise
    if result == INTERRUPTED:
        raise KeyboardInterrupt
    return result


def line_to_complete(environment: Mapping[str, str]) -> list[str] | None:
    """What stands on the line that a shell asks to complete, without the program; None where it asks no such thing."""
    if "_LEA_CHECK_COMPLETE" not in environment:
        return None
    line = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or ""
    reader = shlex.shlex(line, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.commenters = True, ""
    words: list[str] = []
    try:
        words.extend(reader)
    except ValueError:  # a quote that is still open
        words.append(reader.token)
    return words[1:]


def usage_problem(error: Exception) -> UsageProblem:
    """What a UsageError says, apart from the words in which Typer says it."""
    context: Any = getattr(error, "ctx", None)
    key, params = _reason(error)
    options = [name for each in context.command.get_params(context) for name in each.opts] if context else []
    return UsageProblem(context.command_path if context else "lea-check", key, params, options)


def _reason(error: Any) -> tuple[str, dict[str, str]]:
    match type(error).__name__:
        case "MissingParameter":
            return "missing-argument", {"name": error.param.metavar or error.param.name}
        case "NoSuchOption":
            near = next(iter(error.possibilities or ()), None)
            more = {"near": near} if near else {}
            return "unknown-option-near" if near else "unknown-option", {"given": error.option_name} | more
        case "BadOptionUsage":
            return "unexpected-value" if _is_flag(error) else "missing-value", {"name": error.option_name}
        case "TooMuchError":
            return "unexpected", {"name": error.message}
    return "bad-usage", {"detail": error.format_message()}


def _is_flag(error: Any) -> bool:
    named = (option for option in error.ctx.command.get_params(error.ctx) if error.option_name in option.opts)
    return any(option.is_flag for option in named)


def _call(command: Any, ctx: Any) -> Call:
    values = [ctx.params.get(parameter.name) for parameter in command.params if _is_argument(parameter)]
    given = [word for value in values if value for word in ([value] if isinstance(value, str) else value)]
    return Call(ctx.command_path, given, ctx.params, ctx.obj)


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _usage(command: Any, ctx: Any, words: Words) -> str:
    names = [parameter.metavar for parameter in command.get_params(ctx) if _is_argument(parameter)]
    return " ".join([words("help.options"), *(names if isinstance(command, Command) else [words("help.command")])])


def _parameters(command: Any, ctx: Any, words: Words) -> Iterator[tuple[str, Table]]:
    arguments: Table = []
    options: Table = []
    for parameter in command.get_params(ctx):
        if parameter.name == "help":
            parameter.help = words("help.opt.help")
        if _is_argument(parameter):
            arguments.append((parameter.metavar, parameter.help))
        elif record := parameter.get_help_record(ctx):
            options.append((record[0], parameter.help or ""))
    yield words("help.arguments"), arguments
    yield words("help.options-title"), options
