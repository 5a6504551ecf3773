"""The Python on the pages as an office has it: from its database to a data frame, with types as strict as they get."""

import contextlib
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from lea_check import assess, load_catalogue, load_proposal
from tests.support.pages import PAGES, blocks

PYTHON = [block for page in PAGES for block in blocks(page) if block.language == "python"]
OFFICE = next(block for block in PYTHON if "import pandas" in block.text)


def database(folder: Path) -> None:
    """A database with two proposals, of which one speaks of a goal that is none."""
    with contextlib.closing(sqlite3.connect(folder / "proposals.db")) as made:
        made.execute("CREATE TABLE proposal (reference TEXT, name TEXT, goals TEXT, target_groups TEXT)")
        made.execute(
            "CREATE TABLE answer (reference TEXT, condition TEXT, question TEXT, level INTEGER, evidence TEXT)"
        )
        made.execute("INSERT INTO proposal VALUES ('RIF-1', 'Plan', 'upskilling;more-learners', 'workers')")
        made.execute("INSERT INTO proposal VALUES ('RIF-2', 'Other', 'upskiling', 'workers')")
        for each in (("demand", "overall", 2, "verslag"), ("focus", "boundaries", 0, None)):
            made.execute("INSERT INTO answer VALUES ('RIF-1', ?, ?, ?, ?)", each)
        made.commit()


def test_a_database_becomes_a_data_frame_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(OFFICE.text, {})
    assert printed.getvalue().split()[:3] == ["headline", "not-yet", "1"]
    frame = pd.read_csv("outcome.csv", index_col="reference")
    assert frame.loc["RIF-2", "problem"] == "goals.0: `upskiling` is no goal; did you mean `upskilling`?"
    given = {
        "format": "lea-check/proposal/2", "reference": "RIF-1", "name": "Plan", "content": "2026.3",
        "goals": ["upskilling", "more-learners"], "target_groups": ["workers"],
        "answers": {"demand": {"level": 2, "evidence": "verslag"}, "focus": {"boundaries": 0}},
    }  # fmt: skip
    Path("plan.json").write_text(json.dumps(given), encoding="utf-8")
    catalogue = load_catalogue()
    counts = assess(load_proposal("plan.json", catalogue), catalogue).counts["start"]
    assert [frame.loc["RIF-1", name] for name in ("yes", "do", "find_out")] == [counts.yes, counts.do, counts.find_out]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of all pages, a file each."""
    folder = tmp_path_factory.mktemp("scripts")
    for number, block in enumerate(PYTHON):
        (folder / f"script_{number}.py").write_text(block.text, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    return folder


@pytest.mark.parametrize("checker", [("mypy", "--strict", "--cache-dir", "cache", "."), ("basedpyright", "--warnings")])
def test_it_has_types_as_strict_as_they_get(scripts: Path, checker: tuple[str, ...]) -> None:
    if checker[0] == "mypy":
        command = [sys.executable, "-m", *checker]
    else:
        command = [sys.executable, "-m", *checker, "--pythonpath", sys.executable]
    found = subprocess.run(command, cwd=scripts, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr
