"""What a folder or a list holds beside proposals: other kinds of files, the same file twice, what is left out."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.support.cli import Cli, Outcome
from tests.support.proposals import proposal_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in/deep").mkdir(parents=True)
    for name in ("in/a.yaml", "in/deep/b.yaml"):
        Path(name).write_text(proposal_text(name=name), encoding="utf-8")


def judged(found: Outcome) -> list[str]:
    rows = [row for row in csv.DictReader(io.StringIO(found.out)) if not row["problem"]]
    return sorted(row["file"].replace(os.sep, "/") for row in rows)


def test_files_of_other_kinds_are_counted_and_named_in_one_line(cli: Cli) -> None:
    for name in ("aanvraag.docx", "begroting.xlsx", "p.jsonl", "plan.yaml.txt"):
        Path("in", name).write_bytes(b"PK")
    found = cli("batch", "in", "-f", "csv", "--lang", "en")
    assert (found.code, judged(found)) == (0, ["in/a.yaml", "in/deep/b.yaml"])
    assert found.err.splitlines()[0] == (
        "lea-check: 4 files are not proposals (.docx, .jsonl, .txt, .xlsx) and were left out: "
        "in/aanvraag.docx, in/begroting.xlsx, in/p.jsonl, in/plan.yaml.txt"
    )
    for number in range(7):
        Path("in", f"bijlage-{number}.pdf").write_bytes(b"%PDF")
    line = cli("batch", "in", "-f", "csv", "--lang", "nl").err.splitlines()[0]
    assert line.endswith("in/bijlage-0.pdf, in/bijlage-1.pdf, in/bijlage-2.pdf en nog 6")


def test_what_was_written_for_other_programs_is_left_out_and_a_broken_proposal_is_not(cli: Cli) -> None:
    cli("schema", "proposal", "-o", "in/lea-check.schema.json")
    others = {"docker-compose.yml": "services: {web: {image: x}}", "columns.yaml": "Hoe heet het?: name\n",
              "api.yaml": "format: openapi\nname: x\n"}  # fmt: skip
    for name, text in others.items():
        Path("in", name).write_text(text, encoding="utf-8")
    found = cli("batch", "in", "-f", "csv", "--lang", "en")
    assert (found.code, judged(found)) == (0, ["in/a.yaml", "in/deep/b.yaml"])
    assert "4 files are not proposals (.yaml, .yml, JSON Schema, openapi) and were left out: in/api.yaml" in found.err
    broken = {"half.yaml": "name: Plan\n", "typo.yaml": "format: lea-check/propsal/2\nnaam: x\n", "list.yaml": "- 1\n"}
    for name, text in broken.items():
        Path("in", name).write_text(text, encoding="utf-8")
    found = cli("batch", "in", "-f", "csv", "--lang", "en")
    assert found.code == 2
    assert "with errors: 3 ·" in found.err
    named = cli("batch", "in/docker-compose.yml", "-f", "csv", "--lang", "en")
    assert (named.code, "`format` is missing" in named.err) == (2, True)


def test_the_same_file_by_several_paths_counts_once(cli: Cli) -> None:
    Path("in/0-link.yaml").symlink_to("a.yaml")
    for paths in (["in", "./in/a.yaml", Path("in/a.yaml").resolve()], [Path("in").resolve(), "in"]):
        found = cli("batch", *paths, "-f", "csv")
        assert len(judged(found)) == 2
        assert "0-link" not in found.out
    found = cli("batch", "in/0-link.yaml", "in/a.yaml", "-f", "csv")
    assert judged(found) == ["in/a.yaml"]
    assert judged(cli("batch", "in/0-link.yaml", "-f", "csv")) == ["in/0-link.yaml"]


NAMED = ("in/a.yaml", "in/deep/b.yaml")


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        *((("in",), pattern) for pattern in ("deep", "deep/", "b.yaml", "deep/*", "d*", "in/deep/b.yaml", "in/deep/*")),
        *((NAMED, pattern) for pattern in ("b.yaml", "in/deep/b.yaml", "in/deep/*")),
    ],
)
def test_what_is_excluded_by_its_name_or_its_path_is_left_out(cli: Cli, paths: tuple[str, ...], pattern: str) -> None:
    found = cli("batch", *paths, "--exclude", pattern, "--exclude", "nothing", "-f", "csv")
    assert (found.code, judged(found)) == (0, ["in/a.yaml"])


def test_where_all_is_excluded_nothing_is_wrong(cli: Cli) -> None:
    found = cli("batch", "in", "--exclude", "*.yaml", "-f", "csv")
    assert (found.code, found.out.count("\n")) == (0, 1)


def test_names_as_git_quotes_them_are_names(cli: Cli) -> None:
    odd = ["naïef.yaml", 'zo "dan".yaml', "tab\there.yaml"]
    for name in odd:
        Path(name).write_text(proposal_text(), encoding="utf-8")
    quoted = b'"na\\303\\257ef.yaml"\n"zo \\"dan\\".yaml"\n"tab\\there.yaml"\nin/a.yaml\n'
    found = cli("batch", "--files-from", "-", "-f", "json", stdin=quoted)
    assert found.code == 0
    files = {each["proposal"]["file"] for each in json.loads(found.out)["assessments"]}
    assert files == {*odd, "in/a.yaml"}


def test_names_with_a_null_character_behind_them_are_read_when_that_is_said(cli: Cli) -> None:
    Path("two\nlines.yaml").write_text(proposal_text(), encoding="utf-8")
    names = b"two\nlines.yaml\0in/a.yaml\0"
    found = cli("batch", "--files-from", "-", "--null", "-f", "json", stdin=names)
    assert found.code == 0
    assert len(json.loads(found.out)["assessments"]) == 2
    unsaid = cli("batch", "--files-from", "-", stdin=names, LEA_CHECK_LANG="en")
    assert (unsaid.code, "add --null" in unsaid.err, unsaid.err.count("\n")) == (2, True, 1)
    lines = cli("batch", "--files-from", "-", "--null", "--lang", "en", stdin=b"in/a.yaml\nin/deep/b.yaml\n")
    assert (lines.code, "leave out --null" in lines.err, lines.err.count("\n")) == (2, True, 1)
    alone = cli("batch", "in", "--null", "--lang", "en")
    assert (alone.code, alone.err) == (2, "lea-check: --null belongs with --files-from; add that\n")


def test_an_empty_list_of_files_is_no_error(cli: Cli) -> None:
    Path("list").write_bytes(b"\n")
    for more in ((), ("--null",)):
        found = cli("batch", "--files-from", "-", *more, "-f", "csv", stdin=b"")
        assert (found.code, found.out.count("\n")) == (0, 1)
    found = cli("batch", "--files-from", "list", "-o", "out.json", "--lang", "en")
    assert (found.code, json.loads(Path("out.json").read_text(encoding="utf-8"))["assessments"]) == (0, [])
    assert cli("batch", "--files-from", "list", "--require", "feasible-if").code == 0


def test_what_a_batch_wrote_beside_the_proposals_is_not_counted_as_something_else(cli: Cli) -> None:
    asked = ("batch", "in", "-o", "in/ranking.csv", "--reports", "in/reports", "--lang", "en")
    cli(*asked)
    assert "left out" not in cli(*asked).err


def test_quiet_says_only_what_is_wrong(cli: Cli) -> None:
    Path("in/aanvraag.docx").write_bytes(b"PK")
    asked = ("batch", "in", "-o", "out.csv", "--reports", "out", "--quiet", "--lang", "en")
    assert cli(*asked) == Outcome(0, "", "")
    Path("in/bad.yaml").write_text("name: [", encoding="utf-8")
    found = cli(*asked)
    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert found.err.startswith("in/bad.yaml:2:1: ")
