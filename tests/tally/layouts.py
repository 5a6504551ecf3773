"""Every layout of an export that is known, as data: what a program puts above, beside and in the answers.

A layout makes blocks of columns that belong together; a test may put the blocks in any order and others between them.
The next program's layout is a function more in `LAYOUTS`.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from xlsxwriter import Workbook

Question = SimpleNamespace


@dataclass(frozen=True)
class Person:
    """Who filled it in: a number, a party, and by question a level from 0, "unknown", or nothing."""

    number: int
    party: str
    answers: dict[str, int | str]


@dataclass(frozen=True)
class Column:
    """A column: its headings from top to bottom, and a cell for each person."""

    headings: tuple[str, ...]
    cells: tuple[str, ...]


Block = tuple[Column, ...]
"""Columns that a program keeps together, such as the choices of one question."""


@dataclass(frozen=True)
class Layout:
    """An export: its blocks, rows above and below the table, and how its file is written."""

    blocks: tuple[Block, ...]
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    suffix: str = ".csv"
    separator: str = ","
    encoding: str = "utf-8"
    sheets_before: tuple[str, ...] = ()
    fixed: bool = False
    height: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", len(self.blocks[0][0].headings))

    def rows(self) -> list[list[str]]:
        """The table as it stands in the file."""
        columns = [column for block in self.blocks for column in block]
        heads = [[column.headings[row] for column in columns] for row in range(self.height)]
        people = [list(cells) for cells in zip(*(column.cells for column in columns), strict=True)]
        return [*map(list, self.above), *heads, *people, *map(list, self.below)]

    def write(self, folder: Path) -> Path:
        """The file."""
        path = folder / f"export{self.suffix}"
        if self.suffix == ".csv":
            stream = io.StringIO(newline="")
            csv.writer(stream, delimiter=self.separator).writerows(self.rows())
            path.write_bytes(stream.getvalue().encode(self.encoding))
            return path
        book = Workbook(str(path))
        for name in self.sheets_before:
            book.add_worksheet(name)
        sheet = book.add_worksheet("Antwoorden")
        for number, row in enumerate(self.rows()):
            for place, cell in enumerate(row):
                sheet.write(number, place, int(cell) if cell.isdecimal() else cell)
        book.close()
        return path


Make = Callable[[Sequence[Question], Sequence[Person]], Layout]

UNKNOWN = {"nl": "weten we niet", "en": "we do not know"}


def label(question: Question, person: Person, lang: str = "nl") -> str:
    """The answer as the form words it."""
    value = person.answers.get(question.id, "")
    return UNKNOWN[lang] if value == "unknown" else getattr(question, f"{lang}{value}") if value != "" else ""


def number(question: Question, person: Person, _lang: str = "nl") -> str:
    """The answer as a code."""
    return str(person.answers.get(question.id, ""))


def own(headings: tuple[str, ...], people: Sequence[Person], cell: Callable[[Person], str]) -> Block:
    """A column of the program's own."""
    return (Column(headings, tuple(map(cell, people))),)


def asked(
    questions: Sequence[Question],
    people: Sequence[Person],
    headings: Callable[[Question], tuple[str, ...]],
    cell: Callable[[Question, Person], str] = number,
) -> list[Block]:
    """A column for each question."""
    return [(Column(headings(each), tuple(cell(each, person) for person in people)),) for each in questions]


def party(headings: tuple[str, ...], people: Sequence[Person]) -> Block:
    """The question for whom one is there."""
    return own(headings, people, lambda person: person.party)


