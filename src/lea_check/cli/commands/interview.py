"""`lea-check interview`: ask the questions, save after each answer, end with the report."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from lea_check.cli.arguments import option_value, shared_options, typed_options
from lea_check.cli.conversation.phone_room import PhoneSettings, going_on, let_in, opened_room, show_door, wait_for_all
from lea_check.cli.conversation.terminal import needs_input, open_draft, run, saver_opened
from lea_check.cli.errors import Failure
from lea_check.cli.options import Parties, Quick, condition_option, whole_number
from lea_check.cli.paths import yaml_name
from lea_check.cli.refusals import known_conditions, known_parties, one_of
from lea_check.cli.session import Session
from lea_check.drafts.reading import proposal_in, read_draft
from lea_check.files.old_format import FORMAT
from lea_check.files.text.names import as_typed
from lea_check.files.writing.draft_file import note_left
from lea_check.interview.conversation import Conversation
from lea_check.interview.dialogue import ResumeHint
from lea_check.interview.flow import InterviewState, Mode, Pick, Step, begin, steps
from lea_check.interview.picking import picked
from lea_check.interview.polling import locking
from lea_check.interview.prompts import Prompts
from lea_check.interview.rounds import Rounds
from lea_check.interview.saving import FileSaver
from lea_check.interview.terminal import Terminal
from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.report.formats import render_report

File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="interview-file")]
OnlyOrPick = Annotated[list[str] | None, condition_option("--only", help="interview-only")]
Redo = Annotated[bool, typer.Option("--redo", help="redo")]
Again = Annotated[bool, typer.Option("--again", help="again")]
From = Annotated[str | None, typer.Option("--from", metavar="QUESTION", help="from")]
Profile = Annotated[bool, typer.Option("--profile", help="profile")]
Group = Annotated[bool, typer.Option("--group", help="group")]
PartiesOn = Annotated[list[str] | None, condition_option("--parties-on", help="parties-on")]
OnPhones = Annotated[bool, typer.Option("--phones", help="phones")]
TryPhones = Annotated[bool, typer.Option("--try", help="try")]
KeepSmall = Annotated[bool, typer.Option("--keep-small", help="keep-small")]
Address = Annotated[str | None, typer.Option("--address", metavar="ADDRESS", help="address")]
Port = Annotated[int | None, whole_number("--port", metavar="NUMBER", help="port")]
Code = Annotated[str | None, typer.Option("--code", metavar="CODE", help="code")]
NEED_PHONES: Mapping[str, str] = {
    "try_phones": "--try", "keep_small": "--keep-small", "address": "--address", "port": "--port", "code": "--code",
}  # fmt: skip
OTHER_CHOICES: Mapping[str, str] = {"only": "--only", "redo": "--redo", "profile": "--profile", "start": "--from"}
"""What asks for other questions than a new round does."""

WithReport = Annotated[bool, typer.Option("--report", help="report")]


def interview_command(
    ctx: typer.Context,
    file: File = None,
    quick: Quick = False,
    only: OnlyOrPick = None,
    profile: Profile = False,
    redo: Redo = False,
    start: From = None,
    again: Again = False,
    group: Group = False,
    parties: Parties = None,
    parties_on: PartiesOn = None,
    report: WithReport = False,
    phones: OnPhones = False,
    try_phones: TryPhones = False,
    keep_small: KeepSmall = False,
    address: Address = None,
    port: Port = None,
    code: Code = None,
) -> int:
    """Ask the questions in a terminal."""
    session: Session = ctx.obj
    if parties_on and parties is None:
        raise Failure("interview-parties-on")
    if again:
        _refuse_with_again(file, ctx.params)
    pick = next((name for name in get_args(Pick) if name in (only or ())), None)
    mode = Mode(
        quick=quick,
        only=known_conditions([name for name in only or () if name != pick], session),
        pick=pick,
        redo=redo or start is not None,
        start=start,
        profile=profile,
        group=group or phones or parties is not None,
        parties=known_parties(parties, session),
        parties_on=known_conditions(parties_on, session),
    )
    if not phones:
        _refuse_without_phones(ctx.params)
        return run_interview(file, mode, session, with_report=report, again=again)
    settings = PhoneSettings(mode.parties, keep_small, address, port, code)
    if try_phones:
        return run_try(settings, session)
    return run_interview(file, mode, session, with_report=report, phones=settings, again=again)


def _refuse_without_phones(params: Mapping[str, Any]) -> None:
    """Raises Failure where something is asked of a room that nobody asked to open."""
    given = next((name for name in NEED_PHONES if params.get(name)), None)
    if given:
        raise Failure("interview-no-phones", name=NEED_PHONES[given])


def _refuse_with_again(file: str | None, params: Mapping[str, Any]) -> None:
    """Raises Failure where there is nothing to have a new round on, or where another choice of questions is asked."""
    given = next((name for option, name in OTHER_CHOICES.items() if params.get(option)), None)
    if given:
        raise Failure("again-alone", name=given)
    if file is None or not Path(yaml_name(file)).exists():
        raise Failure("again-file", name=file or "plan.yaml")


def run_try(settings: PhoneSettings, session: Session) -> int:
    """Only open a room, and see whether a phone can join."""
    prompts = Prompts(Terminal(session.screen), session.catalogue, session.words)

    def talk() -> bool:
        with opened_room(settings, session) as room:
            prompts.lock = locking(room, prompts)
            show_door(room, prompts, session)
            return wait_for_all(prompts, "tried")

    return run(talk, lambda: None, prompts.terminal)


def run_interview(
    file: str | None,
    mode: Mode,
    session: Session,
    *,
    with_report: bool,
    phones: PhoneSettings | None = None,
    again: bool = False,
) -> int:
    """Hold the interview; the exit code says how it ended."""
    path = yaml_name(file) if file is not None else None
    needs_input("interview-no-input")
    data = read_draft(path, session.catalogue) if path and Path(path).exists() else {"format": FORMAT}
    if again and not _can_be_judged(data):
        raise Failure("again-unfinished", name=str(path))
    prompts = Prompts(Terminal(session.screen), session.catalogue, session.words)
    picked_steps = _picked(path, data, mode, session.catalogue)
    state = begin(data, mode, session.catalogue, picked_steps)
    if mode.start is not None:
        one_of("any-question", mode.start, (step.name for step in steps(state, session.catalogue)))
    left = note_left(path) if phones and path else None  # before the lock is ours, which empties it
    with contextlib.ExitStack() as stack:
        saver = stack.enter_context(saver_opened(lambda: FileSaver(open_draft(path), prompts)))
        room = None
        if phones:
            room = stack.enter_context(opened_room(going_on(phones, left), session))
            saver.leave_in_lock(room.code)
        going = [*session.arguments, "--code", room.code] if room and phones and not phones.code else session.arguments
        talk = Conversation(prompts, saver, _hint(file, going), room)

        def talk_it_over() -> bool:
            if room and not let_in(room, prompts, session):
                return False
            if again:
                return _talk_again(talk, Rounds(prompts, saver), state, session, with_report=with_report)
            return _talk(talk, state, session, with_report=with_report)

        return run(talk_it_over, talk.farewell, prompts.terminal)


def _picked(path: str | None, data: Mapping[str, Any], mode: Mode, catalogue: Catalogue) -> tuple[Step, ...] | None:
    """What is asked of a proposal that can be judged; of one that cannot yet, all that the mode asks."""
    if path is None or mode.pick is None or not _can_be_judged(data):
        return None
    found = picked(mode.pick, proposal_in(data, catalogue, path), data, catalogue)
    return tuple(step for step in found if not mode.only or step.condition in mode.only)


def _can_be_judged(data: Mapping[str, Any]) -> bool:
    return all(data.get(name) for name in ("name", "goals", "target_groups"))


def _hint(file: str | None, arguments: Sequence[str]) -> ResumeHint:
    """To go on one types the same; after a quick look the conditions that were gone into."""

    start = option_value(arguments, "--from")

    def again(mode: Mode) -> str:
        at = f" --from {as_typed(mode.start)}" if mode.start else ""
        others = ("interview", file, *(("--from", f"--from={start}", start) if start else ()))
        if mode.quick or "--quick" not in arguments:
            return typed_options(arguments, *others) + at
        only = "".join(f" --only {condition}" for condition in mode.only)
        return typed_options(arguments, *others, "--quick") + only + at

    return ResumeHint(again, shared_options(arguments))


def _talk(talk: Conversation, state: InterviewState, session: Session, *, with_report: bool) -> bool:
    """Whether all was asked."""
    talk.welcome(state)
    return _to_the_end(talk, talk.ask_all(state), session, with_report=with_report)


def _talk_again(
    talk: Conversation, rounds: Rounds, state: InterviewState, session: Session, *, with_report: bool
) -> bool:
    """Whether all of a new round was asked."""
    talk.mode = state.mode
    rounds.welcome()
    begun = rounds.begin(state.data, state.mode)
    done = begun and (talk.ask_all(begun) if begun.picked else begun)
    rest = done and rounds.rest(done)
    return _to_the_end(talk, talk.ask_all(rest) if rest else done, session, with_report=with_report)


def _to_the_end(talk: Conversation, done: InterviewState | None, session: Session, *, with_report: bool) -> bool:
    """The end, and whatever the room wants to go on with; whether all was asked."""

    def report(found: Assessment) -> str:
        return str(render_report("terminal", found, session.catalogue, session.words, session.screen))

    while done is not None:
        going = talk.end(done, report if with_report else None)
        if going is None:
            return True
        done = talk.ask_all(going)
    return False
