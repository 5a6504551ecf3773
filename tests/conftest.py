"""What all tests share: the bundled knowledge, and the command as a user calls it."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, settings

from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.content.paths import bundled_data
from lea_check.files.content.reading import read_catalogue
from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli, call
from tests.support.hostile_texts import CODES, EVIL, FLOOD, HOSTILE, WORDS, Dumper, hostile_proposal, soured
from tests.support.proposals import proposal_text

PROFILES = {"dev": 20, "ci": 100, "nightly": 2_000}
"""How many examples of each property are tried."""

for profile, count in PROFILES.items():
    settings.register_profile(
        profile, max_examples=count, deadline=None, derandomize=False, print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
settings.register_profile(  # `mutmut run`: the same few examples for every mutant, and none made smaller
    "mutation",
    settings.get_profile("dev"),
    max_examples=12,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

# Started with `nohup`, or in the background of a script, tests and all that they start would not be stopped by these.
for name in ("SIGINT", "SIGHUP"):
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, name), signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def content_is_read_once() -> Iterator[None]:
    """As a wheel has it compiled: reading the content takes longer than most commands that a test calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lea_check.files.content.catalogue._compiled_catalogue", cache(lambda: read_catalogue(None)))
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def data() -> Path:
    return bundled_data()


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evil") / "evil.json"
    path.write_text(hostile_proposal(EVIL), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """Own content in which every text ends in all of it."""
    folder = tmp_path_factory.mktemp("own")
    for path in data.glob("*.yaml"):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        sour = soured(content, cycle((*HOSTILE[:-1], *CODES, FLOOD, *WORDS)))
        (folder / path.name).write_text(yaml.dump(sour, Dumper=Dumper, sort_keys=False), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def as_if_new() -> None:
    """With `bench/mutants.py`: what an earlier test worked out would hide what a mutant does, and who reaches it."""
    if "MUTANT_UNDER_TEST" in os.environ:
        modules = [module for name, module in sys.modules.items() if name.startswith("lea_check")]
        for each in [each for module in modules for each in vars(module).values()]:
            if callable(forget := getattr(each, "cache_clear", None)):
                forget()


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sees no language, colour or width but its own."""
    for name in (
        "LEA_CHECK_LANG",
        "LEA_CHECK_CATALOGUE",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "COLUMNS",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "GITHUB_WORKSPACE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def cli() -> Cli:
    """The command in this process: `cli("assess", "x.yaml")` gives code, output and messages."""
    return call


@pytest.fixture
def propose(tmp_path: Path) -> Callable[..., Path]:
    """Writes a proposal and gives its path."""

    def write(file: str = "proposal.yaml", **given: str) -> Path:
        path = tmp_path / file
        path.write_text(proposal_text(**given), encoding="utf-8")
        return path

    return write


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-cases", action="store_true", help="write what the cases print as what they must print")


SYSTEM = Path(__file__).parent / "system"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a test of the system is, its folder says."""
    for item in items:
        if SYSTEM in item.path.parents:
            item.add_marker("system")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where these tests are not asked for, nothing of what only they need has to be installed."""
    return True if collection_path == SYSTEM and config.option.markexpr == "not system" else None
