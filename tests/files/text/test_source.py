"""What can go wrong before a file is read as anything: where, and in whose words."""

import errno
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lea_check.files.problems import SyntaxFlaw, system_reason
from lea_check.files.text.json_lines import count_lines, read_lines
from lea_check.files.text.source import decode, decode_cp1252, read_bytes
from lea_check.model.message import Label, Message
from tests.support.cli import Cli

BOM = "\ufeff".encode()
Decode = Callable[[bytes], str]

# The bytes, and where they are wrong.
WRONG: dict[str, tuple[Decode, bytes, str, tuple[int, int]]] = {
    "no UTF-8": (decode, "é\nnaam: é".encode() + b"\xff", "not-utf8", (2, 8)),
    "no UTF-8 after the mark": (decode, BOM + "é\nnaam: é".encode() + b"\xff", "not-utf8", (2, 8)),
    "no UTF-8 on the first line after the mark": (decode, BOM + "aé".encode() + b"\xff", "not-utf8", (1, 3)),
    "no UTF-8 at once": (decode, b"\xff", "not-utf8", (1, 1)),
    "a control character": (decode, "é\nnaam: é\x1b".encode(), "control", (2, 8)),
    "a control character after the mark": (decode, BOM + b"a\x00", "control", (1, 2)),
    "neither UTF-8 nor the code page": (decode_cp1252, b"\xe9\nnaam: \xe9\x81", "not-utf8", (2, 8)),
    "a control character in the code page": (decode_cp1252, b"\xe9\n\x07", "control", (2, 1)),
    "UTF-16": (decode, "a".encode("utf-16"), "encoding", (1, 1)),
    "UTF-16, the other way round": (decode, b"\xfe\xff\x00a", "encoding", (1, 1)),
    "UTF-32": (decode, "a".encode("utf-32"), "encoding", (1, 1)),
}


@pytest.mark.parametrize("name", WRONG)
def test_bytes_that_are_no_text_are_told_of_by_their_place(name: str) -> None:
    read, data, key, place = WRONG[name]
    with pytest.raises(SyntaxFlaw) as caught:
        read(data)
    assert (caught.value.key, caught.value.line, caught.value.column) == (key, *place)


OFFICE = {
    "plan.docx": (b"PK\x03\x04...word/document.xml", "een Word-document", "a Word document"),
    "plan": (b"PK\x03\x04...word/document.xml", "een Word-document", "a Word document"),
    "answers.xlsx": (b"PK\x03\x04" + b"\0" * 2_000_000, "een tabel", "a table"),
    "sheet": (b"PK\x03\x04...xl/workbook.xml", "een tabel", "a table"),
    "my answers.csv": (b"a,b\n1,2\n", "een tabel", "a table"),
    "plan.PDF": (b"%PDF-1.7\n%\xe2\xe3", "een pdf", "a PDF"),
    "report.yaml": (b"%PDF-1.7\n%\xe2\xe3", "een pdf", "a PDF"),
    "plan.doc": (b"\xd0\xcf\x11\xe0", "een Word-document", "a Word document"),
    "plan.zip": (b"PK\x03\x04...", "een ingepakt bestand (zip)", "a packed file (zip)"),
}


@pytest.mark.parametrize("command", ["assess", "check", "batch"])
@pytest.mark.parametrize("name", OFFICE)
def test_a_file_of_another_program_is_told_to_be_one(cli: Cli, tmp_path: Path, command: str, name: str) -> None:
    data, *kinds = OFFICE[name]
    (tmp_path / name).write_bytes(data)
    for language, kind, ending in (("nl", kinds[0], ".yaml, .yml of .json"), ("en", kinds[1], ".yaml, .yml or .json")):
        found = cli(command, tmp_path / name, "--lang", language)
        assert (found.code, found.out) == (2, "")
        said = found.err.splitlines()[0]
        assert said.startswith(f"{tmp_path / name}: ")
        assert kind in said
        assert ending in said
        assert ("lea-check tally" in said) == (kinds[0] == "een tabel")


