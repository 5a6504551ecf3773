"""Many proposals: found, assessed, ranked and written; a bad one never stops the others."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from lea_check.judge.assess import outline
from tests.support.batch_files import many
from tests.support.cli import Cli
from tests.support.paths import ROOT
from tests.support.processes import environment
from tests.support.proposals import proposal_text

EXAMPLES = ROOT / "examples"
COLUMNS = (
    "rank,file,reference,name,date,region,stage,core,type,headline,proven,possible,start_yes,start_shown,start_do,"
    "start_find_out,last_yes,last_do,last_find_out,answered,of,whole,first_gap,decides,example,report,problem"
)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of what could be judged."""
    return [row for row in csv.DictReader(io.StringIO(text)) if not row["problem"]]


def test_csv_has_the_columns_that_scripts_rely_on_and_the_least_open_first(cli: Cli) -> None:
    found = cli("batch", EXAMPLES, "-f", "csv", "--lang", "nl")
    assert found.code == 0
    assert found.out.splitlines()[0] == COLUMNS
    listed = rows(found.out)
    assert len(listed) == 17
    plans = [row for row in listed if row["stage"] not in ("running", "structural")]
    assert listed[: len(plans)] == plans
    assert [row["rank"] for row in plans] == ["1", "2", "", "", ""]
    assert [row["headline"] for row in plans] == [
        "feasible-to-start", "feasible-if", "not-established", "not-yet", "not-yet",
    ]  # fmt: skip
    assert (plans[0]["name"], plans[0]["reference"]) == ("Zorgacademie Flevoland", "LEA-2026-03")
    assert [row["rank"] for row in listed[len(plans) :]] == ["1", "2", "3", "4", *[""] * 8]
    for row in plans:
        start = [int(row[f"start_{name}"]) for name in ("yes", "do", "find_out")]
        last = [int(row[f"last_{name}"]) for name in ("yes", "do", "find_out")]
        assert sum(start) + sum(last) == int(row["of"])
        assert int(row["start_shown"]) <= start[0]


def test_a_file_that_cannot_be_judged_has_a_row_with_its_first_problem_and_no_rank(cli: Cli, tmp_path: Path) -> None:
    many(tmp_path, 1)
    (tmp_path / "bad.yaml").write_text("name: [\n", encoding="utf-8")
    found = cli("batch", tmp_path, "-f", "csv", "--lang", "en")
    good, bad = csv.DictReader(io.StringIO(found.out))
    assert (good["problem"], bad["file"], bad["rank"]) == ("", str(tmp_path / "bad.yaml"), "")
    assert found.err.splitlines()[0] == f"{bad['file']}:{bad['problem']}"


