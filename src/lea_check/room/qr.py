"""The link of a room as a QR code: in the terminal, and as a picture."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

MARGIN = 4
"""What the standard asks for around a code, in its own squares."""

_BLACK_ON_WHITE = "\x1b[38;5;16;48;5;231m"
_PLAIN = "\x1b[0m"
_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def qr_lines(text: str, *, colour: bool) -> list[str]:
    """A code in lines for a terminal, two rows of squares a line; 37 columns for the link of a room.

    With `colour` it is black on white, whatever colours the terminal has; without, it is drawn for a dark one.
    """
    rows = [[square == colour for square in row] for row in _squares(text)]
    start, end = (_BLACK_ON_WHITE, _PLAIN) if colour else ("", "")
    return [f"{start}{line}{end}" for line in _lines(rows, missing=not colour)]


def qr_svg(text: str) -> bytes:
    """A code as a picture, black on white in light and dark."""
    picture = io.BytesIO()
    _made(text).save(picture, kind="svg", border=MARGIN, dark="#000", light="#fff", omitsize=True, svgclass=None)
    return picture.getvalue()


def _lines(rows: Sequence[Sequence[bool]], *, missing: bool) -> Iterator[str]:
    for upper, lower in zip(rows[::2], [*rows[1::2], [missing] * len(rows[0])], strict=False):
        yield "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))


def _squares(text: str) -> Iterator[Sequence[bool]]:
    for row in _made(text).matrix_iter(border=MARGIN):
        yield [bool(square) for square in row]


def _made(text: str) -> "QRCode":
    import segno

    return segno.make_qr(text, error="m")
