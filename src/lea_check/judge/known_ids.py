"""Whether a proposal holds what it may, of what a catalogue knows: another would be judged as if it said nothing."""

from collections.abc import Iterator

from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import OVERALL


def refuse_unknown_ids(proposal: Proposal, catalogue: Catalogue) -> None:
    """Raises ValueError for a proposal that was not read or made with this catalogue, nor with one that has its ids.

    Also for one in which something was put that is none of its values, as `model_copy` lets one do.
    """
    Proposal.model_validate(dict(proposal))
    unknown = next(_unknown_ids(proposal, catalogue), None)
    if unknown:
        raise ValueError(f"{unknown} is not in this catalogue: read the proposal with it, or use proposal_from")


def _unknown_ids(proposal: Proposal, catalogue: Catalogue) -> Iterator[str]:
    yield from (f"goal {each}" for each in proposal.goals if each not in catalogue.goal_by_id)
    yield from (f"target group {each}" for each in proposal.target_groups if each not in catalogue.group_by_id)
    if proposal.type and proposal.type not in catalogue.type_by_id:
        yield f"type {proposal.type}"
    if proposal.region and proposal.region not in catalogue.region_by_id:
        yield f"region {proposal.region}"
    keys = catalogue.question_by_key
    for condition, given in proposal.answers.items():
        if condition not in catalogue.condition_by_id:
            yield f"condition {condition}"
        yield from (
            f"question {condition}.{each}" for each in given if each != OVERALL and f"{condition}.{each}" not in keys
        )
    yield from (f"question {each.question}" for each in proposal.plan if each.question and each.question not in keys)
