"""A whole quick look in Dutch: a facilitator at a terminal of 60 columns, two phones of 360 pixels, and a projector."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pexpect
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lea_check import assess, load_catalogue, load_proposal
from tests.room.test_qr import DARK, LIGHT, read, seen
from tests.support.evening import free_place
from tests.support.terminal import PROMPT, Screen

pytestmark = pytest.mark.xdist_group("browser")

PLAN = """format: lea-check/proposal/2
name: Techniekroute luchthaven
date: 2026-05-20
present: 2
region: lelystad
stage: idea
initiator: education
form: programme
scale: regional
goals: [renew-education]
target_groups: [students-mbo]
education_levels: [mbo-3]
sectors: [technology]
priorities: [technical-staff]
partners:
  - {name: Luchthaven, kind: company, role: core}
  - {name: ROC, kind: school, role: core}
networks: [BedrijfsKring]
"""
CATALOGUE = load_catalogue()
CONDITIONS = CATALOGUE.conditions
WAIT = "Wacht op de volgende vraag"
NO, PARTLY, YES, UNKNOWN = range(4)


class Facilitator(Screen):
    """Whoever leads the evening: types what the room comes to, and Enter where nothing is to be said."""

    def type(self, line: str = "") -> None:
        self.child.sendline(line)

    def asks(self) -> str:
        """What it asks now."""
        self.asked()
        return self.plain[-90:]

    def to_the_vote(self) -> None:
        """Through what is asked before the next question is open on the phones."""
        while "= sluiten" not in (asked := self.asks()):
            self.type("1" if "Nummer" in asked else "")

    def to_the_end(self) -> int:
        """Through what is asked after the last question; the exit code."""
        while self.child.expect([PROMPT, pexpect.EOF]) == 0:
            self.seen += self.child.before + self.child.after
            self.type("2" if "Nummer:" in self.plain[-20:] else "")
        self.seen += self.child.before
        self.child.close()
        return int(self.child.exitstatus)

    def qr_code(self) -> str:
        """What a phone reads off the screen, light or dark."""
        bare = [(line, re.sub(r"\x1b\[[\d;]*m", "", line)) for line in self.seen.split("\r\n")]
        lines = [line for line, text in bare if len(text) > 30 and set(text) <= set("█▀▄ ")]
        light, dark = read(seen(lines, LIGHT)), read(seen(lines, DARK))
        assert light == dark
        assert len(light) == 1
        return light[0]


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Facilitator]:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    place = free_place()
    options = ["--quick", "--phones", "--parties", "company,education", "--keep-small", "--lang", "nl"]
    found = Facilitator(
        tmp_path, "plan.yaml", *options, "--address", place.address, "--port", str(place.port), COLORTERM="truecolor"
    )
    yield found
    found.child.close(force=True)


class Crowd:
    """Those who look at pages; `heard` is what a page said on the console, or asked of anybody else."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.heard: list[str] = []

    def opens(self, url: str, width: int = 360, height: int = 740, **settings: Any) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": height}, **settings)
        self.contexts.append(context)
        page, home = context.new_page(), url[: url.index("/", 8) + 1]
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("request", lambda request: self.heard.append(request.url) if home not in request.url else None)
        page.goto(url)
        return page


@pytest.fixture
def crowd(browser: Browser) -> Iterator[Crowd]:
    found = Crowd(browser)
    yield found
    for context in found.contexts:
        context.close()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def choose(page: Page, choice: int) -> None:
    page.click(f"#choice-{choice}")
    expect(page.locator(f"#choice-{choice}")).to_have_attribute("aria-pressed", "true")


def of(company: list[int], education: list[int]) -> dict[str, dict[str, list[int]]]:
    return {"votes": {"company": company, "education": education}}


