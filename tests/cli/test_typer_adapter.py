"""What the program relies on inside Typer: a version with which these pass is one to allow in pyproject.toml.

Not one of these may go by a name of Typer's that `cli/typer_adapter.py` does not use.
"""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Annotated, Any

import pytest
import typer

from lea_check.cli import typer_adapter as adapter
from lea_check.cli.errors import Failure, ReaderGone
from lea_check.cli.options import whole_number
from lea_check.words import Words

WORDS = {
    "help.usage": "Gebruik", "help.options": "[OPTIES]", "help.command": "OPDRACHT", "help.arguments": "Wat u meegeeft",
    "help.options-title": "Opties", "help.opt.help": "Deze uitleg.", "example.title": "Voorbeeld",
}  # fmt: skip
SESSION = SimpleNamespace(words=Words("nl", WORDS))


class Taken(adapter.Command):
    """A command that notes how it was called, and refuses one word."""

    calls: list[tuple[str, adapter.Call, Sequence[str]]]

    def refuse(self, call: adapter.Call, left: Sequence[str]) -> None:
        self.calls.append(("refuse", call, left))
        if "apart" in left:
            raise Failure("name-apart", command="x")

    def prepare(self, call: adapter.Call) -> Mapping[str, Any]:
        self.calls.append(("prepare", call, ()))
        return {"region": call.params["region"] and call.params["region"].strip()}


def judge(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="files")],
    region: Annotated[str | None, typer.Option("--region", "-r", metavar="ID", help="region")] = None,
    count: Annotated[int | None, whole_number("--count", help="count")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="quick")] = False,
) -> int:
    ctx.obj.seen = (files, region, count, quick)
    return 7


def shared(
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help="lang")] = None,
    own: Annotated[list[str] | None, typer.Option("--own", metavar="FILE", help="own")] = None,
) -> tuple[Any, ...]:
    return lang, own


class Tool(adapter.Group):
    """A command line with one command, which is made when it is called."""

    def names(self) -> Sequence[str]:
        return ["judge", "other"]

    def load(self, name: str, session: Any) -> adapter.Command:
        command = adapter.make_command(name, judge, Taken, help="Oordeelt.", epilog="tool judge x")
        adapter.add_options(command, shared)
        adapter.explain(command, put)
        return command

    def refuse(self, name: str, _session: Any) -> None:
        if name not in self.names():
            raise Failure("file-alone", name=name)

    def sections(self, words: Words) -> Sequence[tuple[str, adapter.Table]]:
        return [("Opdrachten", [("judge", "Oordeelt."), ("other", "Iets anders.")])]


def put(key: str, metavar: str | None) -> tuple[str, str | None]:
    return f"<{key}>", metavar and metavar.replace("FILE", "BESTAND")


def top(ctx: typer.Context, version: bool = typer.Option(False, "--version", help="version")) -> None:
    if version:
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo("begin")


@pytest.fixture
def session() -> SimpleNamespace:
    Taken.calls = []
    return SimpleNamespace(words=SESSION.words, seen=None)


def call(session: SimpleNamespace, *arguments: str) -> Any:
    group = adapter.make_group(top, Tool, help="Een gereedschap.", epilog="tool judge x")
    adapter.add_options(group, shared)
    adapter.explain(group, put)
    return adapter.call(group, arguments, session)


def test_a_command_gets_its_values_and_gives_its_exit_code(session: SimpleNamespace) -> None:
    assert call(session, "judge", "a", "b", "-r", "x", "--count", "3", "--quick") == 7
    assert session.seen == (["a", "b"], "x", 3, True)
    assert call(session, "judge", "a") == 7
    assert session.seen == (["a"], None, None, False)


def test_the_added_options_are_taken_anywhere_and_not_handed_on(session: SimpleNamespace) -> None:
    assert call(session, "--lang", "nl", "--own", "x", "judge", "a", "--lang", "en", "--own=y") == 7
    assert session.seen == (["a"], None, None, False)


def test_before_the_work_a_command_knows_how_it_was_called(session: SimpleNamespace) -> None:
    call(session, "judge", "a", "b", "--region", "x")
    (first, refused, left), (second, prepared, _) = Taken.calls
    assert (first, second, [*left]) == ("refuse", "prepare", [])
    assert (prepared.path, prepared.given, prepared.session) == ("lea-check judge", ["a", "b"], session)
    assert prepared.params == {"files": ["a", "b"], "region": "x", "count": None, "quick": False, **refused.params}


def test_what_the_program_raises_passes_through(session: SimpleNamespace) -> None:
    for arguments in (["judge", "a", "--count", "0"], ["judge", "a", "--count", "-1"], ["judge", "a", "--count", "x"]):
        with pytest.raises(Failure):
            call(session, *arguments)
    with pytest.raises(Failure):
        call(session, "nothing")


