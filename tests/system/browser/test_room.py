"""The pages of a room in a real browser: two phones and a projector, for everyone, on any phone, from nowhere else."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import zxingcpp
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lea_check.ballot_box import Ballot, BallotCounts
from lea_check.room.ballots import MOST_PHONES
from lea_check.room.phones import Phones
from tests.support.room import Open, ballot, rooms
from tests.system.browser.test_pages import AXE, WCAG

pytestmark = pytest.mark.xdist_group("browser")

PARTIES = ("company", "education", "government")
SMALLEST, PHONE = 320, 390

Visit = Callable[..., Page]


@pytest.fixture
def open_room() -> Iterator[Open]:
    with rooms() as open_one:
        yield open_one


@pytest.fixture
def phones(open_room: Open) -> Phones:
    return open_room(parties=PARTIES, keep_small=True)


@pytest.fixture
def heard() -> list[str]:
    """What a page said on the console, and what it asked of others than the room."""
    return []


@pytest.fixture
def visit(browser: Browser, heard: list[str], phones: Phones) -> Iterator[Visit]:
    """Opens a page as a new phone: `visit(phones.link, width=320)`."""
    contexts: list[BrowserContext] = []

    def open_page(url: str = phones.link, *, width: int = PHONE, height: int = 760, **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url) if not at_home(request.url) else None)
        page.goto(url)
        return page

    def at_home(url: str) -> bool:
        return url.startswith(phones.place.origin + "/")

    yield open_page
    for context in contexts:
        context.close()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def joined(page: Page, party: str = "#party-none") -> Page:
    page.click(party)
    expect(page.locator("#page")).to_have_attribute("data-mark", "wait-nl-None")
    return page


def choose(page: Page, choice: int) -> None:
    page.click(f"#choice-{choice}")
    expect(page.locator(f"#choice-{choice}")).to_have_attribute("aria-pressed", "true")


def long_ballot() -> Ballot:
    """Texts as long as they get, with a word that does not fit a small phone."""
    word = "samenwerkingsovereenkomstenadministratie" * 2
    said = f"Een deel van de kern heeft ja gezegd; met de anderen praten we nog over wat zij kunnen brengen, {word}."
    text = {"nl": said, "en": said}
    return ballot(question=text, levels=(text, text, text), explanation=text, core=(word, "ROC van Flevoland", word))


def test_two_phones_and_a_projector_go_through_a_vote(phones: Phones, visit: Visit, heard: list[str]) -> None:
    projector = visit(phones.projector, width=1280, height=720)
    one, other = visit(phones.place.origin), visit(phones.link, color_scheme="dark")
    one.fill("#code", phones.spoken_code.lower())
    one.click("#go")
    heading(one, "Namens wie bent u hier?")
    joined(one, "#party-0")
    other.click("#lang-en")
    heading(other, "Who do you represent here?")
    other.click("#party-1")
    heading(other, "Wait for the next question")
    expect(projector.locator(".turnout")).to_have_text("2 telefoons doen mee")
    phones.open(ballot())
    heading(one, "Doet de kern mee?")
    heading(other, "Does the core join?")
    choose(one, 0)
    choose(other, 2)
    choose(one, 1)
    expect(one.locator("#standing")).to_contain_text("Uw antwoord: ")
    expect(projector.locator(".turnout")).to_have_text("2 van 2 antwoordden")
    assert phones.close() == BallotCounts((0, 1, 1, 0), {"company": (0, 1, 0, 0), "education": (0, 0, 1, 0)})
    heading(one, "Wacht op de volgende vraag")
    expect(projector.locator("figcaption")).to_have_text(["bedrijven", "onderwijs", "Zaal"])
    phones.open(ballot(again=True))
    expect(one.locator(".label")).to_contain_text("tweede ronde")
    expect(one.locator('[aria-pressed="true"].choice')).to_have_count(0)
    assert heard == []


def test_a_wrong_code_says_so_and_can_be_typed_again(phones: Phones, visit: Visit) -> None:
    page = visit(phones.place.origin)
    page.fill("#code", "xxxxx")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("klopt niet")
    expect(page.locator("#news")).to_contain_text("klopt niet")
    expect(page.locator("#code")).to_be_focused()
    expect(page.locator("#code")).to_have_attribute("aria-invalid", "true")
    page.keyboard.type(phones.code)
    page.keyboard.press("Enter")
    heading(page, "Namens wie bent u hier?")


def test_a_phone_that_was_asleep_or_away_is_back_at_the_open_question(phones: Phones, visit: Visit) -> None:
    page = joined(visit())
    phones.open(ballot("a"))
    choose(page, 1)
    page.context.set_offline(True)
    expect(page.locator("#trouble")).to_contain_text("Geen verbinding")
    phones.close()
    phones.open(ballot("b", question={"nl": "En dit?", "en": "And this?"}))
    page.context.set_offline(False)
    heading(page, "En dit?")
    expect(page.locator("#trouble")).to_be_empty()
    choose(page, 2)
    page.reload()
    heading(page, "En dit?")
    expect(page.locator("#choice-2")).to_have_attribute("aria-pressed", "true")
    again = page.context.new_page()
    page.close()
    again.goto(phones.place.origin)
    expect(again.locator("#choice-2")).to_have_attribute("aria-pressed", "true")
    assert phones.turnout() == (1, 1)


def test_an_answer_given_without_a_network_arrives_when_it_is_back(phones: Phones, visit: Visit) -> None:
    page = joined(visit())
    phones.open(ballot())
    heading(page, "Doet de kern mee?")
    page.context.set_offline(True)
    page.click("#choice-2")
    expect(page.locator("#standing")).to_have_text("Uw antwoord is onderweg.")
    assert phones.turnout().voted == 0
    page.context.set_offline(False)
    expect(page.locator("#choice-2")).to_have_attribute("aria-pressed", "true")
    assert phones.close() == BallotCounts((0, 0, 1, 0))


def test_phones_go_on_after_a_restart_and_an_answer_on_its_way_does_not_land_on_another_question(
    phones: Phones, open_room: Open, visit: Visit
) -> None:
    page = joined(visit())
    phones.open(ballot("a"))
    heading(page, "Doet de kern mee?")
    phones.stop()
    page.click("#choice-0")
    expect(page.locator("#trouble")).to_contain_text("Geen verbinding")
    after = open_room(parties=PARTIES, keep_small=True, port=phones.place.port, code=phones.code)
    after.open(ballot("b", question={"nl": "En dit?", "en": "And this?"}))
    heading(page, "En dit?")
    expect(page.locator("#note")).to_contain_text("net gesloten")
    assert after.turnout() == (0, 1)
    choose(page, 2)
    assert after.close() == BallotCounts((0, 0, 1, 0))


def test_without_a_script_everything_works_by_plain_forms(phones: Phones, visit: Visit) -> None:
    page = visit(phones.place.origin, java_script_enabled=False)
    page.fill("#code", phones.code)
    page.click("#go")
    page.click("#party-2")
    heading(page, "Wacht op de volgende vraag")
    phones.open(ballot())
    page.click("text=Kijk of er een nieuwe vraag is")
    heading(page, "Doet de kern mee?")
    for choice in (0, 3):
        choose(page, choice)
    page.click("#lang-en")
    heading(page, "Does the core join?")
    page.reload()
    assert phones.close() == BallotCounts((0, 0, 0, 1))


def test_it_is_used_by_keyboard_alone_and_keeps_its_place(phones: Phones, visit: Visit) -> None:
    page = visit()
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.locator("#party-none")).to_be_focused()
    page.keyboard.press("Enter")
    heading(page, "Wacht op de volgende vraag")
    phones.open(ballot())
    heading(page, "Doet de kern mee?")
    page.keyboard.press("Tab")
    expect(page.locator("#choice-0")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(page.locator("#choice-0")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#choice-0")).to_be_focused()


def test_a_screen_reader_hears_of_a_new_question_and_of_its_own_answer(phones: Phones, visit: Visit) -> None:
    page = joined(visit())
    news = page.get_by_role("status").first
    phones.open(ballot())
    expect(news).to_have_text("Nieuwe vraag: Doet de kern mee?")
    choose(page, 3)
    expect(news).to_have_text("Uw antwoord: Weten we niet. U kunt het veranderen tot de vraag sluit.")
    phones.close()
    expect(news).to_have_text("Wacht op de volgende vraag")
    assert page.evaluate("document.title") == "Wacht op de volgende vraag · Zaal"


NOTES = {"wrong": "/?note=wrong", "tried": "/?note=busy", "cookies": "/?note=cookies"}
SCREENS = [
    (name, "nl") for name in ("code", *NOTES, "join", "wait", "vote", "voted", "late", "away", "long", "locked", "full")
]
each_screen = pytest.mark.parametrize(("screen", "lang"), [*SCREENS, ("join", "en"), ("voted", "en")])


def shown(screen: str, phones: Phones, visit: Visit, lang: str, **settings: object) -> Page:
    """A phone at one of its screens."""
    if screen in ("code", *NOTES):
        page = visit(phones.place.origin + NOTES.get(screen, "/"), **settings)
    elif screen == "locked":
        phones.lock()
        page = visit(**settings)
    else:
        page = visit(**settings)
    page.click(f"#lang-{lang}")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    if screen == "full":
        for number in range(MOST_PHONES):
            phones._ballots.join(f"{number}", "")
        # A look of the phone in between takes the button away.
        page.evaluate("document.querySelector('#party-0')?.click()")
    if screen in ("wait", "vote", "voted", "late", "away", "long"):
        page.click("#party-0")
        expect(page.locator("#party-0")).to_have_count(0)
    if screen in ("vote", "voted", "late", "away", "long"):
        phones.open(long_ballot() if screen == "long" else ballot())
        page.wait_for_selector("#choice-0")
    if screen == "voted":
        choose(page, 1)
    if screen == "late":
        page.evaluate("document.querySelector('[name=ballot]').value = 'before'")
        page.click("#choice-0")
        expect(page.locator("#note")).to_contain_text("net gesloten")
    if screen == "full":
        heading(page, "De zaal is vol")
    if screen == "away":
        page.context.set_offline(True)
        page.click("#choice-0")
        expect(page.locator("#trouble")).to_contain_text("Geen verbinding")
    return page


@each_screen
def test_everyone_can_use_a_phone_in_light_and_dark(phones: Phones, visit: Visit, screen: str, lang: str) -> None:
    page = shown(screen, phones, visit, lang, bypass_csp=True)
    page.add_script_tag(path=AXE_FILE_PATH)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        passed, wrong = page.evaluate(AXE, WCAG)
        assert {"color-contrast", "html-has-lang", "document-title"} <= {*passed}
        assert wrong == []


@each_screen
def test_it_fits_any_phone_and_letters_twice_as_large(phones: Phones, visit: Visit, screen: str, lang: str) -> None:
    page = shown(screen, phones, visit, lang)
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        for width in (SMALLEST, 360, PHONE, 430):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") == width, size
            small = page.evaluate(
                "[...document.querySelectorAll('button, input:not([type=hidden]), summary')]"
                ".filter(each => each.getBoundingClientRect().height < 48 || each.getBoundingClientRect().width < 48)"
                ".map(each => each.outerHTML)"
            )
            assert small == []


@pytest.mark.parametrize("screen", ["door", "open", "closed", "locked"])
def test_everyone_can_read_the_projector(phones: Phones, visit: Visit, screen: str) -> None:
    projector = visit(phones.projector, width=1280, height=720, bypass_csp=True)
    phone = joined(visit())
    if screen in ("open", "closed"):
        phones.open(ballot())
        phone.wait_for_selector("#choice-0")
        choose(phone, 2)
    if screen == "closed":
        phones.close()
    if screen == "locked":
        phones.lock()
    expect(projector.locator(f".projector.{'door' if screen == 'locked' else screen}")).to_be_visible()
    projector.add_script_tag(path=AXE_FILE_PATH)
    for scheme in ("light", "dark"):
        projector.emulate_media(color_scheme=scheme)
        assert projector.evaluate(AXE, WCAG)[1] == []
    assert projector.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)") >= 40
    for width, height in ((1920, 1080), (1280, 720), (1024, 768), (320, 600)):
        projector.set_viewport_size({"width": width, "height": height})
        assert projector.evaluate("document.documentElement.scrollWidth") == width


PIXELS = """image => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    canvas.getContext('2d').drawImage(image, 0, 0, 400, 400)
    return [...canvas.getContext('2d').getImageData(0, 0, 400, 400).data].filter((_, index) => index % 4 == 0)
}"""


def test_a_phone_reads_the_picture_on_the_projector_in_the_dark_too(phones: Phones, visit: Visit) -> None:
    projector = visit(phones.projector, width=1280, height=720, color_scheme="dark")
    grey = bytes(projector.locator("img").evaluate(PIXELS))
    found = zxingcpp.read_barcodes(memoryview(grey).cast("B", (400, 400)), try_invert=False)
    assert [each.text for each in found] == [phones.link]


def memory(page: Page) -> str:
    """All that its script could get hold of."""
    parts: list[str] = []
    session = page.context.new_cdp_session(page)
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: parts.append(event["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot")
    found = "".join(parts)
    assert "Doet de kern mee?" in found
    return found


def test_the_page_of_a_phone_knows_nothing_by_which_it_could_be_told_apart(phones: Phones, visit: Visit) -> None:
    page = joined(visit())
    phones.open(ballot())
    page.wait_for_selector("#choice-0")
    choose(page, 2)
    token = page.context.cookies()[0]["value"].split(".")[1]
    assert len(token) == 32
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert token not in page.content()
    assert token not in memory(page)
    assert token not in page.evaluate("fetch('/now').then(answer => answer.text())")


FOREIGN = """<!DOCTYPE html><title>elsewhere</title>
<iframe src="HOME/" name="framed"></iframe><iframe name="answer"></iframe>
<form method="post" action="HOME/vote" target="answer"><input name="ballot" value="KEY"><input name="choice" value="0">
</form>
<script>
const body = new URLSearchParams("ballot=KEY&choice=0")
fetch("HOME/vote", {method: "POST", mode: "no-cors", credentials: "include", body})
  .catch(() => 0).then(() => fetch("HOME/now", {credentials: "include"})).then(() => "read", () => "refused")
  .then(said => { document.title = said; document.forms[0].submit() })
</script>"""


def test_a_page_from_elsewhere_can_neither_vote_nor_read_nor_frame(phones: Phones, visit: Visit) -> None:
    page = joined(visit())
    phones.open(ballot())
    page.wait_for_selector("#choice-0")
    key = page.get_attribute("[name=ballot]", "value") or ""
    text = FOREIGN.replace("HOME", phones.place.origin).replace("KEY", key)

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    foreign = page.context.new_page()
    foreign.goto(f"http://127.0.0.1:{server.server_port}/")
    expect(foreign).to_have_title("refused")
    foreign.wait_for_load_state("networkidle")
    assert [frame.name for frame in foreign.frames if "Doet de kern mee" in frame.content()] == []
    server.shutdown()
    server.server_close()
    assert phones.close() == BallotCounts()
