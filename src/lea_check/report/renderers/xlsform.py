"""A form as an XLSForm, the spreadsheet from which ODK and KoBoToolbox make a form (xlsform.org)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from lea_check.model.catalogue import Text
from lea_check.model.vocabulary import PARTY, REMARKS
from lea_check.report.renderers.workbook import Sheet, workbook
from lea_check.report.sections.form import BlankForm, FormItem, choices
from lea_check.words import Words

UNKNOWN = "unknown"


def xlsform(form: BlankForm, languages: Sequence[Words], *, version: str) -> bytes:
    """The workbook, in all languages; the first is the one that the form opens in. `version`: of the content."""
    return workbook([
        Sheet("survey", _survey(form, languages)),
        Sheet("choices", _choices(form, languages)),
        Sheet("settings", [*_settings(form, languages[0], version)]),
    ])  # fmt: skip


def _survey(form: BlankForm, languages: Sequence[Words]) -> list[list[str]]:
    heads = ["type", "name", *_columns("label", languages), *_columns("hint", languages), "required", "appearance"]
    rows = [_asked(f"select_one {PARTY}" if form.parties else "text", PARTY, "party", languages)]
    for condition, items in groupby(form.items, lambda item: item.condition):
        name = f"condition-{condition.id}"
        rows.append(["begin_group", name, *_said(condition.title, languages), *[""] * len(languages), "", ""])
        rows += [_question(form, item, languages) for item in items]
        rows.append(["end_group", name, *[""] * (2 * len(languages)), "", ""])
    return [heads, *rows, _asked("text", REMARKS, "remarks", languages, "multiline")]


def _asked(kind: str, name: str, key: str, languages: Sequence[Words], appearance: str = "") -> list[str]:
    """What a form asks beside the questions."""
    return [kind, name, *(words(f"handout.{key}") for words in languages), *[""] * len(languages), "", appearance]


def _question(form: BlankForm, item: FormItem, languages: Sequence[Words]) -> list[str]:
    hints = [_hint(form, item, words) for words in languages]
    return [f"select_one {item.id}", item.id, *_said(item.question, languages), *hints, "", ""]


def _hint(form: BlankForm, item: FormItem, words: Words) -> str:
    core = words("handout.core", core=", ".join(form.core)) if form.core and item.names_core else ""
    return " ".join(filter(None, [core, words.say(item.explanation) if item.explanation else ""]))


def _choices(form: BlankForm, languages: Sequence[Words]) -> list[list[str]]:
    rows = [[PARTY, party, *(words.label("party", party) for words in languages)] for party in form.parties]
    for item in form.items:
        labels = zip(*(choices(item, words) for words in languages), strict=True)
        names = (*map(str, range(len(item.levels))), UNKNOWN)
        rows += [[item.id, name, *said] for name, said in zip(names, labels, strict=True)]
    return [["list_name", "name", *_columns("label", languages)], *rows]


def _settings(form: BlankForm, words: Words, version: str) -> Iterable[list[str]]:
    settings: Mapping[str, str] = {
        "form_title": form.name or words("handout.title"),
        "form_id": "lea-check",
        "version": version,
        "default_language": _language(words),
    }
    yield [*settings]
    yield [*settings.values()]


def _said(text: Text, languages: Iterable[Words]) -> list[str]:
    return [words.say(text) for words in languages]


def _columns(name: str, languages: Iterable[Words]) -> list[str]:
    return [f"{name}::{_language(words)}" for words in languages]


def _language(words: Words) -> str:
    return f"{words('language')} ({words.lang})"
