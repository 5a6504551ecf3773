"""Make examples/initiatives/: the ten initiatives of the study as proposals, answered by their coding in the content.

python docs/make_examples.py
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from lea_check import Catalogue, load_catalogue
from lea_check.model.catalogue import Condition, Initiative

FOLDER = Path(__file__).parents[1] / "examples" / "initiatives"

STRUCTURAL = ("luchtvaartcollege-schiphol", "rdm-rotterdam")
"""Of these two annex 1.2 and annex 1.7 say that the collaboration is structural; of the others, that they run."""

PROFILE = ("initiator", "form", "scale", "goals", "target_groups", "education_levels", "sectors")


def files() -> Mapping[Path, str]:
    """The text of each file."""
    catalogue = load_catalogue()
    return {
        FOLDER / f"{each.id}.yaml": "\n".join(_lines(each, catalogue)) + "\n"
        for each in catalogue.initiatives
        if each.coding
    }


def _lines(initiative: Initiative, catalogue: Catalogue) -> Iterator[str]:
    annex = initiative.source.removeprefix("annex ")
    yield f"# {initiative.name}, as two readers coded annex {annex} of the study; unknown where it says nothing."
    yield "# Made by docs/make_examples.py from the coding in data/initiatives.yaml."
    yield "format: lea-check/proposal/2"
    yield f"content: {_value(catalogue.version, quoted=True)}"
    yield f"name: {_value(initiative.name)}"
    yield f"summary: {_value(initiative.summary['nl'])}"
    yield f"stage: {'structural' if initiative.id in STRUCTURAL else 'running'}"
    yield from (f"{field}: {_value(_plain(getattr(initiative, field)))}" for field in PROFILE)
    yield "partners:"
    for partner in initiative.partners:
        yield f"  - {_value({'name': partner.name, 'kind': partner.kind, 'role': partner.role})}"
    yield "answers:"
    for condition in catalogue.conditions:
        yield f"  {condition.id}:"
        yield from _answers(initiative, condition)


def _answers(initiative: Initiative, condition: Condition) -> Iterator[str]:
    for question in condition.questions:
        coding = initiative.coding.get(f"{condition.id}.{question.id}")
        yield f"    {question.id}: {coding.level if coding else 'unknown'}"


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _value(value: Any, *, quoted: bool = False) -> str:
    style = '"' if quoted else None
    text = yaml.safe_dump(
        value, default_flow_style=True, default_style=style, width=float("inf"), allow_unicode=True, sort_keys=False
    )
    return text.removesuffix("...\n").strip()


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