@dataclass
class Evening:
    """Those who are there, and what the file keeps. `question`: the number of the one that is open."""

    facilitator: Facilitator
    crowd: Crowd
    folder: Path
    ann: Page
    bob: Page
    projector: Page
    question: int = -1

    @classmethod
    def begun(cls, facilitator: Facilitator, crowd: Crowd, folder: Path) -> Self:
        """One scans the code on the screen, the other types it, and the projector shows it."""
        facilitator.child.expect("hoogstens")
        facilitator.seen += facilitator.child.before
        link, code = facilitator.qr_code(), re.search(r"Code van de zaal: (\S+ \S+)", facilitator.plain)
        assert code
        home = link[: link.rindex("/")]
        assert f"ga naar {home}" in facilitator.plain
        projector = crowd.opens(f"{home}/projector", 1280, 720)
        expect(projector.locator(".code")).to_have_text(code[1])
        ann, bob = crowd.opens(link), crowd.opens(f"{home}/", color_scheme="dark")
        ann.click("#party-0")
        bob.fill("#code", code[1])
        bob.click("#go")
        expect(bob.locator("main")).to_contain_text("dan is uw antwoord te herkennen")
        bob.click("#party-1")
        for page in (ann, bob):
            heading(page, WAIT)
        expect(projector.locator(".turnout")).to_have_text("2 telefoons doen mee")
        return cls(facilitator, crowd, folder, ann, bob, projector)

    def lock(self, link: str) -> None:
        """The room is shut, and small parties stay apart because the facilitator says so."""
        assert "Is iedereen er" in self.facilitator.asks()
        self.facilitator.type("l")
        assert "Is iedereen er" in self.facilitator.asks()
        heading(self.crowd.opens(link), "De zaal is op slot")
        self.facilitator.type()
        assert "Nummer" in self.facilitator.asks()
        assert "te herkennen: bedrijven en onderwijs" in " ".join(self.facilitator.plain.split())
        self.facilitator.type("1")

    def ask(self) -> None:
        """The next question is on both phones."""
        self.question += 1
        if "= sluiten" not in self.facilitator.plain[-20:]:
            self.facilitator.to_the_vote()
        for page in (self.ann, self.bob):
            heading(page, CONDITIONS[self.question].overall.question["nl"])

    def vote(self, ann: int, bob: int) -> None:
        choose(self.ann, ann)
        choose(self.bob, bob)
        expect(self.projector.locator(".turnout")).to_have_text("2 van 2 antwoordden")

    def close(self, line: str = "") -> dict[str, Any]:
        """The question is closed, or its counts are typed; what the file holds of it."""
        self.facilitator.type(line)
        assert "tweede ronde" in self.facilitator.asks()
        for page in (self.ann, self.bob):
            heading(page, WAIT)
        return self.kept

    @property
    def kept(self) -> dict[str, Any]:
        text = (self.folder / "plan.yaml").read_text(encoding="utf-8")
        found: dict[str, Any] = yaml.safe_load(text)["answers"][CONDITIONS[self.question].id]
        return found

    def show_a_yes(self) -> None:
        self.ask()
        for page in (self.ann, self.bob):
            expect(page.locator(".core")).to_have_text("Kern: Luchthaven en ROC")
        self.vote(YES, YES)
        assert self.close() == of([0, 0, 1, 0], [0, 0, 1, 0])
        expect(self.projector.locator("figcaption")).to_have_text(["bedrijven", "onderwijs", "Zaal"])
        self.facilitator.type()
        assert "Waaruit blijkt dat" in self.facilitator.asks()
        self.facilitator.type("Convenant van mei")
        self.facilitator.to_the_vote()
        assert self.kept["evidence"] == "Convenant van mei"

    def vote_twice(self) -> None:
        self.ask()
        self.vote(NO, YES)
        self.close()
        assert "Laat elke partij uitleggen" in " ".join(self.facilitator.plain.split())
        self.facilitator.type("r")
        self.facilitator.to_the_vote()
        for page in (self.ann, self.bob):
            expect(page.locator(".label")).to_contain_text("tweede ronde")
        self.vote(PARTLY, PARTLY)
        first, second = of([1, 0, 0, 0], [0, 0, 1, 0]), of([0, 1, 0, 0], [0, 1, 0, 0])
        assert self.close() == second | {"before": first}
        self.facilitator.type()

    def type_hands(self) -> None:
        self.ask()
        choose(self.ann, YES)
        assert self.close("1 0 0 1") == {"votes": [1, 0, 0, 1]}
        self.facilitator.type()

    def lose_the_network(self) -> None:
        """One answers while the network is away, the other changes an answer."""
        self.ask()
        self.ann.context.set_offline(True)
        self.ann.click(f"#choice-{UNKNOWN}")
        choose(self.bob, NO)
        choose(self.bob, YES)
        expect(self.projector.locator(".turnout")).to_have_text("1 van 2 antwoordden")
        self.ann.context.set_offline(False)
        expect(self.projector.locator(".turnout")).to_have_text("2 van 2 antwoordden")
        assert self.close() == of([0, 0, 0, 1], [0, 0, 1, 0])
        self.facilitator.type()

    def agree(self) -> None:
        self.ask()
        self.vote(YES, YES)
        assert self.close() == of([0, 0, 1, 0], [0, 0, 1, 0])
        self.facilitator.type()


def test_a_quick_look_from_the_door_to_the_verdict(facilitator: Facilitator, crowd: Crowd, tmp_path: Path) -> None:
    evening = Evening.begun(facilitator, crowd, tmp_path)
    evening.lock(facilitator.qr_code())
    evening.show_a_yes()
    evening.vote_twice()
    evening.type_hands()
    evening.lose_the_network()
    for _ in CONDITIONS[evening.question + 1 :]:
        evening.agree()
    assert facilitator.to_the_end() == 0
    found = assess(load_proposal(tmp_path / "plan.yaml", CATALOGUE), CATALOGUE)
    assert found.coverage.whole == len(CONDITIONS) - 2, "of two a half does not know"
    expect(evening.ann.locator("#trouble")).to_contain_text("Geen verbinding")
    assert [each for each in crowd.heard if "ERR_" not in each] == []
    assert not [*tmp_path.glob(".plan*")]
