"""What README and docs say is what the program does."""

import json
import re
import runpy
import shlex
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.support.cli import Cli
from tests.support.pages import PAGES
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMS = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")


def test_the_first_two_blocks_of_readme_are_the_two_commands() -> None:
    first, second = re.findall(r"```sh\n(.*?)```", README, re.S)[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "lea-check assess examples/" in first
    assert second.endswith("pytest -n auto\n")


def test_every_page_has_a_place_in_the_site() -> None:
    sections = runpy.run_path(str(ROOT / "docs" / "make_site.py"))["navigation"]()
    placed = [page for section in sections for pages in section.values() for page in pages]
    assert sorted(placed) == sorted(page.relative_to(ROOT).as_posix() for page in PAGES)


@pytest.mark.parametrize(
    "usage", [re.findall(r"```sh\n(.*?)```", README, re.S)[2], *re.findall(r"```sh\n(.*?)```", FORMS, re.S)]
)
def test_the_commands_that_the_docs_name_exist_with_their_options(cli: Cli, usage: str) -> None:
    for line in usage.splitlines():
        words = shlex.split(line, comments=True)[1:]
        if words[0].startswith("-"):
            assert words[0] in cli("--help").out
            continue
        shown = cli(words[0], "--help").out
        assert all(word in shown for word in words if word.startswith("--"))


@pytest.mark.parametrize("page", ["forms", "formulieren"])
def test_the_maps_of_columns_in_the_docs_are_right(cli: Cli, tmp_path: Path, page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    maps = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(maps) == 2
    for number, (given, cells) in enumerate(zip(maps, (["2", "a", "x", "43"], ["A1"]), strict=True)):
        headings = [heading for heading in yaml.safe_load(given) if heading != "*"]
        (tmp_path / "map.yaml").write_text(given, encoding="utf-8")
        (tmp_path / "a.csv").write_text("\n".join([",".join(headings), ",".join(cells)]), encoding="utf-8")
        found = cli("tally", tmp_path / "a.csv", "--map", tmp_path / "map.yaml", "--lang", "en")
        assert found.code == 0, found.err
        assert ("[mass.enough-participants]", "[mass.costs-shared]")[number] in found.out


def test_the_count_as_json_in_the_docs_is_what_it_says(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, shown = (re.search(rf"```{kind}\n(.*?)```", FORMS, re.DOTALL) for kind in ("csv", "json"))
    monkeypatch.chdir(tmp_path)
    Path("answers.csv").write_text(answers[1], encoding="utf-8")
    assert json.loads(cli("tally", "answers.csv", "-f", "json").out) == json.loads(shown[1])


def test_readme_names_every_command(cli: Cli) -> None:
    commands = re.findall(r"^  (\w+)  +\S", cli("--help", "--lang", "en").out.split("Options:")[0], re.M)
    assert {"assess", "protocol"} < set(commands)
    assert not [command for command in commands if command not in README]


def test_the_python_of_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(r"```python\n(.*?)```", README, re.S)
    assert code
    exec(code[1], {})
    assert capsys.readouterr().out == "not-yet\n"


def test_the_proposal_in_readme_is_right(cli: Cli) -> None:
    text = re.search(r"```yaml\n(.*?)```", README, re.S)
    assert text
    assert cli("check", "-", stdin=text[1].encode()).code == 0


def test_the_example_of_an_assessment_is_what_the_program_writes(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    written = (ROOT / "docs" / "assessment.json").read_text(encoding="utf-8")
    assert cli("assess", "examples/techniekroute-luchthaven.yaml", "-f", "json", "--lang", "en").out == written
    jsonschema.Draft7Validator(json.loads(cli("schema", "assessment").out)).validate(json.loads(written))


def test_the_picture_in_readme_is_what_the_program_shows() -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "make_pictures.py"))["report_picture"]()
    assert (ROOT / "docs" / "report.svg").read_text(encoding="utf-8") == drawn


def test_the_gallery_holds_every_format_and_its_texts_are_what_the_program_writes(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    for shown, command in runpy.run_path(str(ROOT / "docs" / "make_gallery.py"))["entries"]():
        assert shown.stat().st_size > 1000
        if shown.suffix in (".txt", ".md", ".json", ".html", ".csv"):
            target = tmp_path / shown.name
            assert cli(*(target if each == str(shown) else each for each in command)).code == 0
            assert target.read_text(encoding="utf-8") == shown.read_text(encoding="utf-8")
        assert f"docs/gallery/{shown.name}" in README


def test_the_pages_on_what_the_initiatives_teach_are_made_from_the_content() -> None:
    for path, text in runpy.run_path(str(ROOT / "docs" / "make_knowledge.py"))["pages"]().items():
        assert path.read_text(encoding="utf-8") == text


def test_the_recorded_interview_is_what_the_program_asks() -> None:
    shown = (ROOT / "docs" / "interview.txt").read_text(encoding="utf-8")
    recorded = runpy.run_path(str(ROOT / "docs" / "make_pictures.py"))["record"]()
    assert re.sub(r"\x1b\[[\d;]*m", "", recorded) == shown


def test_the_tests_that_the_pages_name_are_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"\b(test_\w+\.py)\b", page.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert named <= {path.name for path in (ROOT / "tests").rglob("test_*.py")}
