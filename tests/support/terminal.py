"""A pseudo-terminal on which the program runs."""

import re
import select
import sys
import time
from pathlib import Path
from typing import Any

import pexpect

from tests.support.processes import environment, unmeasured

PROMPT = r": $"


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
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "lea_check", command, *arguments],
            cwd=str(folder), dimensions=(40, columns), timeout=120, echo=True,
            use_poll=True, encoding=env.pop("coding", "utf-8"), env=surroundings(TERM="xterm-256color", **env),
        )  # fmt: skip
        self.child.delaybeforesend = None
        self.seen = ""

    def answer(self, *lines: str, prompt: str = PROMPT) -> None:
        """Type each line when it is asked for."""
        for line in lines:
            self.asked(prompt)
            self.child.sendline(line)

    def asked(self, prompt: str = PROMPT) -> None:
        """Wait until the program asks, and waits for a key.

        What looks like a prompt may be the first part of a line. And a stop that comes in the moment before Python
        waits for a key is heard with the next key or stop only.
        """
        while True:
            self.child.expect(prompt)
            self.seen += self.child.before + self.child.after
            while self._works():
                time.sleep(0.002)
            if not self._has_more():
                return

    def _works(self) -> bool:
        """Whether the program is at work. It is not known where the system does not say it."""
        try:
            state = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state not in "SZ"

    def _has_more(self) -> bool:
        waiting = select.poll()
        waiting.register(self.child.child_fd, select.POLLIN)
        return bool(waiting.poll(0))

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def plain(self) -> str:
        """What was shown, without colours."""
        return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", self.seen).replace("\r", "")
