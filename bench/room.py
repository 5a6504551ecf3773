"""A room of 300 phones through 30 questions, on the loopback: they join, vote, change, sleep and come back.

    python bench/room.py [--phones 300] [--questions 30]

Phones are simulated in this process; the room runs in another, as beside a conversation, which meanwhile answers keys.
"""

import argparse
import asyncio
import json
import random
import resource
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

ACKNOWLEDGED = 200
MEMORY = 150
THINKING = 3.0


@dataclass
class Measured:
    """Milliseconds of each kind, and what each ballot must come to."""

    answers: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    requests: int = 0
    again: int = 0
    wrong: int = 0


@dataclass
class Moment:
    """What the phones do now: since when a ballot is open, and what each got confirmed on it."""

    opened: float = 0.0
    confirmed: dict[int, int] = field(default_factory=dict)
    under_way: int = 0
    over: bool = False


class Phone:
    """One phone: looks, and answers what it sees."""

    def __init__(self, number: int, home: str, measured: Measured) -> None:
        self.number = number
        self.host, self.port = urlsplit(home).hostname, urlsplit(home).port
        self.home = home
        self.cookie = ""
        self.measured = measured
        self.chance = random.Random(number)

    async def ask(self, method: str, path: str, **fields: object) -> tuple[str, str]:
        """Where an answer leads, and its body; asked again where the connection was lost."""
        while True:
            try:
                return await self._once(method, path, urlencode(fields))
            except OSError:
                self.measured.again += 1

    async def _once(self, method: str, path: str, body: str) -> tuple[str, str]:
        self.measured.requests += 1
        reader, writer = await asyncio.open_connection(self.host, self.port)
        lines = [f"{method} {path} HTTP/1.1", f"host: {self.host}:{self.port}", f"cookie: {self.cookie}"]
        if method == "POST":
            lines += [f"origin: {self.home}", f"content-length: {len(body)}"]
        writer.write("\r\n".join([*lines, "", body]).encode())
        answer = (await reader.read()).decode()
        writer.close()
        head, _, text = answer.partition("\r\n\r\n")
        if not head:
            raise ConnectionResetError
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
        self.cookie = headers.get("set-cookie", self.cookie).partition(";")[0]
        return headers.get("location", ""), text

    async def take_part(self, link: str, moment: Moment) -> None:
        """Come in, and look for questions until it is over."""
        await self.ask("GET", link.removeprefix(self.home))
        await self.ask("POST", "/join", party=self.number % 3)
        mark = ""
        while not moment.over:
            now = json.loads((await self.ask("GET", "/now"))[1])
            if now["mark"] != mark:
                mark = now["mark"]
                await self._answer(moment)
            if self.chance.random() < 0.04:
                await asyncio.sleep(10)  # asleep, and back
            await asyncio.sleep(now["pause"] / 1000 * self.chance.uniform(0.9, 1.1))

    async def _answer(self, moment: Moment) -> None:
        page = (await self.ask("GET", "/"))[1]
        ballot = page.partition('name="ballot" value="')[2].partition('"')[0]
        if not ballot or self.number in moment.confirmed:
            return
        self.measured.seen.append(1000 * (perf_counter() - moment.opened))
        confirmed = moment.confirmed
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            await asyncio.sleep(self.chance.uniform(0.1, THINKING))
            choice, start = self.chance.randrange(4), perf_counter()
            moment.under_way += 1
            led = (await self.ask("POST", "/vote", ballot=ballot, choice=choice))[0]
            self.measured.answers.append(1000 * (perf_counter() - start))
            if led == "/":
                confirmed[self.number] = choice
            moment.under_way -= 1


class Room:
    """The process with the room, told what to do by lines."""

    def __init__(self) -> None:
        command = [sys.executable, __file__, "--room"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.link = self._read()["link"]

    def tell(self, line: str) -> Any:
        """Its answer to a line."""
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())


