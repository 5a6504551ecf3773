"""What CI installs is pinned, whole and known by its hashes, and the page on dependencies names all of it."""

import re
import runpy
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.support.paths import ROOT

MAKER = "docs/make_dependencies.py"
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PINS = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MADE = runpy.run_path(str(ROOT / MAKER))


def asked() -> list[Requirement]:
    """What the program, its extras, its build and its developers ask for."""
    parts = [PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]]
    lists = [PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"]]
    return [Requirement(line) for each in [*lists, *parts[0].values(), *parts[1].values()] for line in each]


def pinned() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", PINS, re.M):
        found.setdefault(name, []).append(version)
    return found


@pytest.mark.parametrize("wanted", asked(), ids=str)
def test_the_pinned_version_is_one_that_the_project_allows(wanted: Requirement) -> None:
    versions = pinned().get(MADE["canonical"](wanted.name), [])
    assert versions, "not pinned; CONTRIBUTING.md tells how to renew the pins"
    assert all(Version(each) in wanted.specifier for each in versions)


def test_every_pin_has_a_hash_and_nothing_says_where_to_get_it() -> None:
    entries = re.split(r"^(?=\w)", re.sub(r"^ *#.*\n", "", PINS, flags=re.M), flags=re.M)[1:]
    assert len(entries) == sum(map(len, pinned().values()))
    for entry in entries:
        assert re.fullmatch(r"\S+==[^\\]+ \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+", entry), entry
    assert not re.search(r"://|^-|index|find-links", PINS, re.M)


def test_the_page_names_what_is_pinned_and_what_the_project_asks_for() -> None:
    licences = dict(re.findall(r"^\| ([\w-]+) \| .* \| ([^|]+) \|$", PAGE, re.M))
    assert MADE["page"](lambda name: licences.get(name, "?")) == PAGE, f"python {MAKER} writes it anew"
    assert {MADE["canonical"](name) for name in pinned()} <= set(licences)


def test_ci_fetches_the_pins_and_then_nothing_more() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pins, closed = run.index("--require-hashes -r requirements/ci.txt"), run.index("export PIP_NO_INDEX=1")
    assert pins < closed < run.index('sh -c "$command"') < run.index("pip install")


def test_the_test_command_installs_the_default_tests_and_no_more() -> None:
    extras = set(PROJECT["project"]["optional-dependencies"]) - {"cluster"}
    [command] = re.findall(r"^python3 .*pytest.*$", README, re.M)
    assert f"-e '.[{','.join(sorted(extras))}]' --group test &&" in command
