"""What a reader must know beside the outcome: what was left out, who is missing, what does not fit."""

from collections.abc import Iterator, Sequence

from lea_check.judge.open_questions import changed, newer
from lea_check.model.assessment import Standing
from lea_check.model.catalogue import Catalogue, Text
from lea_check.model.message import Label, Message, Param
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import PHASES

EMPLOYERS = ("company", "employers-association")
SCHOOLS = ("school", "knowledge-institute")


def warnings(proposal: Proposal, questions: Sequence[Standing], catalogue: Catalogue) -> Iterator[Message]:
    """All warnings of an assessment, those about the answers first."""
    yield from proposal.remarks
    yield from _left_out(questions, catalogue)
    yield from _empty_phases(questions, runs=proposal.runs)
    yield from core_warnings(proposal)
    yield from _newer_content(proposal, catalogue)
    yield from _changed(proposal, questions, catalogue)
    yield from _foreign_priorities(proposal, catalogue)
    for gap in catalogue.gaps:
        yield Message("warning.content", gap.model_dump())


def core_warnings(proposal: Proposal) -> Iterator[Message]:
    """A core that cannot carry a collaboration: of one, without an employer, or without the school that it needs."""
    kinds = {partner.kind for partner in proposal.core}
    if len(proposal.core) == 1:
        yield Message("warning.core-of-one", {"name": proposal.core[0].name})
    if kinds and kinds.isdisjoint(EMPLOYERS):
        yield Message("warning.core-without-employer")
    if kinds and proposal.education_levels and kinds.isdisjoint(SCHOOLS):
        yield Message("warning.core-without-school")


def _left_out(questions: Sequence[Standing], catalogue: Catalogue) -> Iterator[Message]:
    """Questions that somebody left out and that count all the same: of the core, and those over a third of a phase."""
    stay = [each for each in questions if each.why == "left-out"]
    core = [each for each in stay if each.core]
    if core:
        yield Message("warning.core-left-out", {"count": len(core), "questions": _titles(core, catalogue)})
    for phase in PHASES:
        over = [each for each in stay if each.phase == phase and not each.core]
        if over:
            params: dict[str, Param] = {
                "count": len(over),
                "label": Label("phase", phase),
                "questions": _titles(over, catalogue),
            }
            yield Message("warning.too-many-left-out", params)


def _titles(questions: Sequence[Standing], catalogue: Catalogue) -> tuple[Text, ...]:
    return tuple(catalogue.question_by_key[each.key].title for each in questions)


def _empty_phases(questions: Sequence[Standing], *, runs: bool) -> Iterator[Message]:
    for phase in PHASES:
        if not any(each.range for each in questions if each.phase == phase) and not (runs and phase == "start"):
            yield Message("warning.empty-phase", {"label": Label("phase", phase)})


def _newer_content(proposal: Proposal, catalogue: Catalogue) -> Iterator[Message]:
    """Questions that are not known here may be meant by what was answered."""
    if proposal.content and newer(proposal.content, catalogue.version):
        yield Message("warning.newer-content", {"content": proposal.content, "version": catalogue.version})


def _changed(proposal: Proposal, questions: Sequence[Standing], catalogue: Catalogue) -> Iterator[Message]:
    keys = {each.key for each in changed(proposal, questions, catalogue)}
    if keys:
        named = _titles([each for each in questions if each.key in keys], catalogue)
        yield Message("warning.changed", {"count": len(keys), "content": proposal.content or "", "questions": named})


def _foreign_priorities(proposal: Proposal, catalogue: Catalogue) -> Iterator[Message]:
    region = catalogue.region_by_id.get(proposal.region or "")
    if region is None:
        if proposal.priorities:
            yield Message("warning.no-region")
        return
    known = {priority.id for priority in region.priorities}
    for priority in proposal.priorities:
        if priority not in known:
            yield Message("warning.priority", {"priority": priority, "region": region.name})
