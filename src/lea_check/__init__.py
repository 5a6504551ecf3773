"""Judge proposed collaborations between education and business on ten conditions.

>>> from lea_check import assess, load_catalogue, load_proposal
>>> catalogue = load_catalogue()
>>> result = assess(load_proposal("proposal.yaml", catalogue), catalogue)
>>> result.verdict.proven
'feasible-if'

What stands in `__all__` is stable. All values are frozen, and the same input gives the same result.
"""

TYPE_CHECKING = False  # as `typing` has it, without the time that loading it takes
if TYPE_CHECKING:
    from lea_check.files.content.catalogue import load_catalogue
    from lea_check.files.problems import InputError
    from lea_check.files.proposals import load_proposal
    from lea_check.judge.assess import assess
    from lea_check.model.assessment import Assessment
    from lea_check.model.catalogue import Catalogue
    from lea_check.model.proposal import Proposal
    from lea_check.report.problem_lines import explain

__version__ = "1.0.0"

__all__ = ["Assessment", "Catalogue", "InputError", "Proposal", "assess", "explain", "load_catalogue", "load_proposal"]

# Loaded when first asked for, so that `--version` and `--help` need none of it.
_HOMES = {
    "Assessment": ".model.assessment",
    "Catalogue": ".model.catalogue",
    "InputError": ".files.problems",
    "Proposal": ".model.proposal",
    "assess": ".judge.assess",
    "explain": ".report.problem_lines",
    "load_catalogue": ".files.content.catalogue",
    "load_proposal": ".files.proposals",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name], __name__), name)
