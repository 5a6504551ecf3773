"""Two at once: two interviews, an interview and an editor, two batches into one file. Whole files, clear lines."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lea_check import load_catalogue, load_proposal
from lea_check.files.problems import InputError
from lea_check.files.writing.draft_file import BusyError, DraftFile
from tests.support.conversations import piped
from tests.support.paths import ROOT
from tests.support.processes import unmeasured
from tests.support.proposals import proposal
from tests.support.terminal import Screen

BASE = {"format": "lea-check/proposal/2", "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]}
HOLD = """
import sys, time
from pathlib import Path
from lea_check.files.writing.draft_file import BusyError, DraftFile
inside, times = Path(sys.argv[2]), 0
while times < 100:
    try:
        draft = DraftFile(sys.argv[1])
    except BusyError:
        time.sleep(0.001)
        continue
    times += 1
    with inside.open("x"):  # fails when somebody else is inside
        pass
    inside.unlink()
    draft.close()
"""


def test_of_many_that_want_one_file_one_at_a_time_has_it(tmp_path: Path) -> None:
    plan, inside = tmp_path / "plan.yaml", tmp_path / "inside"
    plan.write_text(yaml.safe_dump(BASE), encoding="utf-8")
    racers = [
        subprocess.Popen([sys.executable, "-c", HOLD, plan, inside], stderr=subprocess.PIPE, env=unmeasured())
        for _ in range(4)
    ]
    for racer in racers:
        _, said = racer.communicate(timeout=60)
        assert racer.returncode == 0, said.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_file_that_cannot_be_opened_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("a: [\n", encoding="utf-8")
    with pytest.raises(InputError):
        DraftFile(str(tmp_path / "plan.yaml"))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_who_lets_go_twice_does_not_take_the_lock_of_another(tmp_path: Path) -> None:
    path = str(tmp_path / "plan.yaml")
    first = DraftFile(path)
    first.close()
    second = DraftFile(path)
    first.close()
    with pytest.raises(BusyError):
        DraftFile(path)
    second.close()


def test_a_file_that_an_editor_broke_is_told_and_kept_and_asked_again(tmp_path: Path) -> None:
    screen = Screen(tmp_path, "plan.yaml", "--lang", "nl")
    screen.answer("Plan")
    screen.child.expect("2/1")
    (tmp_path / "plan.yaml").write_text("name: [\n", encoding="utf-8")
    screen.answer("Samenvatting", "1", "2", ":q")  # take that; it is broken; then keep both
    assert screen.end() == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "name: [\n"
    assert proposal(tmp_path, "plan-2.yaml")["summary"] == "Samenvatting"


def test_an_editor_that_saves_all_the_time_never_mixes_with_an_interview(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(yaml.safe_dump({**BASE, "region": "lelystad"}), encoding="utf-8")
    talk = subprocess.Popen(
        [sys.executable, "-m", "lea_check", "interview", "plan.yaml", "--only", "demand", "--lang", "en"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=unmeasured(), bufsize=0,
    )  # fmt: skip
    assert talk.stdin
    assert talk.stdout
    for number in range(12):
        plan.write_text(yaml.safe_dump({**BASE, "summary": f"editor {number}"}), encoding="utf-8")
        talk.stdin.write(b"2\n")
        talk.stdout.read(65536)  # until it says something
    talk.communicate(timeout=60)
    catalogue = load_catalogue()
    for path in tmp_path.glob("*.yaml"):
        assert load_proposal(path, catalogue).name == "x"


def test_another_place_that_cannot_be_had_is_asked_for_again(tmp_path: Path) -> None:
    held = DraftFile(str(tmp_path / "held.yaml"))
    lines = ["Plan", "absent/x", "absent/y.yaml", "held.yaml", "ok.yaml", ":q"]
    found = piped(tmp_path, "--lang", "nl", lines=lines)
    held.close()
    assert found.returncode == 0, found.stderr
    assert "die map bestaat niet" in found.stdout
    assert "held.yaml` is al open" in found.stdout
    assert proposal(tmp_path, "ok.yaml")["name"] == "Plan"


def test_two_batches_into_one_file_leave_one_whole_result(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    examples = str(ROOT / "examples")
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "lea_check", "batch", folder, "-o", str(target), "--reports", str(tmp_path / "r")],
            env=unmeasured(), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        )
        for folder in (examples, f"{examples}/initiatives")
    ]  # fmt: skip
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    assert len(yaml.safe_load(target.read_text(encoding="utf-8"))["assessments"]) in (10, 17)
    reports = [*(tmp_path / "r").glob("*.html")]
    assert len(reports) == 27  # each is named by its path under the folder that was given
    for path in reports:
        assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {".json", ".html"}
