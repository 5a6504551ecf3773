"""The file of an interview: what a person wrote stays, and what is new reads as if a person had written it."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lea_check.files.problems import InputError, SyntaxFlaw
from lea_check.files.text import yaml as yaml_text
from lea_check.files.text.documents import PROPOSAL_LIMITS
from lea_check.files.writing.draft_file import (
    BusyError,
    ChangedOutsideError,
    DraftFile,
    as_catalogue,
    rewritten,
)
from lea_check.files.writing.rendering import Layout
from tests.support.cli import Cli

LONG = "heel lang " * 20 + "!"


def saved(path: Path, before: str | None, data: Any, layout: Layout | None = None) -> str:
    if before is not None:
        path.write_bytes(before.encode())
    draft = DraftFile(str(path), layout)
    draft.save(data)
    draft.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return path.read_bytes().decode()


def test_a_new_file_reads_as_one_that_a_person_wrote(tmp_path: Path) -> None:
    data = {
        "name": "é “x”",
        "summary": LONG,
        "goals": ["a", "b"],
        "partners": [{"name": "L", "kind": "company"}, {"name": "M", "role": "joining"}],
        "answers": {
            "mass": {"costs-shared": {"level": 2, "note": "n"}, "growth": 3},
            "demand": {"votes": {"company": [1, 2, 3, 4], "education": [0, 0, 0, 1]}},
            "focus": {"boundaries": {"votes": [1, 2, 3, 4], "before": [1, 2, 3, 4]}},
        },
    }
    assert saved(tmp_path / "plan.yaml", None, data) == (
        f"name: é “x”\nsummary: {LONG}\ngoals: [a, b]\n"
        "partners:\n  - {name: L, kind: company}\n  - {name: M, role: joining}\n"
        "answers:\n  mass:\n    costs-shared: {level: 2, note: n}\n    growth: 3\n"
        "  demand: {votes: {company: [1, 2, 3, 4], education: [0, 0, 0, 1]}}\n"
        "  focus:\n    boundaries: {votes: [1, 2, 3, 4], before: [1, 2, 3, 4]}\n"
    )


# What stood there, what it must hold, and what stands there then.
CHANGED: dict[str, tuple[str, Any, str]] = {
    "comments, quotes and spaces": (
        "# van ons\n'name': \"Plan\"  # k\ndate: 2026-05-20\nanswers:\n  m:\n    # samen\n    c: 1\n    d: 2 # twee\n",
        {"name": "Plan", "date": "2026-05-20", "answers": {"m": {"c": 1, "d": 3, "e": {"level": 0, "note": "v"}}}},
        "# van ons\n'name': \"Plan\"  # k\ndate: 2026-05-20\nanswers:\n  m:\n    # samen\n    c: 1\n    d: 3 # twee\n"
        "    e: {level: 0, note: v}\n",
    ),
    "line ends of Windows": ("name: x\r\nb: 1\r\n", {"name": "x", "b": 2}, "name: x\r\nb: 2\r\n"),
    "the mark of UTF-8": ("\ufeffname: x\n", {"name": "y"}, "\ufeffname: y\n"),
    "a key that went": ("name: x # n\nb: 1\n", {"name": "x"}, "name: x # n\n"),
    "records, one more": (
        "partners:\n  - {name: A}   # een\n",
        {"partners": [{"name": "A"}, {"name": "B", "kind": "school"}]},
        "partners:\n  - {name: A}   # een\n  - {name: B, kind: school}\n",
    ),
    "records, one changed and the last ones gone": (
        "partners:\n  - {name: A} # een\n  - {name: B} # twee\n  - {name: C}\n  - {name: D}\n",
        {"partners": [{"name": "A"}, {"name": "Q"}]},
        "partners:\n  - {name: A} # een\n  - {name: Q} # twee\n",
    ),
    "no more records": ("partners:\n  - {name: A}\n", {"partners": []}, "partners: []\n"),
    "texts instead of records": ("p:\n  - {name: A}\n", {"p": ["x"]}, "p:\n  - x\n"),
    "records instead of texts": ("p: [x]\n", {"p": [{"name": "A"}]}, "p: [{name: A}]\n"),
    "other texts": ("p:\n  - x # een\n  - y\n  - z # drie\n", {"p": ["x", "z"]}, "p:\n  - x # een\n  - z # drie\n"),
    "true and 1 differ": ("a: true\nb: 1\nc: 1\n", {"a": 1, "b": True, "c": 1}, "a: 1\nb: true\nc: 1\n"),
    "something in what was empty": ("a: {}\nb: []\n", {"a": {"x": 1}, "b": [2]}, "a:\n  x: 1\nb: [2]\n"),
    "a mapping instead of a value": ("a: 5\n", {"a": {"x": {"y": 1}}}, "a:\n  x:\n    y: 1\n"),
    "a value instead of a mapping": ("a: {x: 1}\n", {"a": 7}, "a: 7\n"),
    "an empty value": ("a:\nb: 1\n", {"a": None, "b": 2}, "a:\nb: 2\n"),
    "nothing yet": ("", {"a": 1}, "a: 1\n"),
    "only a comment": ("# leeg\n", {"a": 1}, "# leeg\na: 1\n"),
    "line ends of YAML 1.1": ("a: 1\u2028b: 2\x85c: 3\u2029", {"a": 1, "b": 4, "c": 3}, "a: 1\u2028b: 4\x85c: 3\u2029"),
    "a day in a list": (
        "p:\n  - 2026-05-20 # dag\nq: 1\n",
        {"p": ["2026-05-20"], "q": 2},
        "p:\n  - 2026-05-20 # dag\nq: 2\n",
    ),
    "what only looks like a day or a number": (
        "a: 2026-13-45 # dag\nb: ._\nc: 1e5\nd: 0x1F\ne: no\nq: 1\n",
        {"a": "2026-13-45", "b": "._", "c": 1e5, "d": "0x1F", "e": "no", "q": 2},
        "a: 2026-13-45 # dag\nb: ._\nc: 1e5\nd: 0x1F\ne: no\nq: 2\n",
    ),
    "tabs between values": (
        "a: [x]\t# c\nb:\t1\nc: 2\t\n",
        {"a": ["x"], "b": 1, "c": 3},
        "a: [x]\t# c\nb:\t1\nc: 3\t\n",
    ),
    "new deep down": (
        "a: 1\n",
        {"a": {"b": {"c": {"d": [{"e": 1}]}}, "p": [{"q": {"r": 1}}]}},
        "a:\n  b:\n    c: {d: [{e: 1}]}\n  p:\n    - {q: {r: 1}}\n",
    ),
    "lists deep down": ("a: {x: [1, 2]}\n", {"a": {"x": [1, 3]}}, "a: {x: [1, 3]}\n"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_is_the_same_stays_as_a_person_wrote_it(tmp_path: Path, name: str) -> None:
    before, data, after = CHANGED[name]
    assert saved(tmp_path / "plan.yaml", before, data) == after
    assert rewritten(before.encode(), data).decode() == after


def test_a_catalogue_has_short_texts_and_partners_within_a_line(tmp_path: Path) -> None:
    before = "drafts: # wij\n  - id: een # hier\n    partners:\n      - {name: A, kind: school}\n"
    record = {
        "id": "een",
        "partners": [{"name": "A", "kind": "school"}, {"name": "B", "kind": "company"}],
        "since": {"nl": "2021", "en": "2021"},
        "summary": {"nl": LONG, "en": "x"},
        "conditions": {"mass": [{"role": "strength", "lesson": {"nl": "y"}}]},
    }
    assert saved(tmp_path / "own.yaml", before, {"drafts": [record]}, as_catalogue) == (
        "drafts: # wij\n  - id: een # hier\n    partners:\n"
        "      - {name: A, kind: school}\n      - {name: B, kind: company}\n"
        "    since: {nl: '2021', en: '2021'}\n"
        f"    summary:\n      nl: {LONG}\n      en: x\n"
        "    conditions:\n      mass:\n        - role: strength\n          lesson: {nl: y}\n"
    )


texts = st.text("ab :?-,#'\"[]{}&*!|>%@`~é\t\x85\u2028", max_size=5) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"])
)
values = st.recursive(
    st.integers(-9, 9) | st.booleans() | texts | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
documents = st.dictionaries(texts, values, min_size=1, max_size=4)


@given(documents, documents, st.booleans())
@example({"a": 1}, {"evidence": {"level": 2, "note": ":-)"}}, False)
@example({"a": 1}, {"votes": {"??": [1], ":a": [2]}}, False)
@example({"a": 1}, {"name": "a\x85b"}, False)
@example({"a": 1}, {"evidence": {"level": 2, "note": "waarom:?"}}, False)
@example({"a": 1}, {"<<": 0}, False)
@example({"._": "0b_"}, {"a": "2026-13-45"}, False)
@example({" ": 1, "\x85": 2}, {"a": 1}, False)
def test_whatever_stood_there_it_reads_as_what_was_saved(
    before: dict[str, Any], after: dict[str, Any], flow: bool
) -> None:
    text = yaml.safe_dump(before, default_flow_style=flow, allow_unicode=True)
    assume(is_read(text))  # what it writes is not always what it took: a key may come to stand there twice
    read = yaml_text.parse(rewritten(text.encode(), after).decode(), PROPOSAL_LIMITS)
    assert repr(sorted_keys(read)) == repr(sorted_keys(after))


def is_read(text: str) -> bool:
    try:
        yaml_text.parse(text, PROPOSAL_LIMITS)
    except SyntaxFlaw:
        return False
    return True


def sorted_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: sorted_keys(data[key]) for key in sorted(data)}
    return [sorted_keys(each) for each in data] if isinstance(data, list) else data


def test_each_save_goes_on_from_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1 # een\n", encoding="utf-8")
    draft = DraftFile(str(path))
    for number in (2, 3):
        draft.save({"a": number})
        assert path.read_text(encoding="utf-8") == f"a: {number} # een\n"
    draft.close()
    draft.close()


def test_what_another_program_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    draft = DraftFile(str(path))
    path.write_text("a: 5\n", encoding="utf-8")
    with pytest.raises(ChangedOutsideError, match=re.escape(str(path))):
        draft.save({"a": 1})
    draft.close()
    assert path.read_text(encoding="utf-8") == "a: 5\n"


def test_one_at_a_time_has_a_file_and_a_link_to_it_is_the_same_file(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    link.symlink_to(path)
    first = DraftFile(str(path))
    for name in (path, link):
        with pytest.raises(BusyError, match=name.name):
            DraftFile(str(name))
    first.close()
    DraftFile(str(link)).close()


def test_a_file_that_cannot_be_read_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    for bad in (b"a: [", b"\xff"):
        path.write_bytes(bad)
        with pytest.raises((InputError, UnicodeDecodeError)):
            DraftFile(str(path))
        assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        DraftFile(str(tmp_path / "none" / "plan.yaml"))
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(tmp_path / "none"))
    assert caught.value.strerror
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("command", ["interview", "record"])
def test_a_link_to_itself_is_a_line(cli: Cli, tmp_path: Path, command: str) -> None:
    path = tmp_path / "plan.yaml"
    path.symlink_to(path)
    found = cli(command, path, "--lang", "en", stdin=b":q\n")
    assert (found.code, found.err.splitlines()[-1]) == (
        2,
        f"lea-check: `{path}` could not be written: this link leads back to where it is itself",
    )
