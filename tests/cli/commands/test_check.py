"""`check` names every problem where it stands: in files, folders and lines, for people, scripts and GitHub."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.cli import Cli, Outcome

Propose = Callable[..., Path]
RIGHT = "format: lea-check/proposal/2\nname: Plan\ngoals: [upskilling]\ntarget_groups: [workers]\n"
WRONG = RIGHT.replace("upskilling", "upskiling") + "answers: {mas: 1}\n"
OLD = RIGHT.replace("/2", "/1") + "answers: {demand: 2}\n"
LINE = json.dumps(
    {"format": "lea-check/proposal/2", "name": "A", "goals": ["upskilling"], "target_groups": ["workers"]}
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def document(found: Outcome) -> Any:
    return json.loads(found.out)


def test_a_file_that_was_named_is_told_to_be_fine(cli: Cli) -> None:
    write(plan=RIGHT)
    assert cli("check", "plan.yaml", "--lang", "nl") == (0, "plan.yaml: in orde\n", "")


def test_a_folder_stands_for_all_in_it_and_each_problem_is_a_line(cli: Cli) -> None:
    write(in__a=RIGHT, in__b=WRONG, in__c=WRONG)
    found = cli("check", "in", "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines() == [
        "in/b.yaml:3:9: `upskiling` is no goal; did you mean `upskilling`?",
        "in/b.yaml:5:11: `mas` is no condition; did you mean `mass`?",
        "in/c.yaml:3:9: `upskiling` is no goal; did you mean `upskilling`?",
        "in/c.yaml:5:11: `mas` is no condition; did you mean `mass`?",
        "lea-check: Checked: 3 · with problems: 2",
    ]


def test_lines_of_json_are_told_of_by_line(cli: Cli) -> None:
    Path("p.jsonl").write_text(f"{LINE}\n\n{LINE.replace('workers', 'worker')}\n", encoding="utf-8")
    found = cli("check", "p.jsonl", "--lang", "en")
    assert found.code == 2
    assert found.err.splitlines() == [
        "p.jsonl:3:92: `worker` is no target group; did you mean `workers`?",
        "lea-check: Checked: 2 · with problems: 1",
    ]
    Path("p.jsonl").write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    assert cli("check", "p.jsonl", "--lang", "en")[:2] == (0, "p.jsonl: fine\n")


def test_what_is_something_else_in_a_folder_is_counted_and_named(cli: Cli) -> None:
    write(in__a=RIGHT)
    assert cli("batch", "in", "-o", "in/ranking.json").code == 0
    assert cli("check", "in", "-f", "json").out
    Path("in/check.json").write_text(cli("check", "in", "-f", "json").out, encoding="utf-8")
    found = cli("check", "in", "--lang", "nl")
    assert found.code == 0
    assert found.err == (
        "lea-check: 2 bestanden zijn iets anders en zijn niet gecontroleerd: in/check.json, in/ranking.json\n"
    )
    assert document(cli("check", "in", "-f", "json"))["others"] == ["in/check.json", "in/ranking.json"]
    assert cli("check", "in/ranking.json").code == 2  # it was named, so somebody means it


def test_what_new_and_import_tell_one_to_make_in_a_folder_is_no_trouble_to_check_or_batch(cli: Cli) -> None:
    Path("in").mkdir()
    for command in (
        "new in/plan.yaml",
        "schema proposal -o in/lea-check.schema.json",
        "import in/sheet.xlsx --template",
        "form in/plan.yaml -o in/form.docx",
        "assess in/plan.yaml -o in/plan.json",
    ):
        assert cli(*command.split()).code == 0
    write(in__compose="services: {}\n")
    Path("in/list.jsonl").write_text("{}\n", encoding="utf-8")
    found = cli("check", "in", "--lang", "en")
    assert (found.code, found.out) == (0, "")
    assert found.err == (
        "lea-check: 6 files are something else and were not checked: in/compose.yaml, in/form.docx, "
        "in/lea-check.schema.json, in/list.jsonl, in/plan.json and 1 more\n"
    )
    assert cli("batch", "in", "-f", "csv").code == 0


def test_a_list_names_files_and_an_empty_one_is_no_mistake(cli: Cli) -> None:
    write(a=RIGHT, b=WRONG, c=WRONG)
    for given, more in ((b"a.yaml\nb.yaml\n", ()), (b"a.yaml\0b.yaml\0", ("--null",))):
        found = cli("check", "--files-from", "-", *more, "--lang", "en", stdin=given)
        assert (found.code, found.out) == (2, "a.yaml: fine\n")
        assert found.err.splitlines()[0].startswith("b.yaml:3:9: ")
    assert cli("check", "--files-from", "-", stdin=b"") == (0, "", "")
    assert document(cli("check", "--files-from", "-", "-f", "json", stdin=b""))["files"] == []
    refused = cli("check", "a.yaml", "--null", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert "--files-from" in refused.err


def test_what_is_excluded_is_not_checked(cli: Cli) -> None:
    write(in__a=RIGHT, in__b=WRONG)
    assert cli("check", "in", "--exclude", "b*").code == 0


def test_a_file_that_two_paths_lead_to_is_told_of_once(cli: Cli) -> None:
    write(in__b=WRONG)
    found = cli("check", "in", "in/b.yaml", "./in/b.yaml", "--lang", "en")
    assert len(found.err.splitlines()) == 2


def test_a_folder_without_proposals_is_told(cli: Cli) -> None:
    Path("empty").mkdir()
    found = cli("check", "empty", "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert found.err == "lea-check: there is no file in empty that ends in .yaml, .yml or .json\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (OLD, 1, "lea-check interview plan.yaml --only changed"),
        (RIGHT + "answers: {demand: 2}\n", 5, "does not say which version"),
        (RIGHT + 'content: "2099.1"\n', 5, "install a newer lea-check"),
        (RIGHT + 'content: "2026.1"\nanswers: {demand: {need-voiced: 2}}\n', 5, "1 question has changed in meaning"),
        (RIGHT + "partners: [{name: De Molen, kind: company}]\n", 5, "one party in the core: De Molen"),
        (RIGHT + "priorities: [small-firms]\n", 5, "no region"),
    ],
)
def test_what_one_must_know_is_a_line_where_it_stands_and_the_file_is_fine(
    cli: Cli, text: str, line: int, said: str
) -> None:
    write(plan=text)
    found = cli("check", "plan.yaml", "--lang", "en")
    assert (found.code, found.out) == (0, "plan.yaml: fine\n")
    (told,) = found.err.splitlines()
    assert told.startswith(f"plan.yaml:{line}:1: Note: ")
    assert said in told


def test_every_kind_of_warning_knows_where_it_belongs(data: Path) -> None:
    from lea_check.cli.checking import NOT_OF_A_FILE, WARNED_AT
    from lea_check.words import load_words

    words = load_words("en")
    told = {key for key in words._table if key.split(".")[0] in ("remark", "warning")}
    kinds = {key for key in told if key.removesuffix("-one") not in told - {key}} - {"warning.label"}
    assert kinds == {*WARNED_AT, *NOT_OF_A_FILE}


def test_the_document_for_scripts_follows_its_schema_and_holds_all(cli: Cli) -> None:
    write(in__a=RIGHT, in__b=WRONG, in__old=OLD)
    found = cli("check", "in", "absent.yaml", "-f", "json", "--lang", "en")
    assert (found.code, found.err) == (2, "")
    jsonschema.Draft7Validator(json.loads(cli("schema", "check").out)).validate(document(found))
    files = {each["file"]: each for each in document(found)["files"]}
    assert {name: each["fine"] for name, each in files.items()} == {
        "absent.yaml": False, "in/a.yaml": True, "in/b.yaml": False, "in/old.yaml": True,
    }  # fmt: skip
    assert files["in/b.yaml"]["problems"][1] == {
        "line": 5, "column": 11, "message": "`mas` is no condition; did you mean `mass`?",
    }  # fmt: skip
    assert files["absent.yaml"]["problems"][0]["line"] is None
    assert len(files["in/old.yaml"]["warnings"]) == 1


def test_in_a_workflow_of_github_problems_and_warnings_are_annotations(cli: Cli) -> None:
    write(b=WRONG, old=OLD)
    found = cli("check", "b.yaml", "old.yaml", "absent.yaml", "--lang", "en", GITHUB_ACTIONS="true")
    assert found.code == 2
    first, second, third, last = found.out.splitlines()
    spot = "b.yaml:3:9: `upskiling` is no goal; did you mean `upskilling`?"
    assert first == f"::error file=b.yaml,line=3,col=9::{spot}"
    assert second.startswith("::error file=b.yaml,line=5,col=11::")
    assert third.startswith("::warning file=old.yaml,line=1,col=1::old.yaml:1:1: ")
    assert last == "::error file=absent.yaml::absent.yaml: file not found; check the name and the folder"
    assert found.err == "lea-check: Checked: 3 · with problems: 2\n"
    assert cli("check", "b.yaml", "-f", "github", "--lang", "en").out == f"{first}\n{second}\n"
    assert cli("check", "b.yaml", "-f", "text", GITHUB_ACTIONS="true").out == ""


def test_nothing_in_a_file_or_its_name_becomes_a_workflow_command(cli: Cli) -> None:
    name = "a,b: 50%\n::error::x.yaml"
    Path(name).write_text(RIGHT + '"c%,d:\\n::warning::x": 1\n', encoding="utf-8")
    found = cli("check", name, "-f", "github", "--lang", "en")
    (line,) = found.out.splitlines()
    assert line.startswith("::error file=a%2Cb%3A 50%25 %3A%3Aerror%3A%3Ax.yaml,line=5,col=1::a,b: 50%25 ::error")
    assert "`c%25,d: ::warning::x` is no field here" in line


def test_paths_are_from_the_top_of_the_repository(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(sub__b=WRONG)
    monkeypatch.chdir("sub")
    for name in ("b.yaml", tmp_path / "sub" / "b.yaml"):
        found = cli("check", name, "-f", "github", GITHUB_WORKSPACE=str(tmp_path))
        assert found.out.startswith("::error file=sub/b.yaml,line=3")
    assert cli("check", "b.yaml", "-f", "github", GITHUB_WORKSPACE="/elsewhere").out.startswith("::error file=b.yaml,")


def test_own_catalogues_and_content_are_checked_beside_proposals(cli: Cli, data: Path, tmp_path: Path) -> None:
    write(in__a=RIGHT, in__own="format: lea-check/initiatives/2\ninitiatives: []\ncolour: red\n")
    found = cli("check", "in", "--content", data, "--lang", "en")
    assert found.code == 2
    assert found.out == f"{data}: fine\n"
    assert found.err.splitlines()[0].startswith("in/own.yaml:3:1: `colour` is no field")


def test_what_is_wrong_in_own_content_is_told_by_file_to_scripts_too(cli: Cli) -> None:
    write(own__regions="format: lea-check/regions/1\nregions: [{id: x}]\n", own__steps="format: x\n")
    found = cli("check", "--content", "own", "-f", "json")
    assert found.code == 2
    files = {each["file"]: each["problems"] for each in document(found)["files"]}
    assert list(files) == [str(Path("own/regions.yaml")), str(Path("own/steps.yaml"))]
    assert all(files.values())


def test_a_format_that_is_none_is_refused_by_name(cli: Cli) -> None:
    write(plan=RIGHT)
    found = cli("check", "plan.yaml", "-f", "githb", "--lang", "nl")
    assert found == (2, "", "lea-check: `githb` is geen formaat; bedoelde u `github`?\n")
