"""The command as a user calls it, in the process of the test."""

import io
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, TextIO

import pytest

from lea_check.cli.app import run


class Outcome(NamedTuple):
    """The exit code, what was printed, and the messages."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


class Stream(io.TextIOWrapper):
    """A standard stream of bytes in a given encoding, as a pipe is."""

    def __init__(self, data: bytes = b"", encoding: str = "utf-8") -> None:
        self.raw_bytes = io.BytesIO(data)
        super().__init__(self.raw_bytes, encoding=encoding, write_through=True)

    def text(self) -> str:
        self.flush()
        return self.raw_bytes.getvalue().decode(self.encoding)


def call(*arguments: Any, stdin: bytes | TextIO = b"", encoding: str = "utf-8", **env: str) -> Outcome:
    """Call the command: `call("assess", "x.yaml", LANG="nl")`."""
    out, err = Stream(encoding=encoding), Stream()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", Stream(stdin) if isinstance(stdin, bytes) else stdin)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run([str(argument) for argument in arguments])
    return Outcome(code, out.text(), err.text())
