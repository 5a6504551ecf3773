"""The least that a script for many proposals would do: CSafeLoader, pydantic, a mean and a line of CSV.

python bench/plain_script.py FOLDER OUTPUT
"""

import csv
import sys
from pathlib import Path
from typing import Union

import yaml
from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Partner(Strict):
    name: str
    kind: str
    role: str


class Answer(Strict):
    level: Union[int, None] = None  # noqa: UP007 - as the other script has it
    votes: Union[list[int], None] = None  # noqa: UP007
    evidence: Union[str, None] = None  # noqa: UP007
    note: Union[str, None] = None  # noqa: UP007

    def mean(self) -> float:
        if self.level is not None:
            return self.level
        hands = (self.votes or [])[:4]
        return sum(level * count for level, count in enumerate(hands)) / (sum(hands) or 1)


class Proposal(Strict):
    format: str
    name: str
    summary: str
    date: str
    content: str
    region: str
    stage: str
    initiator: str
    form: str
    scale: str
    goals: list[str]
    target_groups: list[str]
    education_levels: list[str]
    sectors: list[str]
    priorities: list[str]
    partners: list[Partner]
    networks: list[str]
    answers: dict[str, dict[str, Union[int, Answer]]]  # noqa: UP007
    notes: str


def main(folder: str, output: str) -> None:
    rows = []
    for path in sorted(Path(folder).rglob("*.yaml")):
        with path.open(encoding="utf-8") as stream:
            data = yaml.load(stream, Loader=yaml.CSafeLoader)
        data["date"] = str(data["date"])
        proposal = Proposal.model_validate(data)
        answers = [answer for given in proposal.answers.values() for answer in given.values()]
        means = [answer if isinstance(answer, int) else answer.mean() for answer in answers]
        rows.append((sum(means) / len(means), str(path), proposal.name))
    rows.sort(reverse=True)
    with Path(output).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
