"""The table of a batch as CSV: for Dutch Excel, and in an order that stays the same."""

import csv
import io
from pathlib import Path

import pytest

from tests.support.batch_files import many
from tests.support.cli import Cli
from tests.support.proposals import proposal_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()


def test_for_excel_it_has_semicolons_and_a_byte_order_mark(cli: Cli) -> None:
    Path("in/a.yaml").write_text(proposal_text(name="Coöperatie; één"), encoding="utf-8")
    for asked in (("--excel",), ("--excel", "-f", "csv"), ("-f", "csv", "-o", "-", "--excel")):
        out = cli("batch", "in", *asked).out
        assert out.startswith("\ufeffrank;file;")
        [row] = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";")
        assert row["name"] == "Coöperatie; één"
    assert cli("batch", "in", "--excel", "-o", "out.csv").code == 0
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfrank;")
    for asked in (("-f", "json"), ("-o", "out.xlsx")):
        found = cli("batch", "in", "--excel", *asked, "--lang", "en")
        assert (found.code, "choose -f csv" in found.err) == (2, True)


@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "table", "html", "xlsx"])
def test_in_the_order_of_the_files_a_change_moves_no_row(cli: Cli, format: str) -> None:
    many(Path("in"), 12)
    Path("in/p0005b.yaml").write_text("name: [", encoding="utf-8")
    for order in ("rank", "file"):
        asked = ("batch", "in", "--sort", order, "-f", format, "-o", f"{order}.out")
        assert cli(*asked).code == 2
    assert Path("rank.out").read_bytes() != Path("file.out").read_bytes()
    if format == "csv":
        rows = [*csv.DictReader(io.StringIO(Path("file.out").read_text(encoding="utf-8")))]
        assert [row["file"] for row in rows] == sorted(row["file"] for row in rows)
        assert len(rows) == 13
        ranks = {
            row["file"]: row["rank"]
            for row in csv.DictReader(io.StringIO(Path("rank.out").read_text(encoding="utf-8")))
        }
        assert {row["file"]: row["rank"] for row in rows} == ranks
    assert cli("batch", "in", "--sort", "name", "--lang", "en").err == (
        "lea-check: `name` is no order; choose from: rank, file\n"
    )
