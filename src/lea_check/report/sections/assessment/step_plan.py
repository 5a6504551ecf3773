"""The step plan of the study with where the gaps lie on it, and the method in five lines."""

from collections import Counter
from collections.abc import Iterator

from lea_check import __version__
from lea_check.report.blocks import Block, Bullets, Paragraph, PlanLine, PlanStep
from lea_check.report.sections.assessment.findings import Findings


def step_plan(found: Findings) -> Iterator[Block]:
    """The line of the step plan: how many questions that are not a yes have their place at each step."""
    words, plan = found.words, found.catalogue.steps
    phases = {phase.number: f"{phase.number} {words.say(phase.title)}" for phase in plan.phases}
    weak = [each for each in found.assessment.questions if each.range and not each.yes]
    places = Counter(found.question(each.key).step for each in weak)
    steps = tuple(
        PlanStep(
            step.id,
            words.say(step.title),
            phases[step.phase],
            places[step.id],
            words("report.gap-count", count=places[step.id]),
        )
        for step in plan.steps
    )
    yield PlanLine(words("report.plan-line"), steps)


def method(found: Findings) -> Iterator[Block]:
    """How the outcome came about, in five lines, and where the knowledge comes from."""
    words = found.words
    yield Bullets(tuple(words(f"report.method-{number}") for number in range(1, 6)))
    yield Paragraph(words("report.source", version=__version__, content=found.assessment.content))
