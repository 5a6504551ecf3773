"""The terminal of an interview: prints block by block, never redraws, and reads a line at a time."""

import codecs
import contextlib
import locale
import select
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.text import Text

from lea_check.report.blocks import Block, Mark
from lea_check.report.formats import Screen
from lea_check.report.renderers.terminal import PLAIN, STRONG, Drawing
from lea_check.report.style.encoding import encoded
from lea_check.report.style.sanitize import sanitize, sanitize_lines, sanitize_parts


class Option(NamedTuple):
    """A numbered answer; `earlier`: it was given before."""

    number: str
    text: str
    earlier: bool = False


class Terminal:
    """Prints to standard output and reads from standard input, whether that is a person or a pipe."""

    def __init__(self, screen: Screen) -> None:
        self._drawing = Drawing.for_screen(width=screen.width, colour=screen.colour, ascii_only=screen.ascii_only)
        self._encoding = sys.stdout.encoding or "utf-8"
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]

    @property
    def ascii_only(self) -> bool:
        """Whether the screen knows no other symbols."""
        return self._drawing.ascii_only

    @property
    def typed(self) -> bool:
        """Whether a person types, and no pipe."""
        return sys.stdin.isatty()

    def show(self, *blocks: Block) -> None:
        """Print blocks, each after an empty line."""
        for block in blocks:
            self._print("", self._drawing.draw(sanitize_parts(block)))

    def heading(self, title: str) -> None:
        """Print the title of a part."""
        self._print("", self._drawing.heading(sanitize(title)))

    def question(self, label: str, text: str) -> None:
        """Print a question with its number, if it has one."""
        self._print("", Text(f"{label}  {sanitize(text)}" if label else sanitize(text), style=STRONG), "")

    def options(self, options: Iterable[Option]) -> None:
        """Print numbered answers; the earlier one is marked."""
        arrow = ">" if self._drawing.ascii_only else "▶"
        listed = [(f" {arrow if each.earlier else ' '} {each.number:>2}  ", self._option(each)) for each in options]
        if listed:
            self._print(self._drawing.hang(listed))

    def _option(self, option: Option) -> Text:
        return Text(sanitize(option.text), style=STRONG if option.earlier else PLAIN)

    def standing(self, title: str, marks: Iterable[tuple[str, Mark]]) -> None:
        """Print where a condition stands, in each phase."""
        lines = [("  ", Text.assemble(f"{phase}: ", self._drawing.mark(mark))) for phase, mark in marks]
        self._print("", Text(sanitize(title), style=STRONG), self._drawing.hang(lines))

    def line(self, text: str) -> None:
        """Print a line of text."""
        self._print(Text(sanitize(text)))

    def command(self, text: str) -> None:
        """Print a command to copy: on one line, however long it is."""
        self.raw(f"{sanitize_lines(text)}\n")

    def raw(self, text: str) -> None:
        """Print text that was made for this screen."""
        sys.stdout.buffer.write(encoded(text, self._encoding))
        sys.stdout.buffer.flush()

    def can_edit(self, text: str) -> bool:
        """Whether a line can start with a text, just as it is, that one then edits."""
        return sys.stdin.isatty() and _line_editor() is not None and sanitize(text) == text

    def read(self, prompt: str, start: str = "") -> str:
        """A line as it was typed, without the spaces around it. Raises EOFError at the end of the input.

        `start`: stands there to be edited, where it can be.
        """
        if not sys.stdin.isatty():
            self.line(prompt)
            prompt = ""
        try:
            with _starting_with(start):
                return input(f"{sanitize(prompt)} " if prompt else "").strip()
        except OSError as error:  # the window is gone
            raise EOFError from error

    def has_key(self) -> bool:
        """Whether somebody typed while nothing was asked. Of input that nobody types it is not known: False."""
        if not sys.stdin.isatty():
            return False
        if sys.platform == "win32":  # it waits for sockets only
            import msvcrt

            return msvcrt.kbhit()
        return bool(select.select([sys.stdin], [], [], 0)[0])

    def _print(self, *parts: RenderableType) -> None:
        self.raw(self._drawing.text(*parts))


@cache
def _line_editor() -> Any:
    """The editor of lines that the system has, with arrow keys; None on Windows, whose console has its own.

    What was typed before is no part of the next answer: there is no history. It reads letters as the locale writes
    them, and none as another encoding does.
    """
    if codecs.lookup(sys.stdin.encoding) != codecs.lookup(locale.getpreferredencoding(False)):
        return None
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    return readline


@contextlib.contextmanager
def _starting_with(text: str) -> Iterator[None]:
    editor = _line_editor() if sys.stdin.isatty() else None
    if editor is None:
        yield
        return
    editor.set_startup_hook(lambda: editor.insert_text(text))
    try:
        yield
    finally:
        editor.set_startup_hook()
