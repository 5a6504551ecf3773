"""What is asked of each report of judgements: its format, where it goes, for which region, and what it must show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lea_check.cli.errors import EXIT_DONE, EXIT_REQUIRE, say
from lea_check.cli.output import PAGE, chosen_format, may_open, screen_for, show_page, write_result
from lea_check.cli.refusals import known_region, known_verdict
from lea_check.cli.session import Session
from lea_check.model.vocabulary import VERDICTS, Verdict
from lea_check.report.formats import Format, Rendered, Screen


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """What was asked of a report.

    `machine`: it is for programs. `output`: None and "-" are standard output. `opening`: show it in the browser.
    `region`: judge for this one in place of that of the file. `required`: the verdict that must hold now.
    """

    format: str
    machine: bool
    output: str | None
    opening: bool
    region: str | None
    required: Verdict | None

    def screen(self, session: Session) -> Screen:
        """What the place that the report goes to can show."""
        return screen_for(session, self.output)

    def deliver(self, result: Rendered, session: Session) -> None:
        """Write the report, and show it in the browser if that is asked. Raises Failure."""
        if self.opening:
            show_page(result, self.output, session)
        else:
            write_result(result, self.output, session, machine=self.machine)

    def is_below(self, proven: Verdict) -> bool:
        """Whether a verdict is lower than the required one, if there is one."""
        return self.required is not None and VERDICTS.index(proven) < VERDICTS.index(self.required)

    def code(self, proven: Iterable[tuple[str, Verdict]], session: Session) -> int:
        """The exit code. Names each proposal, given with the verdict that holds now, that is below the required one."""
        below = [(name, verdict) for name, verdict in proven if self.is_below(verdict)]
        for name, verdict in below:
            say(session.words("cli.require", name=name, verdict=session.words(f"verdict.{verdict}")))
        return EXIT_REQUIRE if below else EXIT_DONE


def report_request(
    session: Session,
    formats: Mapping[str, Format],
    *,
    output_format: str | None,
    output: str | None,
    opening: bool,
    region: str | None,
    require: str | None,
    on_screen: str = "terminal",
) -> ReportRequest:
    """The request that the options of a command make. `on_screen`: the format without any option. Raises Failure."""
    name = chosen_format(output_format, output, formats, default=PAGE if opening else on_screen)
    may_open(opening, name)
    required = known_verdict(require)
    return ReportRequest(
        format=name,
        machine=formats[name].machine,
        output=output,
        opening=opening,
        region=known_region(region, session),
        required=required,
    )
