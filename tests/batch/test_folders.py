"""Folders that cannot be looked into are a line each; what is in the others is judged."""

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest

from lea_check.batch.find import MOST_DEEP
from tests.support.cli import Cli, Outcome
from tests.support.proposals import proposal_text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("a", "z"):
        Path(f"in/{name}.yaml").write_text(proposal_text(name=name), encoding="utf-8")


def judged(found: Outcome) -> list[str]:
    rows = [row for row in csv.DictReader(io.StringIO(found.out)) if not row["problem"]]
    return sorted(row["file"].replace(os.sep, "/") for row in rows)


def test_a_link_to_itself_is_a_line_and_the_rest_is_judged(cli: Cli) -> None:
    Path("in/self").symlink_to("self")
    Path("in/self.yaml").symlink_to("self.yaml")
    found = cli("batch", "in", "-f", "csv", "--lang", "nl")
    assert (found.code, judged(found)) == (2, ["in/a.yaml", "in/z.yaml"])
    assert found.err.splitlines()[:2] == [
        f"in/{name}: deze verwijzing (link) komt weer bij zichzelf uit; haal hem weg" for name in ("self", "self.yaml")
    ]
    assert "Beoordeeld: 2 · met fouten: 2 · " in found.err


def test_a_link_to_a_folder_above_is_a_line(cli: Cli) -> None:
    Path("in/deep").mkdir()
    Path("in/deep/up").symlink_to("..")
    found = cli("batch", "in", "-f", "csv", "--lang", "en")
    assert (found.code, judged(found)) == (2, ["in/a.yaml", "in/z.yaml"])
    assert found.err.splitlines()[0] == "in/deep/up: this link leads back to where it is itself; remove it"


def test_a_folder_that_two_links_lead_to_is_entered_once(cli: Cli) -> None:
    Path("other").mkdir()
    Path("other/b.yaml").write_text(proposal_text(name="b"), encoding="utf-8")
    for name in ("in/one", "in/two"):
        Path(name).symlink_to("../other")
    found = cli("batch", "in", "-f", "csv")
    assert (found.code, judged(found)) == (0, ["in/a.yaml", "in/one/b.yaml", "in/z.yaml"])


def test_folders_that_lie_too_deep_are_a_line(cli: Cli) -> None:
    deep = Path("in", *["d"] * (MOST_DEEP + 5))
    deep.mkdir(parents=True)
    (Path("in") / "d" / "b.yaml").write_text(proposal_text(name="b"), encoding="utf-8")
    (deep / "c.yaml").write_text(proposal_text(name="c"), encoding="utf-8")
    found = cli("batch", "in", "-f", "csv", "--lang", "nl")
    assert (found.code, judged(found)) == (2, ["in/a.yaml", "in/d/b.yaml", "in/z.yaml"])
    assert found.err.splitlines()[0].endswith("/d: deze map ligt te diep in andere mappen; geef hem apart op")
    assert judged(cli("batch", deep, "-f", "csv")) == [(deep / "c.yaml").as_posix()]


def test_a_folder_that_may_not_be_read_is_a_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in/shut").mkdir()
    real = os.scandir

    def scandir(name: str) -> object:
        if str(name).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real(name)

    monkeypatch.setattr(os, "scandir", scandir)
    found = cli("batch", "in", "-f", "csv", "--lang", "nl")
    assert (found.code, judged(found)) == (2, ["in/a.yaml", "in/z.yaml"])
    assert found.err.splitlines()[0] == "in/shut: in deze map mag ik niet kijken; vraag om leesrechten"
    found = cli("batch", "in/shut", "-f", "csv", "--lang", "en")
    assert (found.code, judged(found)) == (2, [])
    assert found.err.splitlines()[0] == "in/shut: not allowed to look into this folder; ask for permission"


def test_a_path_in_a_folder_that_may_not_be_entered_does_not_stop_the_others(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.stat

    def stat(path: Any, **more: Any) -> os.stat_result:
        if str(path) == "shut/plan.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path, **more)

    monkeypatch.setattr(os, "stat", stat)
    found = cli("batch", "shut/plan.yaml", "in", "-f", "csv", "--lang", "en")
    assert (found.code, judged(found)) == (2, ["in/a.yaml", "in/z.yaml"])
    assert found.err.startswith("shut/plan.yaml: ")
