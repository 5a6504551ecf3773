"""What is read by lines is what libyaml reads; and what we write ourselves is read so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lea_check.files.problems import SyntaxFlaw
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.text.yaml import parse, parse_events
from lea_check.files.text.yaml_lines import parse_lines
from tests.support.cli import Cli
from tests.support.paths import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))

values = st.sampled_from(
    ["", "1", "07", "1.5", "null", "no", "two words", "2026-05-20", "it's", 'say "x"', "a # c", "a#b", "a: b", "a:b",
     "-", "- x", "'q'", "'it''s'", '"q"', '"\\n"', "'", '"', "[a, b]", "[a,b]", "[ a , b ]", "[a, , b]", "[a, b,]",
     '["a", b]', "['x, y', 2]",
     "[]", "{}", "[[a], b]", "[a: b]", "{a: 1}", "{a : 1}", "{a: 1, a: 2}", "{a}", "{a: }", "{a: {b: c}}",
     "{a: {b: [1, 2]}}", "{a: {b: [1], b: [2]}}", "{a: 'x, y', b: [1]}", "{a: b c: d}", "{a: b?, c: d}", "|", ">-",
     "&a b", "*a", "!t b", "? a", "é", "😀", "x\u2028y", "x\x85y", "x\ty", "a" * 1100]
)  # fmt: skip
lines = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "  ", "    ", " "]),
        st.sampled_from(["", "", "", "- ", "-   "]),
        st.sampled_from(["", "a:", "b: ", "c: ", "c:  ", "D: ", f"{'k' * 1030}: "]),
        values,
        st.sampled_from(["", "", "", " ", "  # c", "\r"]),
    ),
) | st.sampled_from(["", "# c", "  # c\x85d", "---", "...", "<<: *a"])


def agrees(text: str) -> bool:
    """Whether it is left to libyaml, or read as libyaml has it."""
    read = parse_lines(text)
    return read is None or repr(read) == repr(parse_events(text, PROPOSAL_LIMITS))


@given(st.lists(lines, min_size=1, max_size=7), st.sampled_from(["", "\n"]))
def test_lines_of_all_sorts_are_read_as_libyaml_has_them_or_left_to_it(given_lines: list[str], end: str) -> None:
    assert agrees("\n".join(given_lines) + end)


@given(st.sampled_from(EXAMPLES), st.data())
def test_a_proposal_with_something_typed_in_it_is_read_as_libyaml_has_it_or_left_to_it(
    path: Path, data: st.DataObject
) -> None:
    text = path.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 5))
    typed = data.draw(values | st.sampled_from(["\n", "\n  ", "\n- ", ": ", ", ", "#", "\ufeff", "\t"]))
    assert agrees(text[:at] + typed + text[at + gone :])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_proposal_as_people_write_it_is_read_by_lines(path: Path) -> None:
    assert parse_lines(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_new_proposal_is_read_by_lines_also_with_the_line_ends_of_windows(cli: Cli, tmp_path: Path, end: str) -> None:
    cli("new", str(tmp_path / "plan.yaml"))
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8").replace("\n", end)
    assert parse_lines(text)
    assert agrees(text)


def test_what_import_makes_of_a_sheet_is_read_by_lines(cli: Cli, tmp_path: Path) -> None:
    heading = "Naam,Doelen,Doelgroepen,Kernpartners,Datum,Samenvatting"
    sheet = f"{heading}\nPlan,upskilling,workers,Bouw & Zn; ROC,1-3-2026,Ja: 2\n"
    (tmp_path / "sheet.csv").write_text(sheet, encoding="utf-8")
    cli("import", str(tmp_path / "sheet.csv"), "-o", str(tmp_path / "out"))
    assert parse_lines((tmp_path / "out" / "plan.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("levels", "by_lines"), [(9, True), (12, False), (30, False)])
def test_lines_deeper_than_any_file_of_ours_are_left_to_libyaml(levels: int, by_lines: bool) -> None:
    deep = "".join(f"{'  ' * depth}a:\n" for depth in range(levels)) + "  " * levels + "b: 1\n"
    assert (parse_lines(deep) is not None) == by_lines


@pytest.mark.parametrize("line", ["{}!", "a:{}!", "- a:{}!", "a: b{}:", "a: [b{}?]"])
def test_a_line_of_a_million_spaces_that_is_more_than_plain_is_left_to_libyaml_without_trying_for_hours(
    line: str,
) -> None:
    assert parse_lines(line.format(" " * 1_000_000)) is None


def test_short_lines_do_not_hold_more_values_than_any_file_may() -> None:
    lines = "x:\n" + "- a:\n" * (PROPOSAL_LIMITS.nodes // 3)
    with pytest.raises(SyntaxFlaw, match="nodes"):
        parse(lines, PROPOSAL_LIMITS)
