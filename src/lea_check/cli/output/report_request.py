"""What is asked of each report of judgements: its format, where it goes, for which region, and what it must show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lea_check.cli.errors import EXIT_DONE, EXIT_REQUIRE, say
from lea_check.cli.output.results import PAGE, chosen_format, may_open, screen_for, show_page, write_result
from lea_check.cli.refusals import known_region, known_rung
from lea_check.cli.session import Session
from lea_check.model.assessment import Verdict
from lea_check.model.vocabulary import RUNGS, Headline, Rung
from lea_check.report.formats import Format, Result, Screen
from lea_check.report.sentence import rung_name


@dataclass(frozen=True)
class Stand:
    """Where a proposal stands: its headline, the rung that is proven, and the one that is still possible."""

    name: str
    headline: Headline
    proven: Rung
    possible: Rung
    running: bool


def stand_of(name: str, verdict: Verdict) -> Stand:
    """Where a proposal stands by its verdict."""
    return Stand(name, verdict.headline, verdict.proven, verdict.possible, verdict.running)


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """What was asked of a report.

    `machine`: it is for programs. `output`: None and "-" are standard output. `opening`: show it in the browser.
    `region`: judge for this one in place of that of the file. `shown`: count only what evidence is named for.
    `required`: the rung that must be proven.
    """

    format: str
    machine: bool
    output: str | None
    opening: bool
    region: str | None
    shown: bool
    required: Rung | None

    def screen(self, session: Session) -> Screen:
        """What the place that the report goes to can show."""
        return screen_for(session, self.output)

    def deliver(self, result: Result, session: Session, what: str | None) -> None:
        """Write the report, and show it in the browser if that is asked. Raises Failure.

        `what`: what it is, as `write_result` has it.
        """
        if self.opening:
            show_page(result, self.output, session)
        else:
            write_result(result, self.output, session, machine=self.machine, what=what)

    def is_below(self, rung: Rung) -> bool:
        """Whether a rung is lower than the required one, if there is one."""
        return self.required is not None and RUNGS.index(rung) < RUNGS.index(self.required)

    def code(self, stands: Iterable[Stand], session: Session) -> int:
        """The exit code. Names each proposal that is below the required rung, and whether that is a no."""
        below = [stand for stand in stands if self.is_below(stand.proven)]
        for stand in below:
            key = "cli.require" if self.is_below(stand.possible) else "cli.require-open"
            rung = rung_name(stand.headline, session.words, running=stand.running)
            say(session.words(key, name=stand.name, rung=rung))
        return EXIT_REQUIRE if below else EXIT_DONE


def report_request(
    session: Session,
    formats: Mapping[str, Format],
    *,
    asked: str | None,
    output: str | None,
    opening: bool,
    region: str | None,
    require: str | None,
    shown: bool,
) -> ReportRequest:
    """The request that the options of a command make. Raises Failure.

    `formats`: those that it can have, of which the first is that of the screen. `asked`: the one that was asked for.
    `require`: the name of the rung that must be proven.
    """
    name = chosen_format(asked, output, formats, default=PAGE if opening else next(iter(formats)))
    may_open(opening, name)
    required = known_rung(require)
    return ReportRequest(
        format=name,
        machine=formats[name].machine,
        output=output,
        opening=opening,
        region=known_region(region, session),
        shown=shown,
        required=required,
    )