@pytest.mark.parametrize("name", OFFICE)
def test_where_no_proposal_is_read_none_is_advised(cli: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(OFFICE[name][0])
    (tmp_path / "given.csv").write_text("[demand]\n2\n", encoding="utf-8")
    given = tmp_path / name
    for arguments in (("types", "--catalogue", given), ("tally", tmp_path / "given.csv", "--map", given)):
        found = cli(*arguments, "--lang", "nl")
        assert found.code == 2
        assert found.err.endswith(f"{OFFICE[name][1]}; hier hoort een bestand dat eindigt op .yaml, .yml of .json\n")


def test_a_file_of_another_program_that_is_not_there_is_not_found(cli: Cli, tmp_path: Path) -> None:
    assert "niet gevonden" in cli("assess", tmp_path / "plan.docx", "--lang", "nl").err


def test_the_mark_of_utf8_is_no_part_of_the_text() -> None:
    assert decode(BOM + b"a\t\r\n") == "a\t\r\n"
    assert decode_cp1252(b"caf\xe9 \x80") == "café €"


REASONS = {
    errno.ENOSPC: "full", errno.EACCES: "denied", errno.EROFS: "read-only", errno.ENOENT: "no-folder",
    errno.ENAMETOOLONG: "long-name", errno.EMFILE: "many-files", errno.ENOMEM: "memory", errno.EBADF: "closed",
    errno.ELOOP: "link-circle",
    errno.EEXIST: "exists",
}  # fmt: skip


@pytest.mark.parametrize(("number", "reason"), REASONS.items())
def test_why_the_system_refuses_is_told_where_people_can_do_something(number: int, reason: str) -> None:
    assert system_reason(OSError(number, "x")) == Label("system", reason)


@pytest.mark.parametrize("error", [ValueError("x"), OSError(), OSError(errno.EXDEV, "x"), OSError(99_999, "x")])
def test_why_the_system_refuses_is_not_told_where_they_cannot(error: Exception) -> None:
    assert system_reason(error) is None


def test_an_output_that_cannot_be_written_says_why(cli: Cli, tmp_path: Path) -> None:
    found = cli("types", "-f", "json", "-o", tmp_path / "none" / "x.json", "--lang", "nl")
    assert found.code == 2
    assert "bestaat niet" in found.err


def lines(path: Path, data: bytes, limit: int = 10) -> list[tuple[int, object]]:
    path.write_bytes(data)
    return [
        (line.number, line.data.key if isinstance(line.data, SyntaxFlaw) else line.data)
        for line in read_lines(str(path), limit)
    ]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    for name in (str(path), "-"):
        for size in (2_047, 2_048, 2_049):
            path.write_bytes(b"x" * size)
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * size)))
            if size <= 2_048:
                assert len(read_bytes(name, 2_048)) == size
                continue
            with pytest.raises(SyntaxFlaw) as caught:
                read_bytes(name, 2_048)
            assert caught.value.message == Message("read.size", {"limit": "2 KiB"})


def test_lines_keep_their_numbers_and_one_that_is_too_long_is_one_flaw(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = BOM + b"{1}\r\n\n  \n" + b"x" * 10 + b"\n" + b"y" * 11 + b"\n" + b"z" * 3_000_000 + b"\n{2}\n{3}"
    assert lines(path, data) == [(1, b"{1}"), (4, b"x" * 10), (5, "size"), (6, "size"), (7, b"{2}"), (8, b"{3}")]
    assert lines(path, b"x" * 10 + b"\r\n{2}\r\n") == [(1, b"x" * 10), (2, b"{2}")]
    assert lines(path, b"z" * 3_000_000) == [(1, "size")]
    assert lines(path, b"") == []
    assert lines(path, b"{1}X\n{2} \t\x0b\n") == [(1, b"{1}X"), (2, b"{2} \t\x0b")]
    assert lines(path, "{}\n{}\n".encode("utf-16")) == [(1, "encoding")]
    assert lines(tmp_path / "b.jsonl", b"{}") == [(1, b"{}")]


def test_what_cannot_be_read_at_all_is_one_flaw(tmp_path: Path) -> None:
    [line] = read_lines(str(tmp_path / "none"), 10)
    assert isinstance(line.data, SyntaxFlaw)
    assert (line.number, line.data.key) == (1, "absent")


@pytest.mark.parametrize(
    ("data", "expected"), [(b"", 1), (b"a", 1), (b"a\nb\nc\n", 3), (b"a\n" * 2_000_000, 2_000_000)]
)
def test_progress_is_measured_against_the_number_of_lines(tmp_path: Path, data: bytes, expected: int) -> None:
    (tmp_path / "a").write_bytes(data)
    assert count_lines(str(tmp_path / "a")) == expected
    assert count_lines(str(tmp_path / "none")) == 1


PLAN = b'{"format": "lea-check/proposal/2", "name": "x", "goals": ["upskilling"%s], "target_groups": ["workers"]}'


@pytest.mark.parametrize("before", [b"", b" \n\t", BOM])
def test_standard_input_that_begins_as_json_is_held_to_the_rules_of_json(cli: Cli, before: bytes) -> None:
    assert cli("check", "-", stdin=before + PLAN % b"", LEA_CHECK_LANG="en").code == 0
    found = cli("check", "-", stdin=before + PLAN % b",", LEA_CHECK_LANG="en")
    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert "belongs here" in found.err


@pytest.mark.parametrize("text", [b"{}", b"{ name: x,}", b"{'name': x}", b"[1,]", b"name: x"])
def test_standard_input_that_begins_otherwise_is_yaml(cli: Cli, text: bytes) -> None:
    assert "JSON" not in cli("check", "-", stdin=text, LEA_CHECK_LANG="en").err


def test_a_file_of_json_is_known_by_its_name_in_any_letters(cli: Cli, tmp_path: Path) -> None:
    for name, refused in (("PLAN.JSON", True), ("plan.json", True), ("plan.yaml", False), ("plan.json.yml", False)):
        (tmp_path / name).write_bytes(PLAN % b",")
        assert cli("check", tmp_path / name).code == (2 if refused else 0), name
