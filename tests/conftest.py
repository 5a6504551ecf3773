"""What all tests share: the bundled knowledge, and the command as a user calls it."""

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pexpect
import pytest
import yaml
from hypothesis import HealthCheck, Phase, settings

from lea_check.cli.app import run
from lea_check.files.content.catalogue import load_catalogue
from lea_check.files.content.paths import bundled_data
from lea_check.model.catalogue import Catalogue

settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(  # `mutmut run`: the same few examples for every mutant, and none made smaller
    "mutation",
    settings.get_profile("project"),
    max_examples=12,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent

# Started with `nohup`, or in the background of a script, tests and all that they start would not be stopped by these.
for name in ("SIGINT", "SIGHUP"):
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, name), signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def data() -> Path:
    return bundled_data()


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
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


class Stream(io.TextIOWrapper):
    """A standard stream of bytes in a given encoding, as a pipe is."""

    def __init__(self, data: bytes = b"", encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(data), encoding=encoding, write_through=True)

    def text(self) -> str:
        self.flush()
        raw = self.buffer.getvalue()  # type: ignore[attr-defined]
        return str(raw.decode(self.encoding))


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command in this process: `cli("assess", "x.yaml")` gives code, output and messages."""

    def call(*arguments: Any, stdin: bytes = b"", encoding: str = "utf-8", **env: str) -> Outcome:
        with monkeypatch.context() as patch:
            for name, value in env.items():
                patch.setenv(name, value)
            out, err = Stream(encoding=encoding), Stream()
            patch.setattr(sys, "stdin", Stream(stdin))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([str(argument) for argument in arguments])
        return Outcome(code, out.text(), err.text())

    return call


def proposal_text(*, answers: str = "", **fields: str) -> str:
    """A proposal with what is required, other fields as YAML, and answers."""
    base = {
        "format": "lea-check/proposal/1",
        "name": "Proef",
        "goals": "[renew-education]",
        "target_groups": "[students-mbo]",
    } | fields
    lines = [f"{name}: {value}" for name, value in base.items() if value]
    return "\n".join([*lines, *(["answers:", answers] if answers else [])]) + "\n"


@pytest.fixture
def propose(tmp_path: Path) -> Callable[..., Path]:
    """Writes a proposal and gives its path."""

    def write(file: str = "proposal.yaml", **given: str) -> Path:
        path = tmp_path / file
        path.write_text(proposal_text(**given), encoding="utf-8")
        return path

    return write


def environment(**env: str) -> dict[str, str]:
    """The surroundings of a process of its own: nothing of this checkout."""
    named = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")
    kept = {name: value for name, value in os.environ.items() if name in named or name.startswith("COVERAGE_")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | env


def unmeasured(**env: str) -> dict[str, str]:
    """The same for a process that is stopped at any moment or held to limits, which measuring coverage cannot bear."""
    return {name: value for name, value in environment(**env).items() if not name.startswith("COVERAGE_")}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-cases", action="store_true", help="write what the cases print as what they must print")


def piped(folder: Path, *arguments: str, lines: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    """An interview that is answered through a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "lea_check", "interview", *arguments],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(PYTHONIOENCODING="utf-8", **env),
        check=False,
        encoding="utf-8",
    )


def proposal(folder: Path, name: str = "plan.yaml") -> dict[str, Any]:
    """What the file of an interview holds."""
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


class Screen:
    """A pseudo-terminal on which an interview runs."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        command: str = "interview",
        columns: int = 60,
        measured: bool = True,
        **env: str,
    ) -> None:
        surroundings = environment if measured else unmeasured
        self.child = pexpect.spawn(
            sys.executable, ["-m", "lea_check", command, *arguments],
            cwd=str(folder), dimensions=(40, columns), timeout=20, echo=True,
            encoding=env.pop("coding", "utf-8"), env=surroundings(TERM="xterm-256color", **env),
        )  # fmt: skip
        self.seen = ""

    def answer(self, *lines: str, prompt: str = r": $") -> None:
        for line in lines:
            self.child.expect(prompt)
            self.seen += self.child.before + self.child.after
            self.child.sendline(line)

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def plain(self) -> str:
        return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", self.seen).replace("\r", "")
