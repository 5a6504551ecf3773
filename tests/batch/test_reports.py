"""Reports in a folder: named after their proposal alone, linked from the overview, written only if they change."""

import csv
import io
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lea_check.batch.jobs
from lea_check.batch.reports import path_stems, report_stems
from tests.support.cli import Cli, Outcome
from tests.support.proposals import proposal_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        write(f"st/{name}/plan.yaml", name=name.upper())


def write(path: str, **fields: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(proposal_text(**fields), encoding="utf-8")


def batch(cli: Cli, *arguments: str) -> Outcome:
    asked = arguments or ("st",)
    return cli("batch", *asked, "--reports", "out", "--report-format", "md", "-f", "csv", "--lang", "en")


def titles() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in Path("out").glob("*.md")}


def reports_in(found: Outcome) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(found.out))
    return {row["file"].replace(os.sep, "/"): row["report"].replace(os.sep, "/") for row in rows}


def test_a_file_that_breaks_moves_no_report_of_another(cli: Cli) -> None:
    batch(cli)
    assert titles() == {"a--plan.md": "# A", "b--plan.md": "# B", "c--plan.md": "# C"}
    Path("st/a/plan.yaml").write_text("x: [", encoding="utf-8")
    found = batch(cli)
    assert titles() == {"a--plan.md": "# A", "b--plan.md": "# B", "c--plan.md": "# C"}
    assert reports_in(found) == {
        "st/a/plan.yaml": "", "st/b/plan.yaml": "out/b--plan.md", "st/c/plan.yaml": "out/c--plan.md",
    }  # fmt: skip


def test_a_report_is_named_after_the_reference_where_there_is_one(cli: Cli) -> None:
    write("st/a/plan.yaml", name="A", reference="RIF-2026/014")
    found = batch(cli)
    assert reports_in(found)["st/a/plan.yaml"] == "out/rif-2026-014.md"
    assert titles()["rif-2026-014.md"] == "# A"


def test_of_two_with_one_reference_neither_takes_the_place_of_the_other(cli: Cli) -> None:
    for name in "ab":
        write(f"st/{name}/plan.yaml", name=name.upper(), reference="RIF-1")
    found = batch(cli)
    assert titles() == {"a--plan.md": "# A", "b--plan.md": "# B", "c--plan.md": "# C"}
    assert "reference RIF-1 stands in several files: st/a/plan.yaml, st/b/plan.yaml." in found.err
    assert "3 written" in found.err
    assert "0 written, 3 unchanged" in batch(cli).err
    write("st/b/plan.yaml", name="B", reference="RIF-2")
    assert reports_in(batch(cli))["st/a/plan.yaml"] == "out/rif-1.md"
    assert titles()["rif-1.md"] == "# A"
    assert titles()["rif-2.md"] == "# B"


def test_references_that_change_places_take_their_reports_along(cli: Cli) -> None:
    for name, reference in ("aX", "bY"):
        write(f"st/{name}/plan.yaml", name=name.upper(), reference=reference)
    batch(cli)
    for name, reference in ("aY", "bX"):
        write(f"st/{name}/plan.yaml", name=name.upper(), reference=reference)
    batch(cli)
    assert {name: titles()[name] for name in ("x.md", "y.md")} == {"x.md": "# B", "y.md": "# A"}


def test_files_of_one_name_in_two_folders_get_the_folder_before_it(cli: Cli) -> None:
    assert set(reports_in(batch(cli, "st/a", "st/b")).values()) == {"out/a--plan.md", "out/b--plan.md"}
    assert set(reports_in(batch(cli, "st/a/plan.yaml", "st/b/plan.yaml")).values()) == {
        "out/a--plan.md", "out/b--plan.md",
    }  # fmt: skip
    assert set(reports_in(batch(cli, "st/a/plan.yaml")).values()) == {"out/plan.md"}


def test_a_second_time_nothing_is_written_and_that_is_said(cli: Cli) -> None:
    first = batch(cli)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in Path("out").iterdir()}
    again = batch(cli)
    assert "lea-check: Reports in out: 3 written, 0 unchanged" in first.err
    assert "lea-check: Reports in out: 0 written, 3 unchanged" in again.err
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in Path("out").iterdir()} == before
    assert again.out == first.out


