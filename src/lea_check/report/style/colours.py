"""The colours of a report on paper, one for each status too. As text each has a contrast of 4.5:1 or more on white."""

from collections.abc import Mapping

PAPER: Mapping[str, str] = {
    "ink": "1c2530",
    "soft": "56616e",
    "line": "dcd8cf",
    "accent": "0b5d7a",
    "tint": "e6f0f3",
    "paper": "ffffff",
}
STATUS: Mapping[str, str] = {
    "met": "1b6e43",
    "partial": "8a5300",
    "missing": "a8322a",
    "open": "6a3d9a",
    "none": "56616e",
}


def lighter(colour: str, part: float) -> str:
    """A colour mixed with white; `part` (0-1) says how much of the colour is left."""
    shades = (int(colour[start : start + 2], 16) for start in (0, 2, 4))
    return "".join(f"{round(255 - part * (255 - shade)):02x}" for shade in shades)
