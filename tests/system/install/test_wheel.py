"""The program as it is installed: from a wheel that was built from the source archive, in an empty environment."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lea_check import __version__
from lea_check.report.renderers.html import TEMPLATES
from tests.support.paths import ROOT
from tests.support.processes import environment

EXAMPLE = "examples/techniekroute-luchthaven.yaml"


def run(*command: object, cwd: Path = ROOT) -> str:
    words = [str(word) for word in command]
    found = subprocess.run(
        words, check=False, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment()
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)  # the wheel comes from the sdist
    assert list(folder.glob("*.tar.gz"))
    return next(folder.glob("*.whl"))


@pytest.mark.xdist_group("install")
def test_the_wheel_holds_the_knowledge_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("conditions.yaml", "initiatives.yaml", "words/nl.yaml", "words/nl.json", "compiled.json"):
        assert f"lea_check/data/{name}" in names
    assert len([name for name in names if "/templates/jinja-" in name]) == len([*TEMPLATES.glob("*.html")])
    assert not [name for name in names if "test" in name or name.startswith("examples")]


@pytest.mark.xdist_group("install")
def test_what_is_released_is_as_an_index_wants_it(wheel: Path) -> None:
    run(sys.executable, "-m", "twine", "check", "--strict", *wheel.parent.iterdir())
    run(sys.executable, "-m", "check_wheel_contents", wheel)


@pytest.mark.xdist_group("install")
def test_an_installed_wheel_assesses_just_as_the_checkout_does(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "env")
    python = next((tmp_path / "env").glob("[bS]*/python*"))
    run(python, "-m", "pip", "install", "--quiet", wheel)
    (tmp_path / "examples").mkdir()
    (tmp_path / EXAMPLE).write_bytes((ROOT / EXAMPLE).read_bytes())
    out = run(python, "-I", "-m", "lea_check", "assess", EXAMPLE, "-f", "json", "--lang", "en", cwd=tmp_path)
    assert json.loads(out) == json.loads((ROOT / "docs" / "assessment.json").read_text(encoding="utf-8"))
    page = run(python, "-I", "-m", "lea_check", "assess", EXAMPLE, "-f", "html", "--lang", "en", cwd=tmp_path)
    assert page == run(sys.executable, "-m", "lea_check", "assess", EXAMPLE, "-f", "html", "--lang", "en")
    assert "Techniekroute" in run(python, "-I", "-m", "lea_check", "assess", EXAMPLE, "--lang", "nl", cwd=tmp_path)
    assert run(python, "-I", "-m", "lea_check", "--version", cwd=tmp_path) == f"lea-check {__version__}\n"