@pytest.mark.parametrize(
    "change", ["proposal", "report", "gone", "language", "shown", "names", "region", "words", "index"]
)
def test_whatever_a_report_depends_on_makes_it_anew_and_nothing_else(cli: Cli, change: str) -> None:
    asked = ["batch", "st", "--reports", "out", "--report-format", "md", "-f", "csv", "--lang", "en"]
    cli(*asked)
    wanted = Path("out/a--plan.md").read_bytes()
    match change:
        case "proposal":
            write("st/a/plan.yaml", name="A2")
        case "report":
            Path("out/a--plan.md").write_text("mine", encoding="utf-8")
        case "gone":
            Path("out/a--plan.md").unlink()
        case "language":
            asked[-1] = "nl"
        case "shown":
            asked.append("--shown")
        case "names":
            asked.append("--no-names")
        case "region":
            asked += ["--region", "lelystad"]
        case "words":
            Path("own/words").mkdir(parents=True)
            Path("own/words/en.yaml").write_text("report: {minute: Plain and short}\n", encoding="utf-8")
            asked += ["--data", "own"]
        case "index":
            Path("out/.lea-check-reports.json").write_text('{"format": "lea-check/reports/1", "reports": {"a": 1}}')
    found = cli(*asked)
    fresh = cli(*(("fresh" if each == "out" else each) for each in asked))
    assert found.code == fresh.code == 0
    for path in Path("fresh").glob("*.md"):
        assert (Path("out") / path.name).read_bytes() == path.read_bytes()
    written = int(re.search(r": (\d) (written|geschreven)", found.err)[1])  # type: ignore[index]
    if change in ("proposal", "report", "gone"):
        assert written == 1
        assert (Path("out/a--plan.md").read_bytes() == wanted) == (change != "proposal")


def test_several_processes_write_the_same_and_leave_the_same(cli: Cli) -> None:
    for jobs in ("1", "2"):
        asked = ("batch", "st", "--reports", f"out{jobs}", "--report-format", "md", "--jobs", jobs)
        assert [cli(*asked).code for _ in range(2)] == [0, 0]
    one, two = ({path.name: path.read_bytes() for path in Path(f"out{jobs}").iterdir()} for jobs in "12")
    assert one == two


def test_two_formats_share_a_folder(cli: Cli) -> None:
    for format in ("md", "json", "md", "json"):
        found = cli("batch", "st", "--reports", "out", "--report-format", format, "--lang", "en")
    assert "0 written, 3 unchanged" in found.err


@pytest.mark.parametrize("output", ["overview.html", "out/overview.html", "sub dir/o.html"])
def test_the_page_leads_to_each_report(cli: Cli, output: str) -> None:
    write("st/d & e/één plan.yaml", name="D")
    Path("sub dir").mkdir()
    assert cli("batch", "st", "--reports", "out", "-o", output).code == 0
    page = Path(output).read_text(encoding="utf-8")
    leads_to = {unquote(link.replace("&amp;", "&")) for link in re.findall(r'<a href="([^"#]+)"', page)}
    assert {(Path(output).parent / link).resolve() for link in leads_to} == {
        path.resolve() for path in Path("out").glob("*--*.html")
    }


def test_the_workbook_leads_to_each_report(cli: Cli) -> None:
    Path("sub").mkdir()
    assert cli("batch", "st", "--reports", "out", "-o", "sub/o.xlsx").code == 0
    sheet = openpyxl.load_workbook("sub/o.xlsx").worksheets[0]
    column = [cell.value for cell in sheet[1]].index("Report") + 1
    for row in range(2, 5):
        cell = sheet.cell(row, column)
        assert cell.hyperlink.target.replace("\\", "/") == f"../{cell.value}"
        assert Path(cell.value).is_file()


def test_what_is_no_folder_for_reports_or_is_a_link_to_itself_is_a_line(cli: Cli) -> None:
    Path("file").write_text("x", encoding="utf-8")
    found = cli("batch", "st", "--reports", "file", "--lang", "en")
    line = "lea-check: `file` could not be written: there is a file with that name already\n"
    assert (found.code, found.out, found.err) == (2, "", line)
    Path("out").mkdir()
    Path("out/a--plan.md").symlink_to("a--plan.md")
    found = batch(cli)
    assert found.code == 2
    line = "lea-check: `out/a--plan.md` could not be written: this link leads back to where it is itself"
    assert line in found.err
    assert reports_in(found)["st/a/plan.yaml"] == ""
    assert reports_in(found)["st/b/plan.yaml"] == "out/b--plan.md"


