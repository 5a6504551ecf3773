"""Proposals for measuring: about 100 lines and 4 kB each, every question answered. The same seed, the same files.

python bench/proposals.py FOLDER [COUNT]
"""

import json
import random
import sys
from pathlib import Path

from lea_check import load_catalogue
from lea_check.model.vocabulary import EDUCATION_LEVELS, FORMS, PARTIES, PARTNER_KINDS, SCALES, STAGES

CATALOGUE = load_catalogue()
SHOWN = (
    "In mei ondertekend door alle partners, op het stadhuis",
    "Verslag van de bijeenkomst met bedrijven in maart",
    "Begroting voor drie jaar, vastgesteld door het bestuur",
    "Brief van drie bedrijven en twee scholen uit de regio",
    "Jaarplan met namen, uren en bedragen voor elke partner",
)
NOTES = ("nog niet door de gemeente bevestigd", "volgend jaar opnieuw bekijken", "geldt voor twee jaar")


def write_proposals(folder: Path, count: int) -> list[Path]:
    """Write `count` proposals, a thousand to a folder, and give their paths."""
    made = []
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"plan-{number:06}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(proposal_text(number), encoding="utf-8")
        made.append(path)
    return made


def proposal_text(number: int) -> str:
    """A proposal as a workshop writes it: a profile, partners, and an answer to each question."""
    dice = random.Random(number)
    lines = [
        "format: lea-check/proposal/2",
        f"name: Plan {number} voor techniek in de regio",
        "summary: Studenten leren onderhoudstechniek bij bedrijven in de buurt, en werkenden leren mee.",
        f"date: 2026-05-{dice.randint(1, 28):02}",
        f"content: {json.dumps(CATALOGUE.version)}",
        "region: lelystad",
        f"stage: {dice.choice(STAGES)}",
        f"initiator: {dice.choice(PARTIES)}",
        f"form: {dice.choice(FORMS)}",
        f"scale: {dice.choice(SCALES[1:])}",
        f"goals: {_some(dice, [*CATALOGUE.goal_by_id], 3)}",
        f"target_groups: {_some(dice, [*CATALOGUE.group_by_id], 3)}",
        f"education_levels: {_some(dice, EDUCATION_LEVELS, 3)}",
        "sectors: [technology, aviation]",
        "priorities: [technical-staff, small-firms]",
        "partners:",
    ]
    for place in range(6):
        kind, role = dice.choice(PARTNER_KINDS), dice.choice(("core", "joining"))
        lines.append(f"  - {{name: Partner {place} uit de regio, kind: {kind}, role: {role}}}")
    lines += ["networks: [BedrijfsKring Lelystad]", "answers:"]
    strong = dice.choice((0.5, 0.9, 0.97, 1))
    for condition in CATALOGUE.conditions:
        lines.append(f"  {condition.id}:")
        for question in condition.questions:
            lines += _answer(dice, question.id, 2 if dice.random() < strong else dice.randint(0, 2))
    lines.append("notes: Besproken met de partners; het verslag ligt bij de projectleider.")
    return "\n".join(lines) + "\n"


def _some(dice: random.Random, ids: "list[str] | tuple[str, ...]", most: int) -> str:
    return f"[{', '.join(dice.sample(ids, dice.randint(1, most)))}]"


def _answer(dice: random.Random, question: str, level: int) -> list[str]:
    shape = dice.random()
    if shape < 0.25:
        return [f"    {question}: {level}"]
    if shape < 0.45:
        return [f"    {question}: {{level: {level}, evidence: {json.dumps(dice.choice(SHOWN))}}}"]
    if shape < 0.55:
        hands = [dice.randint(5, 9) if each == level else dice.randint(0, 3) for each in range(4)]
        return [f"    {question}: {{votes: {hands}}}"]
    return [
        f"    {question}:",
        f"      level: {level}",
        f"      evidence: {dice.choice(SHOWN)}",
        f"      note: {dice.choice(NOTES)}",
    ]


if __name__ == "__main__":
    write_proposals(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
