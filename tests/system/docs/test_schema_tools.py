"""The schemas as other programs see them: check-jsonschema, which editors and SchemaStore agree with."""

import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from lea_check.cli.options import SCHEMA_NAMES
from tests.support.cli import Cli
from tests.support.pages import blocks
from tests.support.paths import ROOT

EXAMPLES = sorted(str(path) for path in (ROOT / "examples").rglob("*.yaml"))
SCRIPTS = ROOT / "docs" / "scripts.md"


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--no-cache", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_schema_is_one(cli: Cli, tmp_path: Path, language: str) -> None:
    files = [tmp_path / f"{name}.json" for name in SCHEMA_NAMES]
    for path in files:
        assert cli("schema", path.stem, "-o", path, "--lang", language).code == 0
    found = check("--check-metaschema", *files)
    assert found.returncode == 0, found.stdout + found.stderr


def test_examples_and_new_files_are_right_and_a_wrong_one_is_not(cli: Cli, tmp_path: Path) -> None:
    schema = tmp_path / "proposal.schema.json"
    assert cli("schema", "proposal", "-o", schema).code == 0
    new = [tmp_path / f"{language}.lea.yaml" for language in ("nl", "en")]
    for path in new:
        assert cli("new", path, "--lang", path.name[:2]).code == 0
    found = check("--schemafile", schema, *EXAMPLES, *new, ROOT / "docs" / "formats-proposal.yaml")
    assert found.returncode == 0, found.stdout + found.stderr
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(Path(EXAMPLES[0]).read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    assert check("--schemafile", schema, wrong).returncode == 1


WRITTEN = {
    "assessment": ("assess", EXAMPLES[0], "-f", "json"),
    "batch": ("batch", *EXAMPLES, "-f", "json"),
    "comparison": ("compare", *EXAMPLES[:2], "-f", "json"),
    "check": ("check", *EXAMPLES, "-f", "json"),
    "conditions": ("conditions", "-f", "json"),
    "initiatives": ("initiatives", "-f", "json"),
    "types": ("types", "-f", "json"),
    "regions": ("regions", "-f", "json"),
    "steps": ("steps", "-f", "json"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_the_program_writes_is_right(cli: Cli, tmp_path: Path, name: str) -> None:
    schema, written = tmp_path / "schema.json", tmp_path / "written.json"
    assert cli("schema", name, "-o", schema).code == 0
    written.write_text(cli(*WRITTEN[name]).out, encoding="utf-8")
    found = check("--schemafile", schema, written)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_workflow_on_the_page_is_one_that_github_takes(tmp_path: Path) -> None:
    given = [each.text for each in blocks(SCRIPTS) if each.language == "yaml"]
    (tmp_path / "proposals.yml").write_text(next(text for text in given if "jobs:" in text), encoding="utf-8")
    found = check("--builtin-schema", "vendor.github-workflows", tmp_path / "proposals.yml")
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_names_that_an_editor_knows_are_those_that_the_hook_takes() -> None:
    entries = [json.loads(each.text) for each in blocks(SCRIPTS) if each.language == "json"]
    store = next(each for each in entries if "fileMatch" in each)
    settings = next(each for each in entries if "yaml.schemas" in each)["yaml.schemas"]
    assert set(settings["./lea-check.schema.json"]) <= set(store["fileMatch"])
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for name in ("a.lea.yaml", "a.lea.yml", "a.lea.json", "plan.yaml"):
        known = any(fnmatch(name, pattern) for pattern in store["fileMatch"])
        assert known == bool(re.search(hook["files"], name))
