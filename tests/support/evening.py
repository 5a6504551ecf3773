"""A conversation with phones: the program as it is started, and phones as they come in over the network."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from threading import Timer

from lea_check.room.addresses import Endpoint
from tests.support.phone import Phone
from tests.support.processes import environment, unmeasured

LONGEST = 100
PLAN = ("plan.yaml", "--only", "mass")


class Evening:
    """An interview that is under way: what it says, and what is typed. `measured`: not for one that is killed."""

    def __init__(self, folder: Path, place: Endpoint | None, *options: str, measured: bool = True) -> None:
        self.place = place or free_place()
        arguments = ["interview", *(options or PLAN), "--phones", "--lang", "nl"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lea_check", *arguments, "--address", "127.0.0.1", "--port", str(self.place.port)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment() if measured else unmeasured(),
        )
        self.said = ""
        self.code = ""

    def begin(self) -> None:
        """Read the code of the room."""
        self.code = re.search(r"Code van de zaal: (\S+ \S+)\n", self.until("Code van de zaal: "))[1].strip()  # type: ignore[index]

    def until(self, text: str) -> str:
        """What it says up to the line with this text. A program that asks something else is ended, and fails here."""
        assert self.process.stdout
        limit, new = Timer(LONGEST, self.process.kill), ""
        limit.start()
        try:
            while text not in new:
                line = self.process.stdout.readline()
                assert line, self.said + new
                new += line
        finally:
            limit.cancel()
        self.said += new
        return new

    def type(self, *lines: str) -> None:
        assert self.process.stdin
        self.process.stdin.writelines(f"{line}\n" for line in lines)
        self.process.stdin.flush()

    def phone(self, party: object = "none") -> Phone:
        phone = Phone(self.place)
        phone.post("/code", code=self.code)
        phone.post("/join", party=party)
        return phone

    def end(self) -> int:
        self.process.communicate(timeout=30)
        return self.process.returncode


def free_place() -> Endpoint:
    """A port that nobody has, and that no system gives away by itself before the program takes it."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return Endpoint("127.0.0.1", port)


@contextmanager
def evening(folder: Path, place: Endpoint | None = None, *options: str, measured: bool = True) -> Iterator[Evening]:
    found = Evening(folder, place, *options, measured=measured)
    try:
        found.begin()
        yield found
    finally:
        found.process.kill()
        with found.process, suppress(OSError):  # its pipes are closed, one of which may be broken
            found.process.communicate()
