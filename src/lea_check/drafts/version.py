"""Which version of the questions a proposal under way answers."""

from collections.abc import Container

from lea_check.drafts.data import Data, answers_of, is_answered, with_field
from lea_check.judge.open_questions import newer
from lea_check.model.catalogue import Catalogue


def with_version(data: Data, answered: Container[str], catalogue: Catalogue) -> Data:
    """The data with the present version of the content, once `answered` (as `condition.question`) are answered anew.

    It keeps the version that it names while an answer to a question of which the meaning changed since is left.
    """
    version = data.get("content")
    stale = version is not None and any(
        newer(question.since, str(version)) and key not in answered and _has_answer(data, key)
        for key, question in catalogue.question_by_key.items()
    )
    return data if stale else with_field(data, "content", catalogue.version)


def _has_answer(data: Data, key: str) -> bool:
    condition, _, question = key.partition(".")
    return is_answered(answers_of(data, condition).get(question))