async def evening(room: Room, phones: int, questions: int) -> Measured:
    """All phones through all questions."""
    measured, moment = Measured(), Moment()
    home = room.link.rpartition("/")[0]
    there = [asyncio.create_task(Phone(each, home, measured).take_part(room.link, moment)) for each in range(phones)]
    while (await tell(room, "turnout"))["of"] < phones:
        await asyncio.sleep(0.1)
    for number in range(questions):
        moment.confirmed, moment.opened = {}, perf_counter()
        await tell(room, f"open {number}")
        for _ in range(60):
            start = perf_counter()
            await tell(room, "key")
            measured.keys.append(1000 * (perf_counter() - start))
            await asyncio.sleep(0.1)
        counts = (await tell(room, "close"))["room"]
        while moment.under_way:  # what was confirmed just before, and is still on its way here
            await asyncio.sleep(0.01)
        expected = Counter(moment.confirmed.values())
        measured.wrong += sum(abs(count - expected[choice]) for choice, count in enumerate(counts))
    moment.over = True
    await asyncio.gather(*there)
    return measured


async def tell(room: Room, line: str) -> Any:
    """The same while phones go on."""
    return await asyncio.to_thread(room.tell, line)


def hold_room(lines: IO[str]) -> None:
    """The room, beside what a conversation has loaded; does what lines say."""
    from lea_check.ballot_box import Ballot
    from lea_check.cli import app
    from lea_check.files.content.catalogue import load_catalogue
    from lea_check.room.phones import Phones, RoomSettings
    from lea_check.words import load_words

    assert app.run is not None, "what a conversation has loaded is part of the memory"
    questions = [question for each in load_catalogue().conditions for question in each.questions]
    words = {lang: load_words(lang) for lang in ("nl", "en")}
    parties = ("company", "education", "government")
    with Phones(words, RoomSettings(address="127.0.0.1", port=0, parties=parties)) as phones:
        say(link=phones.link)
        for line in lines:
            if line.startswith("open"):
                asked = questions[int(line.split()[1]) % len(questions)]
                ballot = Ballot(id=asked.id, label="1/29", question=asked.question, levels=asked.levels)
                phones.open(ballot)
                say()
            elif line == "close\n":
                say(room=phones.close().room)
            elif line == "turnout\n":
                say(of=phones.turnout().of)
            elif line == "used\n":
                say(memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, processor=process_time())
            else:
                say()


def say(**told: object) -> None:
    print(json.dumps(told), flush=True)


def part(values: list[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(values)[int(share * (len(values) - 1))]


def main(phones: int, questions: int) -> int:
    """Measure, print the figures, and say with the exit code whether they are within their limits."""
    room = Room()
    before, start = room.tell("used")["processor"], perf_counter()
    measured = asyncio.run(evening(room, phones, questions))
    used, wall = room.tell("used"), perf_counter() - start
    room.process.stdin.close()  # type: ignore[union-attr]
    room.process.wait()
    slow = part(measured.answers, 0.95)
    print(f"{phones} phones, {questions} questions, {wall:.0f} s\n")
    print("| what | measured | at most |\n|---|---|---|")
    print(f"| answers lost, or counted twice, of {len(measured.answers)} | {measured.wrong} | 0 |")
    print(f"| answer confirmed, half within ms | {part(measured.answers, 0.5):.0f} | |")
    print(f"| answer confirmed, 95% within ms | {slow:.0f} | {ACKNOWLEDGED} |")
    print(f"| answer confirmed, the slowest, ms | {max(measured.answers):.0f} | |")
    print(f"| new question on a phone that looks, half within ms | {part(measured.seen, 0.5):.0f} | |")
    print(f"| a key of the facilitator, 95% within ms | {part(measured.keys, 0.95):.0f} | |")
    print(f"| memory of the program, MB | {used['memory']:.0f} | {MEMORY} |")
    print(f"| of one processor | {100 * (used['processor'] - before) / wall:.0f}% | |")
    print(f"| requests a second | {measured.requests / wall:.0f} | |")
    print(f"| connections that had to be made again | {measured.again} | |")
    return int(measured.wrong > 0 or slow > ACKNOWLEDGED or used["memory"] > MEMORY)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--room", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.room:
        hold_room(sys.stdin)
    else:
        sys.exit(main(asked.phones, asked.questions))