def microsoft(lang: str, *, quiz: bool = False, cp1252: bool = False) -> Make:
    """Microsoft Forms: hard spaces, line ends in headings, anonymous people, a sign after each choice."""
    heads = {
        "nl": ("ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"),
        "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        "de": ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Zeitpunkt der letzten Änderung"),
    }[lang]
    points = {"nl": "Punten - ", "en": "Points - ", "de": "Punkte - "}[lang]

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        values: tuple[Callable[[Person], str], ...] = (
            lambda person: str(person.number),
            lambda _: "5-4-23 10:01:12",
            lambda _: "5-4-23 10:07:45",
            lambda _: "anonymous",
            lambda _: "",
            lambda _: "",
        )
        blocks = [own((head,), people, value) for head, value in zip(heads, values, strict=True)]
        blocks.append(party(("Namens wie bent u hier?",), people))
        for each in questions:
            title = f"{each.nl}\n" if cp1252 else f"{each.nl} ".replace(" ", "\u00a0")
            if quiz:
                blocks.append(own((points + title,), people, lambda _: "1"))
                blocks.append(own((f"Feedback - {title}",), people, lambda _: ""))
            blocks += asked([each], people, lambda _, title=title: (title,), lambda q, p: with_sign(label(q, p)))  # type: ignore[misc]
        if cp1252:
            return Layout(tuple(blocks), separator=";", encoding="cp1252")
        return Layout(tuple(blocks), suffix=".xlsx")

    return make


def with_sign(text: str) -> str:
    """A choice where more could be made."""
    return f"{text};" if text else ""


def google(*, grid: bool = False, quiz: bool = False, lang: str = "nl") -> Make:
    """Google Forms: questions in columns, in a grid, or of a quiz."""
    stamp = {"nl": "Tijdstempel", "en": "Timestamp", "de": "Zeitstempel"}[lang]

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        blocks = [own((stamp,), people, lambda _: "2026/05/20 9:00:01 a.m. CET"), party(("Partij [party]",), people)]
        for each in questions:
            heading = f"Hoe ver bent u? [{each.nl}]" if grid else f"{each.nl} [{each.id}]"
            blocks += asked([each], people, lambda _, heading=heading: (heading,), label)  # type: ignore[misc]
            if quiz:
                blocks += [own((f"{each.nl} [{word}]",), people, lambda _: "1") for word in ("Score", "Feedback")]
        return Layout(tuple(blocks))

    return make


def limesurvey(kind: str) -> Make:
    """LimeSurvey: headings as codes, as texts (Dutch, German), as both, or as arrays by code; one row was not sent."""
    heads = {
        "codes": ("id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr"),
        "texts": ("Antwoord-ID", "Datum verzonden", "Laatste pagina", "Start taal", "Zaad", "IP-adres"),
        "german": ("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert",
                   "IP-Adresse"),
        "both": ("id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
                 "startlanguage. Start language", "seed. Seed", "ipaddr. IP address"),
        "arrays": ("id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr"),
    }[kind]  # fmt: skip
    heading: Callable[[Question], str] = {
        "codes": lambda each: each.cut,
        "texts": lambda each: f"Hoe ver bent u?  [{each.nl}]",
        "german": lambda each: each.en,
        "both": lambda each: f"{each.code}. {each.nl}",
        "arrays": lambda each: f"G01Q01[{each.code}]",
    }[kind]

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        unsent = Person(9999, "company", dict.fromkeys((each.id for each in questions), 0))
        everyone = [*people, unsent]
        values: tuple[Callable[[Person], str], ...] = (
            lambda person: str(person.number),
            lambda person: "" if person is unsent else "1980-01-01 00:00:00",
            lambda _: "3",
            lambda _: "nl",
            lambda _: "1234567",
            lambda _: "10.0.0.1",
        )
        blocks = [own((head,), everyone, value) for head, value in zip(heads, values, strict=True)]
        blocks.append(party(("party. Namens wie bent u hier?" if kind == "both" else "party",), everyone))
        cell = number if kind in ("codes", "arrays") else label
        blocks += asked(questions, everyone, lambda each: (heading(each),), cell)
        return Layout(tuple(blocks), encoding="utf-8-sig")

    return make


