"""What was taken from a table, row by row, as a report."""

from collections.abc import Iterator

from lea_check.intake.rows import Intake
from lea_check.report.blocks import Block, Grid, Paragraph, Report, Section
from lea_check.words import Words

COLUMNS = ("row", "file", "name", "answers", "problems")
SHARES = (2, 8, 9, 5, 4)


def intake_report(taken: Intake, words: Words) -> Report:
    """A line a row: the file it goes to, its name, how many questions it answers and how many cells are wrong."""
    rows = tuple(
        (str(row.number), row.file, str(row.data.get("name", "")), str(row.answers), str(len(row.problems) or ""))
        for row in taken.rows
    )
    blocks: list[Block] = [Grid(tuple(words(f"intake.column.{each}") for each in COLUMNS), rows, SHARES)]
    blocks += map(Paragraph, _of_columns(taken, words))
    title = words("intake.title", count=len(taken.rows))
    return Report(words.lang, title, "", (Section("rows", words("intake.rows"), tuple(blocks)),))


def _of_columns(taken: Intake, words: Words) -> Iterator[str]:
    """Which columns are not used, and why."""
    if taken.unused:
        yield words("intake.unused", names=words.all_of(f"`{each}`" for each in taken.unused))
    for heading, used in taken.same:
        yield words("intake.same", heading=heading, used=used)
    if taken.not_there:
        yield words("intake.not-there", names=words.all_of(f"`{each}`" for each in taken.not_there))