def test_what_the_tables_say_is_the_same_whether_or_not_it_was_judged_again(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {"stage": "running", "date": "2026-05-20", "reference": "R1", "region": "lelystad"}
    core = {"partners": "[{name: ROC, kind: school, role: core}]", "answers": "  demand: {overall: 2, need-voiced: 1}"}
    write("st/d/plan.yaml", name="D", **fields, **core)
    asked = ("batch", "st", "--reports", "out", "--report-format", "md", "--lang", "nl", "-o")
    for format in ("csv", "html", "txt", "xlsx", "json"):
        assert cli(*asked, f"first.{format}").code == 0
    for format in ("csv", "html", "txt", "xlsx", "json"):
        plain = cli("batch", "st", "-o", f"plain.{format}", "--lang", "nl")
        assert plain.code == 0
        assert "0 geschreven, 4 ongewijzigd" in cli(*asked, f"again.{format}").err
        assert Path(f"again.{format}").read_bytes() == Path(f"first.{format}").read_bytes()
    monkeypatch.setattr(lea_check.batch.jobs, "outline", lambda *_, **__: 1 / 0)
    for format in ("csv", "html", "txt"):
        assert cli(*asked, f"again.{format}").code == 0


def test_rows_that_this_program_did_not_write_do_not_count(cli: Cli) -> None:
    first = batch(cli)
    index = Path("out/.lea-check-reports.json")
    text = index.read_text(encoding="utf-8")
    for wrong in ('"row": {}', '"row": 1', '"row": {"file": 1}'):
        reports = json.loads(text)["reports"]
        for each in reports.values():
            each.update(json.loads(f"{{{wrong}}}"))
        index.write_text(json.dumps({"format": "lea-check/reports/1", "reports": reports}), encoding="utf-8")
        assert batch(cli).out == first.out


@pytest.mark.parametrize(
    "changed", [{"levels": "zz"}, {"levels": "4"}, {"levels": "01" * 40}, {"levels": ""}, {"type": "none-of-these"}]
)
@pytest.mark.parametrize("format", ["csv", "html", "xlsx"])
def test_a_row_that_was_changed_ends_no_batch(cli: Cli, changed: dict[str, str], format: str) -> None:
    batch(cli)
    index = Path("out/.lea-check-reports.json")
    found = json.loads(index.read_text(encoding="utf-8"))
    for each in found["reports"].values():
        each["row"].update(changed)
    index.write_text(json.dumps(found), encoding="utf-8")
    asked = ["batch", "st", "--reports", "out", "--report-format", "md", "-o", f"again.{format}"]
    assert cli(*asked).code == 0


def test_the_index_is_of_this_program(cli: Cli) -> None:
    batch(cli)
    found = json.loads(Path("out/.lea-check-reports.json").read_text(encoding="utf-8"))
    assert found["format"] == "lea-check/reports/1"
    assert sorted(found["reports"]) == ["a--plan.md", "b--plan.md", "c--plan.md"]
    assert {*found["reports"]["a--plan.md"]} == {"of", "made_from", "holds", "row"}


PARTS = st.text(st.sampled_from("aAé-./_ 漢"), min_size=1, max_size=60).filter(lambda text: {*text} != {"."})


REFERENCES = st.sampled_from(["", "x", "X", "rif 1", "RIF-1", "a--b"])


@given(st.lists(st.tuples(PARTS, REFERENCES), unique_by=lambda each: each[0]))
def test_no_two_reports_have_one_name_and_none_leaves_its_folder(given: list[tuple[str, str]]) -> None:
    files = {f"in/{name}.yaml": reference for name, reference in given}
    names = report_stems(files, path_stems(files, ["in"]))
    assert len({name.casefold() for name in names.values()}) == len(files)
    assert all(name and len(name.encode()) < 240 and not {*name} & {*"/\\:"} for name in names.values())
