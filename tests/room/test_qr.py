"""A QR code that another program reads, from the terminal as it shows it."""

import pyte
import pytest
import zxingcpp

from lea_check.room.qr import qr_lines
from tests.support.room import Open

COLUMNS, ROWS = 60, 40
PIXELS = 4
LIGHT = {"default-fg": 0, "default-bg": 255, "000000": 0, "ffffff": 255}
DARK = LIGHT | {"default-fg": 230, "default-bg": 20}
HALVES = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
LINKS = [
    "http://10.0.0.4:8028/CDFGHJKMNPQR",
    "http://192.168.178.123:8028/CDFGHJKMNPQR",
    "http://[fd12:3456:789a:bcde:f012:3456:789a:bcde]:60123/CDFGHJKMNPQR",
]


def seen(lines: list[str], theme: dict[str, int]) -> bytearray:
    """The screen of a terminal of 60 columns in grey, two rows of pixels for each line."""
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(screen).feed("\r\n".join(lines))
    picture = bytearray()
    for row in range(ROWS):
        halves: tuple[list[int], list[int]] = ([], [])
        for column in range(COLUMNS):
            cell = screen.buffer[row][column]
            ink = theme["default-fg" if cell.fg == "default" else cell.fg]
            paper = theme["default-bg" if cell.bg == "default" else cell.bg]
            for half, filled in zip(halves, HALVES[cell.data], strict=True):
                half.extend([ink if filled else paper] * PIXELS)
        for half in halves:
            picture += bytes(half) * PIXELS
    return picture


def read(picture: bytearray) -> list[str]:
    """What a phone reads; one that knows dark on light only."""
    shape = (ROWS * 2 * PIXELS, COLUMNS * PIXELS)
    found = zxingcpp.read_barcodes(memoryview(picture).cast("B", shape), try_invert=False)
    return [each.text for each in found]


@pytest.mark.parametrize("link", LINKS)
def test_a_phone_reads_the_code_from_a_terminal_of_60_columns_light_and_dark(link: str) -> None:
    lines = qr_lines(link, colour=True)
    assert read(seen(lines, LIGHT)) == read(seen(lines, DARK)) == [link]


@pytest.mark.parametrize("link", LINKS)
def test_without_colours_it_is_drawn_for_a_dark_terminal(link: str) -> None:
    lines = qr_lines(link, colour=False)
    assert read(seen(lines, DARK)) == [link]
    assert "\x1b" not in "".join(lines)
    assert max(map(len, lines)) <= COLUMNS
    assert len(lines) < ROWS


def test_the_code_of_a_room_holds_its_link(open_room: Open) -> None:
    phones = open_room()
    assert read(seen(phones.qr(colour=True), LIGHT)) == [phones.link]
