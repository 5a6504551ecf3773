"""Content against its model, slice by slice, so that a file of a million wrong records is not a million problems."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from lea_check.files.model_errors import flaws_of
from lea_check.files.problems import Flaw
from lea_check.model.catalogue import Record

MOST_FLAWS: Final = 1_000
"""Nobody reads more, and each takes a kilobyte."""

SLICE: Final = 500

Model = TypeVar("Model", bound=Record)


def record_of(model: type[Model], data: Any, flaws: list[Flaw]) -> Model | None:
    """What plain data stands for. What is wrong is added to `flaws`, of a long list the first thousand at least."""
    found: Model | None = None
    long: dict[str, list[Any]] = {}
    for part, field, start in _parts(data):
        try:
            record = model.model_validate(part)
        except ValidationError as error:
            flaws += _moved(flaws_of(error, model), field, start)
            if len(flaws) > MOST_FLAWS:
                return None
            continue
        found = found or record
        if field:
            long.setdefault(field, [*getattr(found, field)]).extend(getattr(record, field))
    return found.model_copy(update={name: tuple(each) for name, each in long.items()}) if found else None


def _parts(data: Any) -> Iterator[tuple[Any, str, int]]:
    """The data with the first records of each list; then each list from every next slice on."""
    lists = data.items() if isinstance(data, Mapping) else ()
    long = {name: each for name, each in lists if isinstance(each, list) and len(each) > SLICE}
    first = data | {name: each[:SLICE] for name, each in long.items()} if long else data
    yield first, "", 0
    for name, each in long.items():
        for start in range(SLICE, len(each), SLICE):
            yield first | {name: each[start : start + SLICE]}, name, start


def _moved(flaws: list[Flaw], field: str, start: int) -> Iterator[Flaw]:
    """Flaws of a slice, at their places in the whole list; what is wrong beside the list was told already."""
    for each in flaws:
        if not field:
            yield each
        elif each.path[:1] == (field,) and len(each.path) > 1:
            yield each._replace(path=(field, int(each.path[1]) + start, *each.path[2:]))
