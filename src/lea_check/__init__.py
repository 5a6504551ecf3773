"""Judge proposed collaborations between education and business on ten conditions.

>>> from lea_check import assess, load_catalogue, load_proposal
>>> catalogue = load_catalogue()
>>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
>>> result.verdict.headline
'feasible-if'

What stands in `__all__` is stable. All values are frozen, and the same input gives the same result.
"""

TYPE_CHECKING = False  # as `typing` has it, without the time that loading it takes
if TYPE_CHECKING:
    from lea_check.files.content.catalogue import load_catalogue
    from lea_check.files.problems import InputError, Problem
    from lea_check.files.proposals import load_proposal, proposal_from
    from lea_check.judge.assess import assess
    from lea_check.model.assessment import (
        Assessment,
        ConditionResult,
        Counts,
        Coverage,
        Disagreement,
        Example,
        Experience,
        FirstStep,
        KnownCount,
        LessonFound,
        Lift,
        Onward,
        OpenQuestion,
        PhaseResult,
        QuestionRef,
        QuestionResult,
        Range,
        RegionResult,
        Shown,
        TypeResult,
        Verdict,
        WayUp,
    )
    from lea_check.model.assessment_document import AssessmentJson
    from lea_check.model.catalogue import (
        Catalogue,
        Coding,
        CollaborationType,
        Condition,
        ConditionException,
        Goal,
        Initiative,
        InitiativePartner,
        Lesson,
        Overall,
        Priority,
        Question,
        Region,
        TargetGroup,
    )
    from lea_check.model.message import Label, Message
    from lea_check.model.proposal import Answer, Partner, Promise, Proposal, Votes
    from lea_check.report.documents.assessment import to_document
    from lea_check.report.formats import render
    from lea_check.report.problem_lines import explain

__version__ = "2.0.0"

__all__ = [
    "Answer",
    "Assessment",
    "AssessmentJson",
    "Catalogue",
    "Coding",
    "CollaborationType",
    "Condition",
    "ConditionException",
    "ConditionResult",
    "Counts",
    "Coverage",
    "Disagreement",
    "Example",
    "Experience",
    "FirstStep",
    "Goal",
    "Initiative",
    "InitiativePartner",
    "InputError",
    "KnownCount",
    "Label",
    "Lesson",
    "LessonFound",
    "Lift",
    "Message",
    "Onward",
    "OpenQuestion",
    "Overall",
    "Partner",
    "PhaseResult",
    "Priority",
    "Problem",
    "Promise",
    "Proposal",
    "Question",
    "QuestionRef",
    "QuestionResult",
    "Range",
    "Region",
    "RegionResult",
    "Shown",
    "TargetGroup",
    "TypeResult",
    "Verdict",
    "Votes",
    "WayUp",
    "assess",
    "explain",
    "load_catalogue",
    "load_proposal",
    "proposal_from",
    "render",
    "to_document",
]

# Loaded when first asked for, so that `--version` and `--help` need none of it.
_HOMES = {
    "Answer": ".model.proposal",
    "Assessment": ".model.assessment",
    "AssessmentJson": ".model.assessment_document",
    "Catalogue": ".model.catalogue",
    "Coding": ".model.catalogue",
    "CollaborationType": ".model.catalogue",
    "Condition": ".model.catalogue",
    "ConditionException": ".model.catalogue",
    "ConditionResult": ".model.assessment",
    "Counts": ".model.assessment",
    "Coverage": ".model.assessment",
    "Disagreement": ".model.assessment",
    "Example": ".model.assessment",
    "Experience": ".model.assessment",
    "FirstStep": ".model.assessment",
    "Goal": ".model.catalogue",
    "Initiative": ".model.catalogue",
    "InitiativePartner": ".model.catalogue",
    "InputError": ".files.problems",
    "KnownCount": ".model.assessment",
    "Label": ".model.message",
    "Lesson": ".model.catalogue",
    "LessonFound": ".model.assessment",
    "Lift": ".model.assessment",
    "Message": ".model.message",
    "Onward": ".model.assessment",
    "OpenQuestion": ".model.assessment",
    "Overall": ".model.catalogue",
    "Partner": ".model.proposal",
    "PhaseResult": ".model.assessment",
    "Priority": ".model.catalogue",
    "Problem": ".files.problems",
    "Promise": ".model.proposal",
    "Proposal": ".model.proposal",
    "Question": ".model.catalogue",
    "QuestionRef": ".model.assessment",
    "QuestionResult": ".model.assessment",
    "Range": ".model.assessment",
    "Region": ".model.catalogue",
    "RegionResult": ".model.assessment",
    "Shown": ".model.assessment",
    "TargetGroup": ".model.catalogue",
    "TypeResult": ".model.assessment",
    "Verdict": ".model.assessment",
    "Votes": ".model.proposal",
    "WayUp": ".model.assessment",
    "assess": ".judge.assess",
    "explain": ".report.problem_lines",
    "load_catalogue": ".files.content.catalogue",
    "load_proposal": ".files.proposals",
    "proposal_from": ".files.proposals",
    "render": ".report.formats",
    "to_document": ".report.documents.assessment",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name], __name__), name)
