"""The report for people, in the order of product contract section 5, from one assessment."""

from collections import Counter

from lea_check import __version__
from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.model.vocabulary import PHASES, VERDICTS, Phase
from lea_check.report.blocks import (
    Block,
    Bullets,
    ConditionRow,
    Grid,
    Ladder,
    Mark,
    Overview,
    Paragraph,
    PlanLine,
    PlanStep,
    Report,
    Rung,
    Section,
)
from lea_check.report.sections.answers import answers_blocks
from lea_check.report.sections.assessment_texts import Findings
from lea_check.report.sections.votes import vote_spread
from lea_check.words import Words


def build_report(assessment: Assessment, catalogue: Catalogue, words: Words) -> Report:
    """All that a report for people says, in the language of `words`."""
    findings = Findings(assessment, catalogue, words)
    proposal = assessment.proposal
    subtitle = " · ".join(
        part
        for part in (
            words.say(catalogue.type_by_id[assessment.type.id].title),
            words.label("stage", proposal.stage) if proposal.stage else None,
            findings.region_name(),
            proposal.date,
        )
        if part
    )
    return Report(
        words.lang,
        proposal.name,
        subtitle,
        tuple(_sections(findings)),
        kind=words("report.title"),
        contents=words("report.contents"),
    )


def _sections(findings: Findings) -> list[Section]:
    parts = {
        "verdict": _verdict,
        "back": _holds_back,
        "conditions": _overview,
        "gaps": lambda found: found.gaps(),
        "way-up": _way_up,
        "fragile": _fragile,
        "open": _open,
        "hands": _hands,
        "type": _type,
        "examples": lambda found: found.examples(),
        "region": _region,
        "next": _next_steps,
        "answers": answers_blocks,
        "method": _method,
    }
    drawn = {name: tuple(part(findings)) for name, part in parts.items()}
    return [Section(name, findings.words(f"report.{name}"), blocks) for name, blocks in drawn.items() if blocks]


def _verdict(found: Findings) -> list[Block]:
    words, result = found.words, found.assessment
    blocks: list[Block] = []
    if not result.coverage.enough:
        answered = {"answered": result.coverage.answered, "of": result.coverage.of}
        blocks.append(Paragraph(words("report.too-little", **answered), "warning"))
    if found.summary:
        blocks.append(Paragraph(found.summary))
    blocks.append(Ladder(tuple(_rung(found, verdict) for verdict in reversed(VERDICTS))))
    if result.only_to_find_out:
        blocks.append(Paragraph(words("report.not-established"), "strong"))
    blocks += [Paragraph(line) for line in found.coverage_lines()]
    blocks += [
        Paragraph(f"{words('warning.label')}: {words.message(each)}", "warning")
        for each in result.warnings
        if words.heeds(each)
    ]
    return blocks


def _rung(found: Findings, verdict: str) -> Rung:
    result, words = found.assessment.verdict, found.words
    proven, possible = verdict == result.proven, verdict == result.possible
    if result.firm:
        label = words("report.both") if proven else ""
    else:
        label = words("report.proven") if proven else words("report.possible") if possible else ""
    return Rung(words(f"verdict.{verdict}"), proven, possible, label)


def _holds_back(found: Findings) -> list[Block]:
    blocks: list[Block] = []
    for phase in PHASES:
        weak = found.weak_conditions(phase)
        if weak:
            names, symbols = zip(*weak, strict=True)
            blocks.append(Bullets(names, found.words(f"phase.{phase}").capitalize(), symbols))
    return blocks or [Paragraph(found.words("report.back-none"))]


def _overview(found: Findings) -> list[Block]:
    words = found.words
    rows = []
    for result in found.assessment.conditions:
        condition = found.catalogue.condition_by_id[result.id]
        phases = tuple(_phase_mark(found, result.phases.get(phase), phase, result.id) for phase in PHASES)
        rows.append(
            ConditionRow(
                condition.number,
                words.say(condition.title),
                result.range,
                found.mark(result.range),
                phases,
                tuple(found.span(result.phases.get(phase)) for phase in PHASES),
            )
        )
    headings = (words("report.condition"), *(words(f"phase.{phase}") for phase in PHASES))
    return [Overview(headings, tuple(rows), words("report.legend"))]


def _phase_mark(found: Findings, level: object, phase: Phase, condition: str) -> Mark:
    asked = any(question.phase == phase for question in found.catalogue.condition_by_id[condition].questions)
    if not asked:
        return Mark("none", "")
    return found.mark(level)  # type: ignore[arg-type]


