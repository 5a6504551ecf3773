"""What was taken from a table, row by row, as a report."""

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
    if taken.unused:
        blocks.append(Paragraph(words("intake.unused", names=words.all_of(f"`{each}`" for each in taken.unused))))
    title = words("intake.title", count=len(taken.rows))
    return Report(words.lang, title, "", (Section("rows", words("intake.rows"), tuple(blocks)),))
