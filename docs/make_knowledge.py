"""Make docs/knowledge.nl.md and docs/knowledge.en.md from the content: what the initiatives teach, by condition.

python docs/make_knowledge.py
"""

from collections.abc import Mapping
from pathlib import Path

from lea_check import Catalogue, Proposal, load_catalogue, proposal_from
from lea_check.report.renderers.markdown import render_markdown
from lea_check.report.sections.conditions import taught_report
from lea_check.words import load_words

DOCS = Path(__file__).parent


def pages() -> Mapping[Path, str]:
    """The text of each page."""
    catalogue = load_catalogue()
    proposals = typical(catalogue)
    return {
        DOCS / f"knowledge.{language}.md": render_markdown(taught_report(catalogue, load_words(language), proposals))
        for language in ("nl", "en")
    }


def typical(catalogue: Catalogue) -> Mapping[str, Proposal]:
    """A proposal of each type, by its id: with all goals of that type, and with the groups of figure 2."""
    return {
        kind.id: proposal_from(
            {
                "format": "lea-check/proposal/2",
                "name": kind.id,
                "type": kind.id,
                "goals": [goal.id for goal in catalogue.types.goals if goal.type == kind.id],
                "target_groups": list(kind.target_groups),
            },
            catalogue,
        )
        for kind in catalogue.types.types
    }


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
