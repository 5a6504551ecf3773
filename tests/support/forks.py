"""Runs the program many times in odd circumstances, each in a process of its own that has all code loaded already.

As a script it takes calls as lines of JSON and answers each with its outcome. That is ten times as fast as starting
Python anew, and what is tried here comes after the start.
"""

import base64
import importlib
import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "zorgacademie-flevoland.yaml")
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


LATER = (
    "encodings.utf_8_sig", "encodings.cp1252", "encodings.idna", "encodings.ascii", "stringprep", "pyexpat", "csv",
    "email.parser", "importlib.metadata", "yaml.cyaml", "html.entities", "rich.markup", "rich.table",
    "unicodedata", "difflib", "multiprocessing", "concurrent.futures.process", "filelock", "getpass", "locale",
    "jinja2.ext", "xlsxwriter", "tempfile", "random",
)  # fmt: skip
"""What the program loads when it needs it."""


class Ended(NamedTuple):
    """How a call ended; `code` is negative for one that a signal ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def lines(self) -> list[str]:
        """The messages."""
        return self.err.decode().splitlines()


class Forks:
    """The script, running. Streams: bytes for the input, "closed", "gone" (nobody reads), or the path of a file."""

    def __init__(self) -> None:
        # Measuring coverage takes a lock, in which a stop at any moment would end.
        env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        self._server = subprocess.Popen(
            [sys.executable, "-P", __file__], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __call__(
        self, arguments: Sequence[str], folder: Path, *, stdin: bytes | str = b"", stdout: str = "", stderr: str = "",
        env: Mapping[str, str] | None = None, limits: Mapping[str, int] | None = None,
        kill: tuple[int, float] | None = None, user: tuple[int, int] | None = None,
    ) -> Ended:  # fmt: skip
        """Call the program. `limits` by the name of a resource, memory beyond what is in use; `kill`: signal, after.

        `user` and group by number, to which root gives way.
        """
        given = base64.b64encode(stdin).decode() if isinstance(stdin, bytes) else None
        asked = {
            "arguments": arguments, "folder": str(folder), "stdin": given, "stdout": stdout, "stderr": stderr,
            "env": env or {}, "limits": limits or {}, "kill": kill,
            "user": user,
        }  # fmt: skip
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(asked).encode() + b"\n")
        self._server.stdin.flush()
        code, out, err = json.loads(self._server.stdout.readline())
        return Ended(code, base64.b64decode(out), base64.b64decode(err))

    def close(self) -> None:
        """End the script."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.close()
        self._server.stdout.close()
        self._server.wait(timeout=20)


def serve() -> None:
    """Answer calls until there are no more."""
    import tempfile

    import lea_check

    skipped = ("__main__", "cluster")
    for module in pkgutil.walk_packages(lea_check.__path__, "lea_check."):
        if not module.name.endswith(skipped):
            importlib.import_module(module.name)
    from lea_check.__main__ import main

    for line in sys.stdin.buffer:
        asked = json.loads(line)
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            if asked["stdin"] is not None:
                given.write(base64.b64decode(asked["stdin"]))
                given.seek(0)
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # until the program itself takes care of them
            child = os.fork()
            if not child:
                files = (given.fileno(), out.fileno(), err.fileno())
                _become(asked, files)
                os._exit(_ended(main))
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
            if asked["kill"]:
                number, after = asked["kill"]
                time.sleep(after)
                os.kill(child, number)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = [base64.b64encode(_all(stream)).decode() for stream in (out, err)]
        sys.stdout.write(json.dumps([code, *said]) + "\n")
        sys.stdout.flush()


def _ended(main: Callable[[], int]) -> int:
    """The exit code that Python would give, which counts output that it cannot get rid of at the end as 120."""
    try:
        code = main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        return 120
    return code


def _all(stream: Any) -> bytes:
    stream.seek(0)
    return bytes(stream.read())


def _become(asked: Mapping[str, Any], files: Sequence[int]) -> None:
    """A process as the system would have started it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(asked["folder"])
    os.environ.update(asked["env"])
    sys.argv = ["lea-check", *asked["arguments"]]
    streams = (asked["stdin"] if asked["stdin"] is None else "", asked["stdout"], asked["stderr"])
    for number, (what, file) in enumerate(zip(streams, files, strict=True)):
        _stream(number, "closed" if what is None else what, file)
    coding = asked["env"].get("PYTHONIOENCODING", "utf-8")
    sys.stdin, sys.stdout, sys.stderr = (_opened(number, coding) for number in range(3))
    os.closerange(3, 64)
    if asked["user"]:
        _load_all()  # where Python is may be closed to that user
        os.setgroups([])
        os.setgid(asked["user"][1])
        os.setuid(asked["user"][0])
    for name, most in asked["limits"].items():
        used = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
        whole = most + used if name == "RLIMIT_AS" else most
        resource.setrlimit(getattr(resource, name), (whole, whole))


def _load_all() -> None:
    """Let what the program loads when it needs it be there: what others need, and what some commands need."""
    from lea_check.cli.app import run

    for name in LATER:
        importlib.import_module(name)
    said = sys.stdout, sys.stderr
    nowhere = Path(os.devnull)
    with nowhere.open("w", encoding="utf-8") as sys.stdout, nowhere.open("w", encoding="utf-8") as sys.stderr:
        for warm in (["assess", EXAMPLE, "-f", "html"], ["batch", EXAMPLE, "-f", "csv"], ["check", "absent"]):
            run(warm)
    sys.stdout, sys.stderr = said


def _stream(number: int, what: str, file: int) -> None:
    if what == "closed":
        os.close(number)
    elif what == "gone":
        ours, theirs = os.pipe()
        os.close(ours)
        os.dup2(theirs, number)
    else:
        os.dup2(os.open(what, os.O_WRONLY) if what else file, number)


def _opened(number: int, coding: str) -> Any:
    try:
        os.fstat(number)
    except OSError:
        return None
    errors = ("surrogateescape", "strict", "backslashreplace")[number]
    lines = 1 if number == 2 else -1
    return os.fdopen(number, "w" if number else "r", lines, encoding=coding, errors=errors, closefd=False)


if __name__ == "__main__":
    serve()
