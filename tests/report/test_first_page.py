"""One minute: the first page by itself says what to do on Monday, and who does it."""

import json
import textwrap
from pathlib import Path

import pypdf
import pytest

from lea_check.words import load_words
from tests.support.cli import Cli
from tests.support.first_page import EXAMPLES, off_the_first_page, promised, steps_without_promise

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
each_language = pytest.mark.parametrize("lang", ["nl", "en"])


@each_language
@each_example
def test_on_paper_it_is_one_page_of_a4(cli: Cli, tmp_path: Path, path: Path, lang: str) -> None:
    assert cli("assess", path, "-o", tmp_path / "report.pdf", "--lang", lang).code == 0
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]
    document = json.loads(cli("assess", path, "-f", "json", "--lang", lang).out)
    assert off_the_first_page(pages, document, lang) == []


@each_language
@each_example
def test_the_screen_says_how_to_begin_with_each_step_and_who_does_it(cli: Cli, path: Path, lang: str) -> None:
    words, document = load_words(lang), json.loads(cli("assess", path, "-f", "json", "--lang", lang).out)
    screen = cli("assess", path, "--lang", lang, COLUMNS="60").out
    first = " ".join(screen[: screen.index(words("report.conditions"))].split())
    shown = document["first_steps"][:3]
    now = {lift["question"] for lift in (document["way_up"] or {"lift": []})["lift"]}
    shown_now = [step for step in steps_without_promise(document) if step in shown and step["question"] in now]
    for step in shown_now:
        if step["ask"]:
            assert words("minute.ask", whom=words.label("ask", step["ask"])) in first
        else:
            assert textwrap.shorten(step["advice"], 40, placeholder="") in first
    for promise in promised(document):
        if any(step["question"] == promise["question"] for step in shown):
            assert textwrap.shorten(promise["what"], 40, placeholder="") in first
            assert f"{promise['who']} · {promise['by']}" in first
    named = {each["question"] for each in promised(document)}
    assert first.count(words("minute.unclaimed", what="")) == sum(step["question"] not in named for step in shown)
