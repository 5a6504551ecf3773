"""The fonts of a PDF, and which letters they have.

They come with packages, never from the system, so that the same report gives the same bytes everywhere.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from unicodedata import category

import typst

from lea_check.report.style.sanitize import escape_letter
from lea_check.report.style.symbols import BOX, SYMBOLS

LATIN_FOLDER = Path(str(files("font_source_sans_pro"))) / "files"
OTHER_FOLDERS = tuple(Path(str(files(package))) for package in ("manimgx_fonts", "noto_cjk_sans_otc"))
LATIN = "Source Sans Pro"
HAN = "Noto Sans CJK SC"
"""Of the forms that Chinese, Japanese and Korean give to a sign, the one that most people read."""

EMOJI, SIGNS = "Noto Emoji", "Noto Sans Symbols"
_SCRIPT = re.compile(r"Noto Sans(?! Symbols| Mono| CJK)( \w+)?")
"""The names of the fonts for one script each, and of that for Latin, Greek and Cyrillic."""

BREAK = "\u200b"
"""Where a word may be broken: it has no shape, and needs none."""

_PLAIN = re.compile(f"[ -~\xa0-\xac\xae-\u017f‘’“”‚„–—…•†‡€™{BREAK}{BOX}{''.join(SYMBOLS.values())}]*")
"""Text that the Latin font can show, with the symbols that typst brings along."""

_SYMBOLS = frozenset(chain(range(0x2190, 0x2400), range(0x2460, 0x2630), range(0x2713, 0x2720), range(0x27F0, 0x2800)))
"""Arrows, operators and shapes in the fonts that typst brings along."""

_JOINER = "\u200d"
_WITHOUT_SHAPE = re.compile(f"[{BREAK}\u200c{_JOINER}\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")


def fonts_for(text: str) -> tuple[typst.Fonts, Sequence[str]]:
    """The fonts that a text needs, and their families in the order in which they are tried.

    Latin letters are in one; those of other scripts and emoji are only looked up where there are any.
    """
    if _PLAIN.fullmatch(text):
        return _fonts(LATIN_FOLDER), (LATIN,)
    fonts = _fonts(LATIN_FOLDER, *OTHER_FOLDERS)
    scripts = sorted(name for name in fonts.families() if _SCRIPT.fullmatch(name))
    return fonts, (LATIN, *scripts, EMOJI, SIGNS, HAN)


def _fonts(*folders: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[*folders])


def shown(text: str) -> str:
    """Text in which what no font can show is spelled out: PDF/UA allows no letter without a shape."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(cluster if _can_show(cluster) else "".join(map(_spelled, cluster)) for cluster in clusters(text))


def clusters(text: str) -> Iterator[str]:
    """Letters with their marks, and what is joined: they are drawn together, from one font."""
    cluster = ""
    for letter in text:
        if cluster and not (category(letter)[0] == "M" or letter == _JOINER or cluster[-1] == _JOINER):
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster


def _can_show(cluster: str) -> bool:
    codes = [ord(letter) for letter in cluster if not _WITHOUT_SHAPE.match(letter)]
    return any(all(code in letters for code in codes) for letters in _letters())


def _spelled(letter: str) -> str:
    """A letter of a cluster that no font has as a whole: marks are spelled out, as they cannot be put on it."""
    return escape_letter(letter) if category(letter)[0] == "M" or not _can_show(letter) else letter


@cache
def _letters() -> Sequence[Container[int]]:
    """The letters of each font."""
    import uharfbuzz

    found = [LATIN_FOLDER / "SourceSansPro-Regular.otf", *chain.from_iterable(map(_files, OTHER_FOLDERS))]
    return [_SYMBOLS, *(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))).unicodes for file in found)]


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.iterdir()) if file.suffix in (".ttf", ".otf", ".ttc"))