def test_json_and_jsonl_hold_the_same_documents_in_the_same_order(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: [\n", encoding="utf-8")
    whole = json.loads(cli("batch", EXAMPLES, tmp_path, "-f", "json", "--lang", "nl").out)
    lines = [
        json.loads(line) for line in cli("batch", EXAMPLES, tmp_path, "-f", "jsonl", "--lang", "nl").out.splitlines()
    ]
    assert lines == [*whole["assessments"], *whole["problems"]]
    assert whole["problems"][0]["format"] == "lea-check/problem/1"
    assert whole["problems"][0]["problems"][0]["line"] == 2
    validator = jsonschema.Draft7Validator(json.loads(cli("schema", "assessment").out))
    for document in whole["assessments"]:
        validator.validate(document)


def test_the_same_input_gives_the_same_output_whatever_the_number_of_processes(tmp_path: Path) -> None:
    many(tmp_path, 220)
    (tmp_path / "bad.yaml").write_text("name: x\n", encoding="utf-8")

    def batch(jobs: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "lea_check", "batch", ".", "-f", "csv", "--jobs", jobs, "--lang", "nl"],
            cwd=tmp_path, capture_output=True, check=False, env=environment(), timeout=120,
        )  # fmt: skip

    one, three = batch("1"), batch("3")
    assert one.returncode == three.returncode == 2
    assert one.stdout == three.stdout
    assert len(rows(one.stdout.decode())) == 220
    assert one.stderr.splitlines()[:3] == three.stderr.splitlines()[:3]


def test_folders_are_searched_without_hidden_files_and_circles(cli: Cli, tmp_path: Path) -> None:
    for folder in ("a", "a/b", ".hidden"):
        (tmp_path / folder).mkdir()
        many(tmp_path / folder, 1)
    (tmp_path / "a" / "b" / "round").symlink_to(tmp_path / "a")
    (tmp_path / "a" / ".p.yaml").write_text("x: 1\n", encoding="utf-8")
    (tmp_path / "a" / "notes.txt").write_text("x", encoding="utf-8")
    found = cli("batch", tmp_path, tmp_path / "a" / "p0000.yaml", "-f", "csv")
    assert sorted(Path(row["file"]).relative_to(tmp_path).as_posix() for row in rows(found.out)) == [
        "a/b/p0000.yaml", "a/p0000.yaml",
    ]  # fmt: skip


def test_a_list_of_files_may_come_from_standard_input_or_a_file(cli: Cli, tmp_path: Path) -> None:
    many(tmp_path, 2)
    names = "".join(f"{path}\n" for path in sorted(tmp_path.glob("*.yaml")))
    assert len(rows(cli("batch", "--files-from", "-", "-f", "csv", stdin=names.encode()).out)) == 2
    (tmp_path / "list").write_text(names, encoding="utf-8")
    assert len(rows(cli("batch", "--files-from", tmp_path / "list", "-f", "csv").out)) == 2
    assert cli("batch", "--files-from", tmp_path / "absent").code == 2
    assert cli("batch", "--lang", "nl").code == 2


@pytest.mark.parametrize(("name", "suffix"), [("md", ".md"), ("json", ".json")])
def test_reports_never_collide_or_leave_their_folder(cli: Cli, tmp_path: Path, name: str, suffix: str) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        many(tmp_path / folder, 1)
    (tmp_path / "a" / "P0000.yaml").write_text(proposal_text(), encoding="utf-8")
    (tmp_path / "a" / "...yaml").write_text(proposal_text(), encoding="utf-8")
    out = tmp_path / "out"
    found = cli(
        "batch", tmp_path / "a", tmp_path / "b", tmp_path / "a" / "...yaml", "--reports", out, "--report-format", name,
    )  # fmt: skip
    assert found.code == 0
    made = sorted(path.name for path in out.glob("[!.]*"))
    assert len(made) == 4
    assert all(each.endswith(suffix) for each in made)


def test_text_that_a_spreadsheet_would_calculate_is_text(cli: Cli, tmp_path: Path) -> None:
    for number, name in enumerate(('"=1+1"', '"+31"', '"@x"', '"\\t=1"', '"-2"')):
        (tmp_path / f"{number}.yaml").write_text(proposal_text(name=name), encoding="utf-8")
    for row in rows(cli("batch", tmp_path, "-f", "csv").out):
        assert row["name"].startswith("'")


def test_the_table_fits_the_screen_and_says_how_many_more_there_are(cli: Cli, tmp_path: Path) -> None:
    many(tmp_path, 120)
    for columns in (60, 80, 120):
        out = cli("batch", tmp_path, "--lang", "nl", COLUMNS=str(columns)).out
        assert max(map(len, out.splitlines())) <= columns
        assert "20" in out.splitlines()[-1]


def test_a_folder_without_proposals_is_told_to_be_one(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"PK")
    for language, said in (
        ("nl", "staat geen bestand dat eindigt op .yaml, .yml of .json"),
        ("en", "there is no file"),
    ):
        found = cli("batch", tmp_path, "--lang", language)
        assert (found.code, found.out) == (2, "")
        assert said in found.err
        assert f" {tmp_path} " in found.err
    assert "geef een bestand of een map" in cli("batch", "--lang", "nl").err


def test_a_table_of_nothing_is_left_out_on_a_screen_and_what_is_written_is_of_now(cli: Cli, tmp_path: Path) -> None:
    old = tmp_path / "ranking.txt"
    old.write_text("1 Proef\n", encoding="utf-8")
    for arguments in ((), ("-o", old)):
        found = cli("batch", tmp_path / "absent", *arguments, "--lang", "nl")
        assert (found.code, found.out) == (2, "")
        absent, *written, judged = (line.split(": ", 1)[1] for line in found.err.splitlines())
        assert absent == "bestand niet gevonden; controleer de naam en de map"
        assert written == ([f"het overzicht staat in {old}"] if arguments else [])
        assert judged.startswith("Beoordeeld: 0 · met fouten: 1 · ")
    assert "Proef" not in old.read_text(encoding="utf-8")
    head, row = cli("batch", tmp_path / "absent", "-f", "csv").out.splitlines()
    assert head == COLUMNS
    assert row.startswith(f",{tmp_path / 'absent'},,")
    assert row.endswith(",file not found; check the name and the folder")


def test_require_counts_for_all_and_the_output_file_is_whole(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "ranking.csv"
    assert cli("batch", EXAMPLES, "--require", "feasible-to-start", "-o", target).code == 1
    assert len(rows(target.read_text(encoding="utf-8"))) == 17
    assert cli("batch", EXAMPLES / "personeelsnetwerk-mkb.yaml", "--require", "feasible-and-durable").code == 0
    assert cli("batch", EXAMPLES, "--report-format", "terminal").code == 2
    assert cli("batch", EXAMPLES, "-f", "pdf").code == 2


def test_an_interrupt_writes_what_is_done(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import lea_check.batch.jobs

    real, done = outline, list[Any]()

    def assess(*arguments: object, **more: object) -> object:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(1)
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(lea_check.batch.jobs, "outline", assess)
    found = cli("batch", EXAMPLES, "-f", "csv", "--lang", "nl")
    assert found.code == 130
    assert len(rows(found.out)) == 3


def test_the_summary_counts_headlines_and_names_what_holds_back_most(cli: Cli) -> None:
    found = cli("batch", EXAMPLES, "-f", "csv", "--lang", "nl")
    assert "Beoordeeld: 17 · met fouten: 0" in found.err
    assert "Klaar om te starten 1 · Haalbaar, mits 1 · Nog niet klaar 2" in found.err
    assert "niet hoe goed een plan is" in found.err
    assert "het vaakst tegen" in found.err


def test_what_runs_is_counted_apart_from_what_does_not(cli: Cli) -> None:
    said = cli("batch", EXAMPLES, "-f", "csv", "--lang", "en").err.splitlines()
    assert "lea-check: Ready to start 1 · Feasible, if 1 · Not ready yet 2 · Not established yet 1" in said
    assert [line for line in said if line.startswith("lea-check: What runs already: Running")]


@pytest.mark.parametrize(("lang", "order"), [("nl", "niet hoe goed een plan is"), ("en", "how good a plan is")])
def test_the_overviews_say_what_the_order_tells_and_tell_namesakes_apart(
    cli: Cli, tmp_path: Path, lang: str, order: str
) -> None:
    for file, reference in (("a", ""), ("b", "reference: RIF-2")):
        text = f"{proposal_text(name='Plan', stage='running')}{reference}\n"
        (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8")
    page = cli("batch", tmp_path, "-f", "html", "--lang", lang).out
    assert order in page
    assert page.count(f"Plan, {tmp_path / 'a.yaml'}</a>") == page.count("Plan, RIF-2</a>") == 1
    assert ("(loopt al)" if lang == "nl" else "(runs already)") in page
    assert cli("batch", tmp_path, "-o", tmp_path / "o.xlsx", "--lang", lang).code == 0
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx").worksheets[0]
    assert order in sheet.data_validations.dataValidation[0].prompt
    assert "RIF-2 · " in page
    assert cli("batch", EXAMPLES, "-f", "html", "--lang", lang).out.count('<tr role="row" class="block">') == 2
    assert "Plan, RIF-2" in cli("batch", tmp_path, "--lang", lang, COLUMNS="120").out
