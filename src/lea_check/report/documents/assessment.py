"""An assessment as JSON (docs/json.md): a document for scripts. Its types stand in `model.assessment_document`."""

import json
from typing import Any

from lea_check import __version__
from lea_check.model.assessment import Assessment, ConditionResult, Example
from lea_check.model.assessment_document import (
    FORMAT,
    AssessmentJson,
    ConditionJson,
    ExampleJson,
    PromiseJson,
    ProposalHead,
    Tool,
    VerdictJson,
)
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Promise, Proposal
from lea_check.report.documents.serializer import as_document
from lea_check.report.sentence import sentence
from lea_check.report.style.sanitize import sanitize_json
from lea_check.words import Words, load_words


def to_json(document: Any, *, indent: int | None = 2) -> str:
    """JSON text of a document, safe to show: the same document gives the same text. No indent: on one line."""
    return sanitize_json(json.dumps(document, ensure_ascii=False, indent=indent)) + "\n"


def to_document(assessment: Assessment, catalogue: Catalogue, lang: str = "en") -> AssessmentJson:
    """An assessment as `assess -f json` writes it (docs/json.md), with texts in `lang`.

    Raises InputError for a language without words.

    >>> from lea_check import assess, load_catalogue, load_proposal, to_document
    >>> catalogue = load_catalogue()
    >>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
    >>> to_document(result, catalogue)["format"]
    'lea-check/assessment/2'
    """
    return assessment_document(assessment, catalogue, load_words(lang))


def assessment_document(assessment: Assessment, catalogue: Catalogue, words: Words) -> AssessmentJson:
    """The document of an assessment, with texts in the language of `words`."""
    found: AssessmentJson = as_document(
        AssessmentJson,
        assessment,
        words,
        format=FORMAT,
        tool=tool(assessment.content),
        proposal=_proposal(assessment.proposal, words),
        verdict=as_document(VerdictJson, assessment.verdict, words, sentence=sentence(assessment, catalogue, words)),
        conditions=[_condition(each, catalogue, words) for each in assessment.conditions],
        plan=[_promise(each, words) for each in assessment.plan],
        examples=[_example(each, catalogue, words) for each in assessment.examples],
        warnings=[words.message(each) for each in assessment.warnings if words.heeds(each)],
    )
    return found


def tool(content: str) -> Tool:
    """What made a document: this program, with the version of its content."""
    return {"name": "lea-check", "version": __version__, "content": content}


def _proposal(proposal: Proposal, words: Words) -> ProposalHead:
    head: ProposalHead = as_document(ProposalHead, proposal, words, core=[each.name for each in proposal.core])
    return head


def _condition(result: ConditionResult, catalogue: Catalogue, words: Words) -> ConditionJson:
    known = catalogue.condition_by_id[result.id]
    found: ConditionJson = as_document(ConditionJson, result, words, number=known.number, title=words.say(known.title))
    return found


def _promise(promise: Promise, words: Words) -> PromiseJson:
    condition, _, question = (promise.question or "").partition(".")
    found: PromiseJson = as_document(
        PromiseJson, promise, words, condition=condition or None, question=question or None
    )
    return found


def _example(example: Example, catalogue: Catalogue, words: Words) -> ExampleJson:
    file = catalogue.initiative_by_id[example.initiative].file
    found: ExampleJson = as_document(ExampleJson, example, words, **({} if file is None else {"file": file}))
    return found
