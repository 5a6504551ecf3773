"""A page is valid HTML in one file, the same each time, in which text of others stays text."""

import base64
import csv
import hashlib
import io
import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.support.cli import Cli
from tests.support.hostile_texts import HOSTILE, hostile_proposal
from tests.support.paths import ROOT
from tests.support.proposals import proposal_text

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
LISTS = ("conditions", "initiatives", "types", "regions", "steps", "protocol")
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "div", "header", "main", "nav", "section", "article", "h1", "h2",
    "h3", "h4", "p", "a", "span", "b", "ul", "ol", "li", "dl", "dt", "dd", "table", "colgroup", "col", "thead", "tbody",
    "tr", "th", "td", "figure", "figcaption",
    *(SVG + name for name in ("svg", "title", "desc", "path", "circle", "rect", "text")),
}  # fmt: skip


def parsed(page: str) -> Element:
    """The page as a tree; raises html5lib.html5parser.ParseError where it is not valid."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text(element: Element) -> str:
    return "".join(element.itertext())


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.json"
    path.write_text(hostile_proposal(), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_page_is_valid_and_holds_nothing_that_could_run_or_load(cli: Cli, path: Path, lang: str) -> None:
    page = cli("assess", path, "-f", "html", "--lang", lang).out
    tree = parsed(page)
    assert tree.get("lang") == lang
    assert {element.tag for element in tree.iter()} <= ALLOWED
    names = {name.lower() for element in tree.iter() for name in element.keys()}  # noqa: SIM118 an element's own
    assert not [name for name in names if name.startswith("on") or name in ("src", "style", "srcset", "action")]
    assert all(element.get("href", "#").startswith("#") for element in tree.iter())
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("name", LISTS)
def test_the_knowledge_is_a_valid_page_too(cli: Cli, name: str) -> None:
    assert {element.tag for element in parsed(cli(name, "-f", "html").out).iter()} <= ALLOWED


def test_the_policy_allows_the_one_style_sheet_and_nothing_else(cli: Cli) -> None:
    tree = parsed(cli("assess", EXAMPLES[0], "-f", "html").out)
    policy = next(meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv"))
    style = next(tree.iter("style")).text or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_names_within_a_page_are_unique_and_lead_somewhere(cli: Cli) -> None:
    for path in EXAMPLES:
        tree = parsed(cli("assess", path, "-f", "html").out)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        links = [element.get("href", "")[1:] for element in tree.iter("a")]
        labels = [each for element in tree.iter() for each in element.get("aria-labelledby", "").split()]
        assert len(links) > 10
        assert {*links, *labels} <= {*ids}


def test_every_picture_has_a_title_a_description_and_its_figures_in_a_table(cli: Cli) -> None:
    tree = parsed(cli("assess", ROOT / "examples" / "jongeren-aan-het-werk.yaml", "-f", "html").out)
    pictures = [*tree.iter(f"{SVG}svg")]
    assert len(pictures) > 20
    for picture in pictures:
        assert picture.get("role") == "img"
        title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
        assert title is not None
        assert description is not None
        assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert text(title)
        assert text(description)
    spread = next(each for each in tree.iter("article") if "spread" in each.get("class", ""))
    drawn = [text(each) for each in spread.iter(f"{SVG}text") if each.get("class") == "count"]
    listed = [text(cell) for row in spread.findall(".//tbody/tr") for cell in row.findall("td")[:-1]]
    assert drawn == listed


def test_a_status_is_never_a_colour_or_a_symbol_alone(cli: Cli) -> None:
    tree = parsed(cli("assess", EXAMPLES[-1], "-f", "html", "--lang", "nl").out)
    marks = [text(each) for each in tree.iter("span") if each.get("class", "").startswith("mark ")]
    assert len(marks) > 10
    assert {*marks} <= {"● op orde", "◐ deels", "○ nog niet", "? open", "– n.v.t."}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_text_that_tries_to_act_comes_out_as_text(cli: Cli, hostile: Path, lang: str) -> None:
    page = cli("assess", hostile, "-f", "html", "--lang", lang).out
    tree = parsed(page)
    assert {element.tag for element in tree.iter()} <= ALLOWED
    for place in (next(tree.iter("title")), next(tree.iter("h1")), next(tree.iter("main"))):
        for part in HOSTILE:
            shown = re.sub(r"[\u200f\u202c\u202e]", lambda found: f"\\u{ord(found[0]):04x}", part)
            assert shown in text(place)
    assert not re.search(r"[\u200f\u202c\u202e]", page)


def test_the_same_proposal_gives_the_same_bytes(cli: Cli, tmp_path: Path) -> None:
    first, second = (tmp_path / f"{name}.html" for name in ("first", "second"))
    for target in (first, second):
        assert cli("assess", EXAMPLES[1], "-o", target, "--lang", "nl").code == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_ladder_marks_what_holds(cli: Cli) -> None:
    tree = parsed(cli("assess", ROOT / "examples" / "techniekroute-luchthaven.yaml", "-f", "html", "--lang", "nl").out)
    rungs = [
        (each.get("class"), " ".join(text(each).split())) for each in tree.iter("li") if "rung" in each.get("class", "")
    ]
    assert rungs == [
        ("rung", "Klaar om te starten én te blijven"),
        ("rung", "Klaar om te starten"),
        ("rung", "Haalbaar, mits"),
        ("rung here", "Nog niet klaar hier, tot nu toe"),
    ]


def test_next_steps_have_their_place_on_the_line_of_the_step_plan(cli: Cli) -> None:
    tree = parsed(cli("assess", ROOT / "examples" / "techniekroute-luchthaven.yaml", "-f", "html", "--lang", "en").out)
    stops = [" ".join(text(each).split()) for each in tree.iter("li") if "stop" in each.get("class", "").split()]
    assert [stop.split()[0] for stop in stops] == ["1a", "1b", "1c", "1d", "2", "3"]
    counted = {stop.split()[0]: int(found[1]) for stop in stops if (found := re.search(r"(\d+) steps?$", stop))}
    placed = [text(row[0]) for row in tree.findall(".//section[@id='next']//tbody/tr")]
    assert counted == {step: placed.count(step) for step in set(placed)}


def test_a_protocol_on_paper_has_room_to_write_after_each_question(cli: Cli) -> None:
    tree = parsed(cli("protocol", "-f", "html").out)
    rooms = [each for each in tree.iter("div") if each.get("class") == "room"]
    assert len(rooms) == 13
    assert all(len(room) >= 3 for room in rooms)


def many(folder: Path, count: int) -> None:
    for number in range(count):
        text = proposal_text(name=f"Plan {number:03}", answers=f"  demand: {number % 4}\n  focus: {number % 3}")
        (folder / f"p{number:03}.yaml").write_text(text, encoding="utf-8")


def cells(row: Element) -> list[str]:
    return [" ".join(text(cell).split()) for cell in row if cell.tag in ("th", "td")]


def table(tree: Element, name: str) -> list[list[str]]:
    found = next(each for each in tree.iter("table") if name in each.get("class", "").split())
    return [cells(row) for row in found.iter("tr") if row.get("class") != "block"][1:]


def test_a_portfolio_shows_where_all_stand_what_holds_them_back_and_all_conditions(cli: Cli) -> None:
    tree = parsed(cli("batch", ROOT / "examples", "-f", "html", "--lang", "nl").out)
    listed = [*csv.DictReader(io.StringIO(cli("batch", ROOT / "examples", "-f", "csv", "--lang", "nl").out))]
    ranking, standing = table(tree, "by-rank"), table(tree, "standing")
    assert [row[0] for row in ranking] == [each["rank"] for each in listed]
    assert all(each["name"] in row[1] for each, row in zip(listed, ranking, strict=True))
    running = {each["file"] for each in listed if each["stage"] in ("running", "structural")}
    counted = Counter((each["file"] in running, each["headline"]) for each in listed)
    now = [int(found[1]) for row in standing if (found := re.search(r"(\d+) / 17", row[1]))]
    assert sorted(filter(None, now)) == sorted(counted.values())
    heat = table(tree, "map")
    for each, row in zip(listed, heat, strict=True):
        counts = Counter(cell[1:] for cell in row[1:])
        assert sum(counts[word] for word in ("op orde", "deels", "nog niet", "open", "n.v.t.")) == 10
        assert each["name"] in row[0]
    held = [tuple(int(re.findall(r"\d+", cell)[-1]) for cell in row[1:3]) for row in table(tree, "held")]
    assert held == sorted(held, reverse=True)
    assert held[0][0] > 0


def test_a_portfolio_can_be_read_in_four_orders(cli: Cli) -> None:
    tree = parsed(cli("batch", ROOT / "examples", "-f", "html", "--lang", "en").out)
    names = [row[1] for row in table(tree, "by-name")]
    assert names == sorted(names, key=str.casefold)
    orders = {tuple(row[0] for row in table(tree, f"by-{each}")) for each in ("rank", "name", "type", "gap")}
    assert len(orders) == 4
    assert len({frozenset(order) for order in orders}) == 1
    assert len([each for each in tree.iter("input") if each.get("type") == "radio"]) == 4


def test_a_portfolio_of_very_many_says_what_it_leaves_out(cli: Cli, tmp_path: Path) -> None:
    many(tmp_path, 230)
    tree = parsed(cli("batch", tmp_path, "-f", "html", "--lang", "en").out)
    assert len(table(tree, "map")) == len(table(tree, "by-rank")) == 200
    assert "the first 200 of 230 proposals" in text(tree)
    assert sum(int(number) for row in table(tree, "standing") for number in re.findall(r"(\d+) / 230", row[1])) == 230


def test_a_portfolio_names_what_could_not_be_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: [\n", encoding="utf-8")
    found = cli("batch", tmp_path, "-f", "html", "--lang", "nl")
    assert found.code == 2
    tree = parsed(found.out)
    assert "bad.yaml:2" in text(tree)
    assert "0 voorstellen" in text(tree)


def test_a_portfolio_of_hostile_proposals_holds_text_alone(cli: Cli, hostile: Path) -> None:
    tree = parsed(cli("batch", hostile, "-f", "html").out)
    assert {element.tag for element in tree.iter()} <= ALLOWED | {"fieldset", "legend", "label", "input", "small"}
    assert HOSTILE[0] in text(next(each for each in tree.iter("table") if "map" in each.get("class", "")))
