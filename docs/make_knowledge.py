"""Make docs/knowledge.nl.md and docs/knowledge.en.md from the content: what the initiatives teach, by condition.

python docs/make_knowledge.py
"""

from collections.abc import Mapping
from pathlib import Path

from lea_check import load_catalogue
from lea_check.report.renderers.markdown import render_markdown
from lea_check.report.sections.knowledge import taught_report
from lea_check.words import load_words

DOCS = Path(__file__).parent


def pages() -> Mapping[Path, str]:
    """The text of each page."""
    catalogue = load_catalogue()
    return {
        DOCS / f"knowledge.{language}.md": render_markdown(taught_report(catalogue, load_words(language)))
        for language in ("nl", "en")
    }


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
