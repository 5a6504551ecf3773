"""The order of many proposals (product contract, section 5, batch), told from the columns of the table alone."""

import csv
import io
from itertools import pairwise, product
from pathlib import Path

from lea_check import Catalogue
from lea_check.model.vocabulary import VERDICTS
from tests.support.cli import Cli
from tests.support.proposals import proposal_text

LEVELS = ("0", "1", "3", "unknown")
NAMES = ("B", "A", "A")


def order(row: dict[str, str]) -> tuple[object, ...]:
    answered, of = map(int, row["coverage"].split("/"))
    proven, possible = (VERDICTS.index(row[name]) for name in ("proven", "possible"))  # type: ignore[arg-type]
    return 2 * answered < of, -proven, -int(row["met"]), -possible, row["name"], row["file"]


def test_covered_half_then_proven_then_met_then_possible_then_name_then_file(
    cli: Cli, tmp_path: Path, catalogue: Catalogue
) -> None:
    conditions = [condition.id for condition in catalogue.conditions]
    for number, (first, middle, rest) in enumerate(product(LEVELS, repeat=3)):
        levels = [first, *[middle] * 4, *[rest] * 5]
        answers = "\n".join(f"  {name}: {level}" for name, level in zip(conditions, levels, strict=True))
        for place, name in enumerate(NAMES):
            text = proposal_text(name=name, answers=answers)
            (tmp_path / f"{number % 7}-{number}-{place}.yaml").write_text(text, encoding="utf-8")
    names = "\n".join(sorted(map(str, tmp_path.iterdir()), reverse=True))  # the order they are found in does not count
    given = cli("batch", "--files-from", "-", "-f", "csv", "--jobs", 1, stdin=names.encode()).out
    assert given == cli("batch", tmp_path, "-f", "csv", "--jobs", 1).out
    keys = [order(row) for row in csv.DictReader(io.StringIO(given))]
    assert len(keys) == 192
    assert keys == sorted(keys)  # type: ignore[type-var]
    decided = {
        next(place for place, pair in enumerate(zip(a, b, strict=True)) if len({*pair}) > 1) for a, b in pairwise(keys)
    }
    assert decided == set(range(6))  # each of the six decides somewhere