def odk(*, kobo: bool = False, workbook: bool = False) -> Make:
    """ODK Central and KoBoToolbox, from our XLSForm; the names are paths of groups."""
    mark = "/" if kobo else "-"

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        first = ("start", "end") if kobo else ("SubmissionDate",)
        last = (
            ("_id", "_uuid", "_submission_time", "_index")
            if kobo
            else ("meta-instanceID", "KEY", "DeviceID", "ReviewState")
        )
        blocks = [own((head,), people, lambda _: "2026-05-20T09:00:00.000Z") for head in first]
        blocks.append(party(("party",), people))
        blocks += asked(questions, people, lambda each: (f"condition-mass{mark}{each.id}",))
        blocks += [own((head,), people, lambda person, head=head: f"{head}:{person.number}") for head in last]  # type: ignore[misc]
        if workbook:
            return Layout(tuple(blocks), suffix=".xlsx")
        return Layout(tuple(blocks), separator=";" if kobo else ",", encoding="utf-8-sig" if kobo else "utf-8")

    return make


def odk_aggregate(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
    """ODK Aggregate: NULL for empty, choices as lists, what happened last."""
    blocks = [party(("party",), people), *asked(questions, people, lambda each: (each.id,), _listed)]
    blocks.append(own(("instanceID",), people, lambda person: f"uuid:{person.number}"))
    return Layout(tuple(blocks))


def _listed(question: Question, person: Person) -> str:
    code = number(question, person)
    return f"['{code}']" if code else "NULL"


def surveymonkey(*, matrix: bool = False, choices: bool = False) -> Make:
    """SurveyMonkey: two rows of headings; questions in columns, in a matrix, or with a column for each choice."""

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        blocks = [
            own(("Respondent ID", ""), people, lambda person: f"118{person.number}"),
            own(("Collector ID", ""), people, lambda _: "4"),
            own(("Start Date", ""), people, lambda _: "05/20/2026"),
            party(("Partij [party]", "Response"), people),
        ]
        if choices:
            blocks += [_choices(each, people) for each in questions]
        elif matrix:
            texts = [(Column(("", each.nl), tuple(label(each, person) for person in people))) for each in questions]
            first = Column(("Hoe ver bent u?", texts[0].headings[1]), texts[0].cells)
            blocks.append((first, *texts[1:]))
        else:
            blocks += asked(questions, people, lambda each: (each.en, "Response"), lambda q, p: label(q, p, "en"))
        return Layout(tuple(blocks))

    return make


def _choices(question: Question, people: Sequence[Person]) -> Block:
    levels = range(len([name for name in vars(question) if name.startswith("nl") and name[2:].isdecimal()]))
    labels = [*(getattr(question, f"nl{level}") for level in levels), UNKNOWN["nl"]]
    return tuple(
        Column((question.nl if text is labels[0] else "", text), _ticks(question, text, people)) for text in labels
    )


def _ticks(question: Question, text: str, people: Sequence[Person]) -> tuple[str, ...]:
    return tuple(text if label(question, person) == text else "" for person in people)


def qualtrics(*, ids: bool = False) -> Make:
    """Qualtrics: three rows of headings, in German; names of its own, or ours; a preview and one who did not finish."""

    def make(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
        preview = Person(7777, "company", dict.fromkeys((each.id for each in questions), 0))
        begun = Person(8888, "company", dict.fromkeys((each.id for each in questions), 0))
        everyone = [*people, preview, begun]
        blocks = [
            own(("StartDate", "Anfangsdatum", '{"ImportId":"startDate"}'), everyone, lambda _: "2017-07-18 08:28:09"),
            own(("Status", "Antworttyp", '{"ImportId":"status"}'), everyone, lambda p: "1" if p is preview else "0"),
            own(("Finished", "Beendet", '{"ImportId":"finished"}'), everyone, lambda p: "0" if p is begun else "1"),
            own(("ResponseId", "Antwort-ID", '{"ImportId":"_recordId"}'), everyone, lambda p: f"R_{p.number}"),
            own(("RecipientEmail", "E-Mail des Empfängers", '{"ImportId":"recipientEmail"}'), everyone, lambda _: ""),
            party(("QP", "Namens wie bent u hier?", '{"ImportId":"QID0"}'), everyone),
        ]
        for place, each in enumerate(questions, 1):
            names = (
                each.id if ids else f"Q{place}",
                f"Frage {place}" if ids else each.nl,
                f'{{"ImportId":"QID{place}"}}',
            )
            blocks += asked([each], everyone, lambda _, names=names: names, number)  # type: ignore[misc]
        return Layout(tuple(blocks))

    return make


def typeform(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
    """Typeform: a random code first, and dates last."""
    blocks = [own(("#",), people, lambda person: f"k{person.number}z"), party(("Partij [party]",), people)]
    blocks += asked(questions, people, lambda each: (each.nl,), label)
    for head in ("Response Type", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"):
        blocks.append(own((head,), people, lambda _, head=head: "completed" if head == "Response Type" else "2026"))  # type: ignore[misc]
    return Layout(tuple(blocks))


def by_hand(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
    """A workbook that somebody made: a title, groups above, numbered rows, a mean below, on the second sheet."""
    blocks = [own(("", "Nr"), people, lambda person: str(person.number)), party(("", "Partij [party]"), people)]
    blocks.append(asked(questions[:1], people, lambda each: ("Massa", f"[{each.id}]"))[0])
    blocks += asked(questions[1:], people, lambda each: ("", f"[{each.id}]"))
    above = (("Uitkomsten van de vragenlijst",), ())
    return Layout(
        tuple(blocks), above=above, below=(("Gemiddelde", *("1" for _ in blocks[1:])),), suffix=".xlsx",
        sheets_before=("Toelichting",), fixed=True,
    )  # fmt: skip


def unicode_text(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
    """What Excel saves as Unicode text."""
    blocks = [
        party(("Partij [party]",), people),
        *asked(questions, people, lambda each: (f"{each.nl} – [{each.id}]",), label),
    ]
    return Layout(tuple(blocks), separator="\t", encoding="utf-16")


def an_answer_a_row(questions: Sequence[Question], people: Sequence[Person]) -> Layout:
    """A table in which each row is an answer."""
    given = [(person, each) for person in people for each in questions if each.id in person.answers]
    people_of = [person for person, _ in given]
    blocks = [
        own(("respondent id",), people_of, lambda person: f"p{person.number}"),
        party(("Partij [party]",), people_of),
        (Column(("vraag",), tuple(each.nl for _, each in given)),),
        (Column(("antwoord",), tuple(label(each, person) for person, each in given)),),
        own(("tijd",), people_of, lambda _: "09:00"),
    ]
    return Layout(tuple(blocks))


LAYOUTS: dict[str, Make] = {
    **{f"Microsoft Forms, {lang}": microsoft(lang) for lang in ("nl", "en", "de")},
    "Microsoft Forms, quiz": microsoft("nl", quiz=True),
    "Microsoft Forms, quiz in German": microsoft("de", quiz=True),
    "Microsoft Forms, CSV of Windows": microsoft("nl", cp1252=True),
    **{f"Google Forms, {lang}": google(lang=lang) for lang in ("nl", "en", "de")},
    "Google Forms, grid": google(grid=True),
    "Google Forms, quiz": google(quiz=True),
    **{f"LimeSurvey, {kind}": limesurvey(kind) for kind in ("codes", "texts", "german", "both", "arrays")},
    "ODK Central": odk(),
    "ODK Aggregate": odk_aggregate,
    "KoBoToolbox": odk(kobo=True),
    "KoBoToolbox, workbook": odk(kobo=True, workbook=True),
    "SurveyMonkey": surveymonkey(),
    "SurveyMonkey, matrix": surveymonkey(matrix=True),
    "SurveyMonkey, choices": surveymonkey(choices=True),
    "Qualtrics": qualtrics(),
    "Qualtrics, our ids": qualtrics(ids=True),
    "Typeform": typeform,
    "by hand": by_hand,
    "Unicode text": unicode_text,
    "an answer a row": an_answer_a_row,
}