@pytest.mark.parametrize(
    ("arguments", "key", "params"),
    [
        (["judge"], "missing-argument", {"name": "BESTAND..."}),
        (["judge", "a", "--region"], "missing-value", {"name": "--region"}),
        (["judge", "a", "-r"], "missing-value", {"name": "-r"}),
        (["judge", "a", "--quick=x"], "unexpected-value", {"name": "--quick"}),
        (["judge", "a", "--help=x"], "unexpected-value", {"name": "--help"}),
        (["judge", "a", "--frob"], "unknown-option", {"given": "--frob"}),
        (["judge", "a", "--regio", "x"], "unknown-option-near", {"given": "--regio", "near": "--region"}),
        (["judge", "a", "-z"], "unknown-option", {"given": "-z"}),
        (["--frob"], "unknown-option", {"given": "--frob"}),
        (["--lang"], "missing-value", {"name": "--lang"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_is_wrong_with_a_line_is_known_apart_from_its_words(
    session: SimpleNamespace, arguments: list[str], key: str, params: dict[str, str]
) -> None:
    with pytest.raises(adapter.UsageError) as raised:
        call(session, *arguments)
    problem = adapter.usage_problem(raised.value)
    assert (problem.key, problem.params) == (key, params)
    assert problem.command == ("lea-check judge" if "judge" in arguments else "lea-check")


def of_one(file: Annotated[str, typer.Argument(metavar="FILE", help="file")]) -> None:
    """Takes one word."""


def test_words_that_no_argument_takes_are_refused(session: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Tool, "load", lambda _self, name, _session: adapter.make_command(name, of_one, Taken, help="", epilog="")
    )
    with pytest.raises(adapter.UsageError) as raised:
        call(session, "judge", "a", "b", "c")
    problem = adapter.usage_problem(raised.value)
    assert (problem.key, problem.params, problem.command) == ("unexpected", {"name": "b c"}, "lea-check judge")
    assert [(name, [*left]) for name, _, left in Taken.calls] == [("refuse", ["b", "c"])]
    with pytest.raises(Failure):
        call(session, "judge", "a", "apart")


def test_help_is_in_words_of_ours_alone(session: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    call(session, "judge", "--help")
    text = capsys.readouterr().out
    assert text.splitlines()[0] == "Gebruik: lea-check judge [OPTIES] BESTAND..."
    assert [line.strip() for line in text.splitlines() if line.endswith(":") and not line.startswith("  ")] == [
        "Wat u meegeeft:", "Opties:", "Voorbeeld:",
    ]  # fmt: skip
    for option in ("-r, --region ID", "--count N", "--quick", "--lang LANG", "--own BESTAND", "-h, --help"):
        assert option in text
    assert [line.split()[-1] for line in text.splitlines() if "<" in line] == [
        "<files>", "<region>", "<count>", "<quick>", "<lang>", "<own>",
    ]  # fmt: skip
    call(session, "-h")
    text = capsys.readouterr().out
    assert text.splitlines()[0] == "Gebruik: lea-check [OPTIES] OPDRACHT"
    assert [text.index(each) for each in ("judge", "<version>", "<lang>", "<own>", "<install>", "<show>")] == sorted(
        text.index(each) for each in ("judge", "<version>", "<lang>", "<own>", "<install>", "<show>")
    )


def test_the_function_before_all_commands_may_end_it_and_is_called_without_one(
    session: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not call(session, "--version", "judge", "a")
    assert session.seen is None
    assert not call(session)
    assert capsys.readouterr().out == "begin\n"


def test_ctrl_c_is_ctrl_c(session: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_self: Taken, _call: adapter.Call) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Taken, "prepare", stop)
    with pytest.raises(KeyboardInterrupt):
        call(session, "judge", "a")


def test_a_reader_that_has_gone_is_told_apart_from_an_error(
    session: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_self: Taken, _call: adapter.Call) -> None:
        raise BrokenPipeError(32, "gone")

    monkeypatch.setattr(Taken, "prepare", stop)
    with pytest.raises(ReaderGone):
        call(session, "judge", "a")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("lea-check assess --data own ", ["assess", "--data", "own"]),
        ("lea-check --data 'ons eigen' conditions d", ["--data", "ons eigen", "conditions", "d"]),
        ("lea-check assess 'ons pl", ["assess", "ons pl"]),
        ("lea-check assess # x", ["assess", "#", "x"]),
    ],
)
@pytest.mark.parametrize("name", ["COMP_WORDS", "_TYPER_COMPLETE_ARGS"])
def test_the_line_to_complete_is_what_the_shell_says(name: str, line: str, words: list[str]) -> None:
    assert adapter.line_to_complete({"_LEA_CHECK_COMPLETE": "complete_bash", name: line}) == words
    assert adapter.line_to_complete({name: line}) is None
