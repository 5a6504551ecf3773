"""A report as Markdown, for mail and documents. Text of others stays text: nothing in it becomes a link or a table."""

import re

from lea_check.report.blocks import (
    Action,
    Actions,
    Block,
    Bullets,
    Card,
    FormBlock,
    Grid,
    Ladder,
    Mark,
    Overview,
    Paragraph,
    PlanLine,
    Questionnaire,
    Report,
    StatusCell,
    StatusTable,
    TickOne,
    TickQuestion,
    VoteSpread,
    VotingCards,
    WritingRoom,
)
from lea_check.report.style.symbols import BOX, SYMBOLS, bar

TO_WRITE_ON = "___"
"""A line across the page."""

# A colon, an at sign and an ampersand mean something only where text follows, as in a link or `:smile:`.
# A brace means something to the many programs that fill in Markdown first.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~${]|[&@:](?=\S)|(?<=[wW]{3})\.(?=\S))")
_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def render_markdown(report: Report) -> str:
    """The report as Markdown text."""
    parts = [f"# {escape(report.title)}", escape(report.subtitle)]
    for section in report.sections:
        parts.append(f"## {escape(section.title)}")
        parts += [_draw(block) for block in section.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _SPECIAL.sub(r"\\\1", text)
    )


def _draw(block: Block) -> str:
    match block:
        case Paragraph(text, tone):
            return escape(text) if tone == "plain" else f"**{escape(text)}**"
        case Actions():
            return f"**{escape(block.title)}**\n\n" + "\n".join(
                _action(*each, block) for each in enumerate(block.rows, 1)
            )
        case Bullets(items, title):
            lines = "\n".join(f"- {escape(item)}" for item in items)
            return f"{escape(title)}\n\n{lines}" if title else lines
        case Ladder(rungs):
            return "\n".join(
                f"- {'**' if rung.here else ''}{escape(rung.title)}{'**' if rung.here else ''}"
                + (f" ← {escape(rung.label)}" if rung.label else "")
                for rung in rungs
            )
        case Overview():
            return _overview(block)
        case Card(title, mark, facts):
            head = f"### {escape(title)}" + (f" · {_mark(mark)}" if mark else "")
            return "\n".join([head, "", *(f"- **{escape(name)}:** {escape(text)}" for name, text in facts)])
        case Grid(columns, rows):
            return _table(columns, rows)
        case VoteSpread():
            return _spread(block)
        case StatusTable():
            return _statuses(block)
        case Questionnaire() | TickOne() | WritingRoom() | VotingCards():
            return _form_block(block)
        case PlanLine():
            return _draw(block.used)


def _overview(block: Overview) -> str:
    rows = tuple(
        (f"{row.number} {row.title}", bar(row.range), *(_mark(mark) for mark in row.phases)) for row in block.rows
    )
    columns = (block.headings[0], f"{block.ends[0]} – {block.ends[1]}", *block.headings[1:])
    return f"{_table(columns, rows)}\n\n{escape(block.legend)}"


def _spread(block: VoteSpread) -> str:
    rows = tuple((row.who, *map(str, row.hands), row.level) for row in block.rows)
    return "\n\n".join([f"### {escape(block.title)}", _table(block.headings, rows), *map(escape, block.notes)])


def _form_block(block: FormBlock) -> str:
    match block:
        case Questionnaire(choices, questions):
            return "\n\n".join(_question(each, choices) for each in questions)
        case TickOne(title, options):
            return "\n".join([escape(title), "", *(f"- {BOX} {escape(option)}" for option in options)])
        case WritingRoom(title, lines):
            return "\n\n".join([escape(title), *[TO_WRITE_ON] * lines])
        case VotingCards(cards):
            return "\n".join(f"- {escape(f'{SYMBOLS[mark]} {name}')}" for mark, name in cards)


def _question(each: TickQuestion, choices: tuple[str, ...]) -> str:
    head = f"**{each.number}.** {escape(f'{each.question} [{each.id}]')}"
    texts = (*(f": {level}" for level in each.levels), "")
    boxes = "\n".join(f"- {BOX} {escape(f'{name}{text}')}" for name, text in zip(choices, texts, strict=True))
    return "\n\n".join(filter(None, [head, escape(each.core), boxes, escape(each.explanation)]))


def _action(number: int, row: Action, block: Actions) -> str:
    who = " · ".join(escape(each) for each in (row.who, row.by) if each) or escape(block.nobody)
    return f"{number}. **{escape(row.what)}.** {escape(row.how)} ({who})"


def _statuses(block: StatusTable) -> str:
    moved = (block.moved,) if block.moved else ()
    rows = tuple(
        (f"{row.number} {row.title}", *map(_status, row.cells), *(row.moved for _ in moved)) for row in block.rows
    )
    return _table((*block.headings, *moved), rows)


def _status(cell: StatusCell) -> str:
    return f"{bar(cell.span.range if cell.span else None)} {_mark(cell.mark)}"


def _mark(mark: Mark) -> str:
    return f"{SYMBOLS[mark.name]} {escape(mark.word)}" if mark.word else ""


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [columns, tuple("---" for _ in columns), *(tuple(escape(cell) for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
