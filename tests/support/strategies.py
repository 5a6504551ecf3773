"""Proposals as hypothesis makes them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.proposals import proposal_of
from lea_check.files.text.documents import Document
from lea_check.model.proposal import Proposal
from lea_check.model.vocabulary import FORMS, OVERALL, PARTIES, SCALES, STAGES

CATALOGUE = load_catalogue()
QUESTIONS = [(condition.id, question.id) for condition in CATALOGUE.conditions for question in condition.questions]

levels = st.integers(0, 2)
hands = st.lists(st.integers(0, 12), min_size=3, max_size=4)
party_names = st.sampled_from(["company", "education", "government"])
votes = hands | st.dictionaries(party_names, hands, min_size=1, max_size=3)


def _mapping(**parts: Any) -> st.SearchStrategy[dict[str, Any]]:
    texts = {"evidence": st.text("ab ", max_size=5), "note": st.text("ab ", max_size=5)}
    return st.fixed_dictionaries(parts, optional=texts)


before = levels | st.fixed_dictionaries({"votes": votes}) | st.lists(levels, max_size=2)
answers = (
    levels
    | st.just("unknown")
    | st.none()
    | _mapping(level=levels | st.just("unknown"))
    | _mapping(votes=votes)
    | st.fixed_dictionaries({"votes": votes, "before": before})
    | _mapping(not_applicable=st.just("hoort er niet bij"))
    | st.fixed_dictionaries({"note": st.just("later"), "evidence": st.just("een brief")})
)


@st.composite
def answer_sets(draw: st.DrawFn) -> dict[str, Any]:
    """Answers under any of the conditions: for the whole condition, or for some of its questions."""
    found: dict[str, Any] = {}
    for condition in CATALOGUE.conditions:
        shape = draw(st.sampled_from(["none", "whole", "each", "each", "each"]))
        if shape == "whole":
            found[condition.id] = draw(answers)
        elif shape == "each":
            ids = [OVERALL, *(question.id for question in condition.questions)]
            found[condition.id] = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(ids, answers)))
    return found


def some(ids: Any, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(ids)), min_size=least, max_size=4, unique=True)


profiles = st.fixed_dictionaries(
    {"goals": some(CATALOGUE.goal_by_id, 1), "target_groups": some(CATALOGUE.group_by_id, 1)},
    optional={
        "stage": st.sampled_from(STAGES),
        "initiator": st.sampled_from(PARTIES),
        "form": st.sampled_from(FORMS),
        "scale": st.sampled_from(SCALES),
        "type": st.sampled_from(list(CATALOGUE.type_by_id)),
        "region": st.just("lelystad"),
        "sectors": some(["technology", "care", "aviation"]),
    },
)


def data_of(profile: Mapping[str, Any], answered: Mapping[str, Any]) -> dict[str, Any]:
    return {"format": "lea-check/proposal/2", "name": "Proef", **profile, "answers": dict(answered)}


proposal_data = st.builds(data_of, profiles, answer_sets())


def read(data: Mapping[str, Any]) -> Proposal:
    """The proposal that plain data stands for."""
    return proposal_of(Document("proposal.yaml", "", dict(data), is_json=False), CATALOGUE)


def of_levels(found: Mapping[tuple[str, str], Any], **profile: Any) -> Proposal:
    """A proposal with an answer for each given question."""
    grouped: dict[str, dict[str, Any]] = {}
    for (condition, question), answer in found.items():
        grouped.setdefault(condition, {})[question] = answer
    return read(data_of({"goals": ["renew-education"], "target_groups": ["students-mbo"]} | profile, grouped))


def all_at(level: Any, **profile: Any) -> Proposal:
    """A proposal with the same answer to every question."""
    return of_levels(dict.fromkeys(QUESTIONS, level), **profile)