def _way_up(found: Findings) -> list[Block]:
    words, way = found.words, found.assessment.way_up
    if way is None:
        top = found.assessment.verdict.proven == VERDICTS[-1]
        return [Paragraph(words("report.way-up-top" if top else "report.way-up-blocked"))]
    blocks: list[Block] = [
        Paragraph(words("report.way-up-to", verdict=words(f"verdict.{way.to}"), count=found.count(len(way.lift))))
    ]
    for how in ("find-out", "do"):
        key = "report.lift" if how == "do" else "report.lift-find-out"
        items = tuple(
            words(key, question=found.ask(lift.condition, lift.question), start=lift.start, to=lift.to)
            for lift in way.lift
            if lift.how == how
        )
        if items:
            blocks.append(Bullets(items, words(f"report.{how}")))
    return blocks


def _fragile(found: Findings) -> list[Block]:
    items = tuple(found.ask(*ref) for ref in found.assessment.fragile)
    if not items:
        return [Paragraph(found.words("report.fragile-none"))]
    return [Bullets(items, found.words("report.fragile-about"))]


def _open(found: Findings) -> list[Block]:
    words, blocks = found.words, list[Block]()
    for decisive in (True, False):
        items = tuple(
            f"{found.ask(each.condition, each.question)} ({words(f'open.{each.why}')})"
            for each in found.assessment.open_questions
            if each.decisive == decisive
        )
        if items:
            title = words("report.decisive" if decisive else "report.other" if blocks else "report.open-rest")
            blocks.append(Bullets(items, title[0].upper() + title[1:]))
    apart = tuple(found.apart(each) for each in found.assessment.disagreements)
    if apart:
        blocks.append(Bullets(apart, words("open.parties-apart").capitalize()))
    return blocks or [Paragraph(words("report.open-none"))]


def _hands(found: Findings) -> list[Block]:
    """The spread of each vote; one on a whole condition stands at all its questions, and is shown once."""
    blocks: list[Block] = []
    for condition in found.assessment.conditions:
        whole = condition.questions[0].whole
        for each in condition.questions[:1] if whole else condition.questions:
            if each.votes:
                title = found.title(condition.id) if whole else found.ask(condition.id, each.id)
                blocks.append(vote_spread(title, each.votes, each.before, found.words))
    return blocks


def _type(found: Findings) -> list[Block]:
    words, result, types = found.words, found.assessment.type, found.catalogue.type_by_id
    kind = types[result.id]
    blocks: list[Block] = [
        Paragraph(words.say(kind.title), "strong"),
        Paragraph(words.say(kind.about)),
        Bullets(tuple(words.message(reason) for reason in result.reasons)),
    ]
    if result.mixed:
        other = next(name for name in result.scores if name != result.id)
        blocks.append(Paragraph(words("type.mixed", other=types[other].title), "strong"))
    scores = ", ".join(
        f"{words.say(types[name].title)} {found.words.number(score)}" for name, score in result.scores.items()
    )
    return [*blocks, Paragraph(words("report.type-scores", scores=scores))]


def _region(found: Findings) -> list[Block]:
    words, result = found.words, found.assessment.region
    if result is None:
        return [Paragraph(words("report.region-none"))]
    region = found.catalogue.region_by_id[result.id]
    titles = {priority.id: words.say(priority.title) for priority in region.priorities}
    blocks: list[Block] = [Paragraph(words("report.region-about", region=region.name, year=region.as_of))]
    others = "report.not-served" if found.assessment.proposal.priorities else "report.priorities-open"
    for key, names in (("report.served", result.served), (others, result.not_served)):
        if names:
            blocks.append(Bullets(tuple(titles[name] for name in names), words(key)))
    return blocks


def _next_steps(found: Findings) -> list[Block]:
    words = found.words
    steps = found.assessment.next_steps
    columns = tuple(words(f"report.{name}") for name in ("step", "what", "who", "when"))
    blocks: list[Block] = []
    for phase in PHASES:
        rows = tuple((each.step, found.advice(each), "", "") for each in steps if each.phase == phase)
        if rows:
            blocks += [
                Paragraph(words(f"phase.{phase}").capitalize(), "heading"),
                Grid(columns, rows, (0, 10, 3, 3), by_hand=2),
            ]
    if not blocks:
        return [Paragraph(words("report.next-none"))]
    return [*blocks, _line(found)]


def _line(found: Findings) -> PlanLine:
    words, plan = found.words, found.catalogue.steps
    phases = {phase.number: f"{phase.number} {words.say(phase.title)}" for phase in plan.phases}
    places = Counter(each.step for each in found.assessment.next_steps)
    steps = (
        PlanStep(step.id, words.say(step.title), phases[step.phase], places[step.id], found.steps(places[step.id]))
        for step in plan.steps
    )
    return PlanLine(words("report.plan"), tuple(steps))


def _method(found: Findings) -> list[Block]:
    words = found.words
    lines = tuple(words(f"report.method-{number}") for number in range(1, 6))
    source = words("report.source", version=__version__, content=found.assessment.content)
    return [Bullets(lines), Paragraph(source)]
