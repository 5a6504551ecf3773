"""Every format holds the same report, fits its screen and lets no text of others act."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from lea_check import Catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.processes import environment

Propose = Callable[..., Path]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml")) + sorted((ROOT / "examples" / "initiatives").glob("*.yaml"))

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)

EVIL = "\x1b[2J\u202e [bold]vet[/] <b>html</b> =1+1 | `code` ../../etc"
EVIL_YAML = '"\\e[2J\\u202e [bold]vet[/] <b>html</b> =1+1 | `code` ../../etc"'


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@each_example
def test_the_screen_and_markdown_tell_the_same(cli: Cli, path: Path) -> None:
    screen = letters(cli("assess", path, "--full", "--lang", "nl", COLUMNS="110").out)
    markdown = cli("assess", path, "-f", "md", "--lang", "nl").out
    lines = [re.sub(r"^(#+ |- |\d+\. )|\*\*", "", line) for line in markdown.splitlines() if "|" not in line]
    facts = [part for line in lines for part in re.split(r" \((?=wie en wanneer)", line)]
    missing = [fact for fact in facts if letters(fact) not in screen]
    assert not missing


@each_example
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(cli: Cli, path: Path, columns: int) -> None:
    for language in ("nl", "en"):
        lines = cli("assess", path, "--full", "--lang", language, COLUMNS=str(columns)).out.splitlines()
        assert max(map(len, lines)) <= columns
        assert not [line for line in lines if line != line.rstrip()]


@each_example
def test_json_follows_its_schema_and_is_the_same_each_time(cli: Cli, path: Path) -> None:
    schema = json.loads(cli("schema", "assessment").out)
    first = cli("assess", path, "-f", "json", "--lang", "nl").out
    jsonschema.Draft7Validator(schema).validate(json.loads(first))
    assert cli("assess", path, "-f", "json", "--lang", "nl").out == first


def test_ids_in_json_do_not_follow_the_language(cli: Cli) -> None:
    path = ROOT / "examples" / "jongeren-aan-het-werk.yaml"
    texts = {"title", "reasons", "advice", "reason", "sentence", "now", "next", "warnings"}

    def without_texts(value: object) -> object:
        if isinstance(value, dict):
            return {key: without_texts(inner) for key, inner in value.items() if key not in texts}
        return [without_texts(inner) for inner in value] if isinstance(value, list) else value

    dutch, english = (json.loads(cli("assess", path, "-f", "json", "--lang", each).out) for each in ("nl", "en"))
    assert dutch != english
    assert without_texts(dutch) == without_texts(english)


@pytest.mark.parametrize("name", ["terminal", "md", "json"])
def test_text_of_others_never_acts(cli: Cli, propose: Propose, name: str) -> None:
    file = propose(
        name=EVIL_YAML,
        summary=EVIL_YAML,
        notes=EVIL_YAML,
        answers=f"  demand: {{level: 1, evidence: {EVIL_YAML}, note: {EVIL_YAML}}}\n"
        f"  mass: {{not_applicable: {EVIL_YAML}}}\n",
    )
    out = cli("assess", file, "-f", name, "--lang", "nl").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    if name == "json":
        assert json.loads(out)["proposal"]["name"] == EVIL
    if name == "terminal":
        assert "[bold]vet[/]" in out
    if name == "md":
        assert "<b>" not in out


def test_each_section_stands_in_its_order(cli: Cli) -> None:
    path = ROOT / "examples" / "jongeren-aan-het-werk.yaml"
    whole, first = (cli("assess", path, *full, "--lang", "nl").out for full in (["--full"], []))
    heads = [
        "In één minuut", "De tien voorwaarden", "Per knelpunt", "Kortste weg naar de volgende trede",
        "Een ja op iemands woord", "Nog uit te zoeken", "Hoe er is gestemd", "Type samenwerking",
        "Wie deed dit eerder", "Regio", "Het stappenplan", "Alle antwoorden", "Hoe deze uitkomst ontstaat",
    ]  # fmt: skip
    assert re.findall(r"^(.*?) ──+$", whole, re.M) == heads
    assert re.findall(r"^(.*?) ──+$", first, re.M) == heads[:2]


@each_example
def test_one_minute_is_one_screen_and_the_first_part_little_more(cli: Cli, path: Path) -> None:
    for language in ("nl", "en"):
        narrow, wide = (cli("assess", path, "--lang", language, COLUMNS=each).out.splitlines() for each in ("60", "80"))
        first = next(number for number, line in enumerate(narrow) if line.startswith(("De tien", "The ten")))
        assert first <= 40
        assert len(wide) <= 60


def test_a_report_says_what_it_rests_on(cli: Cli) -> None:
    for language, words in (("nl", ("aanname", "2015")), ("en", ("assumption", "2015"))):
        out = cli("assess", ROOT / "examples" / "personeelsnetwerk-mkb.yaml", "-f", "md", "--lang", language).out
        assert all(word in out for word in words)


def test_too_little_known_is_said_first(cli: Cli) -> None:
    out = cli("assess", ROOT / "examples" / "avondschool-lelystad.yaml", "--lang", "nl").out
    assert out.index("te weinig bekend") < out.index("Klaar om te starten")


def test_what_a_small_exchange_does_not_need_is_left_out_and_the_report_says_why(cli: Cli) -> None:
    for name in ("terminal", "md"):
        path = ROOT / "examples" / "docent-in-bedrijf.yaml"
        out = cli("assess", path, "-f", name, "--full", "--lang", "nl").out
        assert "Telt niet mee: genoeg deelnemers (" in out
        assert "Hybride Docent" in out


def test_colours_are_used_on_a_screen_only_and_never_with_no_color(tmp_path: Path) -> None:
    script = "import pty,sys; sys.exit(pty.spawn([sys.executable,'-m','lea_check',*sys.argv[1:]]) >> 8)"
    example = str(ROOT / "examples" / "techniekroute-luchthaven.yaml")

    def screen(**env: str) -> str:
        found = subprocess.run(
            [sys.executable, "-c", script, "assess", example, "--lang", "nl"],
            capture_output=True, stdin=subprocess.DEVNULL, check=True,
            env=environment(TERM="xterm-256color", **env),
        )  # fmt: skip
        return found.stdout.decode()

    coloured, plain = screen(), screen(NO_COLOR="1")
    assert "\x1b[1;38;5;131m○ nog niet" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_lists_are_the_same_in_both_languages_as_json(cli: Cli, catalogue: Catalogue) -> None:
    for name in ("conditions", "initiatives", "types", "regions", "steps", "protocol"):
        dutch, english = (cli(name, "-f", "json", "--lang", each).out for each in ("nl", "en"))
        assert dutch == english
        assert json.loads(dutch)["format"] == f"lea-check/{name}/{2 if name in ('conditions', 'initiatives') else 1}"
        for form in ("terminal", "md"):
            assert cli(name, "-f", form, "--lang", "nl").out != cli(name, "-f", form, "--lang", "en").out
    assert len(json.loads(cli("conditions", "-f", "json").out)["conditions"]) == 10
    one = json.loads(cli("initiatives", "atc-amersfoort", "-f", "json").out)["initiatives"]
    assert [each["id"] for each in one] == ["atc-amersfoort"]
    for condition in catalogue.conditions:
        assert condition.questions[0].question["nl"] in re.sub(
            r"\s+", " ", cli("conditions", condition.id, "--lang", "nl").out
        )


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("value", ["²", "9" * 5_000], ids=["no number", "many digits"])
def test_a_screen_of_an_odd_size_shows_the_report_as_any_other(cli: Cli, name: str, value: str) -> None:
    found = cli("assess", EXAMPLES[0], "--lang", "nl", **{name: value})
    assert (found.code, found.out) == (0, cli("assess", EXAMPLES[0], "--lang", "nl").out)
