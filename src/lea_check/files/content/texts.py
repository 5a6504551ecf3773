"""The texts for people in content: where they are, in which languages, and what is wrong with them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, cast, get_args, get_origin

from lea_check.files.problems import Flaw, KeyPath, flaw, unknown
from lea_check.model.catalogue import LanguageGap, Record, Text

Found = Iterator[tuple[KeyPath, Mapping[str, Any]]]


def texts_of(model: type[Record], data: Any) -> Found:
    """Every text in the data of a content file, with its path. The data need not be right."""
    yield from _finder(model)(data, ())


def text_flaws(model: type[Record], data: Any, languages: Sequence[str]) -> Iterator[Flaw]:
    """Texts in a language that there are no words for, and texts in no language at all."""
    for path, text in texts_of(model, data):
        if not text:
            yield flaw(path, "no-language")
        for language in text:
            if language not in languages:
                yield unknown((*path, language), "language", str(language), languages, at_key=True)


def missing_texts(model: type[Record], data: Any, languages: Sequence[str]) -> Iterator[Flaw]:
    """Texts that miss a language."""
    for path, text in texts_of(model, data):
        for language in languages:
            if language not in text:
                yield flaw(path, "language", name=language)


def language_gaps(model: type[Record], data: Any, file: str, languages: Sequence[str]) -> tuple[LanguageGap, ...]:
    """How many texts of a file miss which language."""
    missing = Counter(each for _, text in texts_of(model, data) for each in languages if each not in text)
    return tuple(
        LanguageGap(file=file, language=language, count=missing[language])
        for language in languages
        if missing[language]
    )


@cache
def _finder(kind: Hashable) -> Callable[[Any, KeyPath], Found]:
    """What finds the texts in the data of a type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == Text:
        return _itself
    if origin in (Annotated, UnionType):
        return _finder(arguments[0])
    if origin is tuple:
        return _in_list(_finder(arguments[0]))
    if origin is Mapping:
        return _in_mapping(_finder(arguments[1]))
    if isinstance(kind, type) and issubclass(kind, Record):
        finders = {name: _finder(cast(Hashable, field.annotation)) for name, field in kind.model_fields.items()}
        return _in_record({name: finder for name, finder in finders.items() if finder is not _nowhere})
    return _nowhere


def _itself(data: Any, path: KeyPath) -> Found:
    if isinstance(data, dict):
        yield path, data


def _nowhere(_data: Any, _path: KeyPath) -> Found:
    return iter(())


def _in_list(finder: Callable[[Any, KeyPath], Found]) -> Callable[[Any, KeyPath], Found]:
    def find(data: Any, path: KeyPath) -> Found:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from finder(item, (*path, index))

    return _nowhere if finder is _nowhere else find


def _in_mapping(finder: Callable[[Any, KeyPath], Found]) -> Callable[[Any, KeyPath], Found]:
    def find(data: Any, path: KeyPath) -> Found:
        for key, value in data.items() if isinstance(data, dict) else ():
            yield from finder(value, (*path, key))

    return _nowhere if finder is _nowhere else find


def _in_record(finders: Mapping[str, Callable[[Any, KeyPath], Found]]) -> Callable[[Any, KeyPath], Found]:
    def find(data: Any, path: KeyPath) -> Found:
        if isinstance(data, dict):
            for name, finder in finders.items():
                if name in data:
                    yield from finder(data[name], (*path, name))

    return find if finders else _nowhere
