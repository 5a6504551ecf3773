"""A form as an XLSForm, the spreadsheet from which ODK and KoBoToolbox make a form (xlsform.org)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lea_check.model.catalogue import Text
from lea_check.report.renderers.workbook import Sheet, workbook
from lea_check.report.sections.form import PARTY, Form, Item
from lea_check.words import Words

UNKNOWN = "unknown"


def xlsform(form: Form, languages: Sequence[Words], *, version: str) -> bytes:
    """The workbook, in all languages; the first is the one that the form opens in. `version`: of the content."""
    return workbook([
        Sheet("survey", _survey(form, languages)),
        Sheet("choices", _choices(form, languages)),
        Sheet("settings", [*_settings(form, languages[0], version)]),
    ])  # fmt: skip


def _survey(form: Form, languages: Sequence[Words]) -> list[list[str]]:
    heads = ["type", "name", *_columns("label", languages), *_columns("hint", languages), "required", "appearance"]
    rows = [*_party(form, languages)]
    for condition, items in groupby(form.items, lambda item: item.condition):
        name = f"condition-{condition.id}"
        rows.append(["begin_group", name, *_translations(condition.title, languages), *[""] * len(languages), "", ""])
        rows += [_question_row(item, languages) for item in items]
        rows.append(["end_group", name, *[""] * (2 * len(languages)), "", ""])
    return [heads, *rows]


def _party(form: Form, languages: Sequence[Words]) -> Iterator[list[str]]:
    if form.parties:
        labels = [words("handout.party") for words in languages]
        yield [f"select_one {PARTY}", PARTY, *labels, *[""] * len(languages), "yes", ""]


def _question_row(item: Item, languages: Sequence[Words]) -> list[str]:
    hints = _translations(item.explanation, languages) if item.explanation else [""] * len(languages)
    return [f"select_one {item.id}", item.id, *_translations(item.question, languages), *hints, "", ""]


def _choices(form: Form, languages: Sequence[Words]) -> list[list[str]]:
    rows = [[PARTY, party, *(words.label("party", party) for words in languages)] for party in form.parties]
    for item in form.items:
        for level, text in enumerate(item.levels):
            labels = _translations(text, languages)
            rows.append([item.id, str(level), *(f"{level} {label}" for label in labels)])
        rows.append([item.id, UNKNOWN, *(words("open.unknown") for words in languages)])
    return [["list_name", "name", *_columns("label", languages)], *rows]


def _settings(form: Form, words: Words, version: str) -> Iterator[list[str]]:
    settings: Mapping[str, str] = {
        "form_title": form.name or words("handout.title"),
        "form_id": "lea-check",
        "version": version,
        "default_language": _language(words),
    }
    yield [*settings]
    yield [*settings.values()]


def _translations(text: Text, languages: Iterable[Words]) -> list[str]:
    return [words.say(text) for words in languages]


def _columns(name: str, languages: Iterable[Words]) -> list[str]:
    return [f"{name}::{_language(words)}" for words in languages]


def _language(words: Words) -> str:
    return f"{words('language')} ({words.lang})"
