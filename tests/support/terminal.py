"""A pseudo-terminal on which the program runs."""

import re
import sys
from pathlib import Path

import pexpect

from tests.support.processes import environment, unmeasured


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
            cwd=str(folder), dimensions=(40, columns), timeout=120, echo=True,
            encoding=env.pop("coding", "utf-8"), env=surroundings(TERM="xterm-256color", **env),
        )  # fmt: skip
        self.child.delaybeforesend = None
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
