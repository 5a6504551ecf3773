"""The method of docs/method.md once more, by brute force and in the plainest way, to hold the program against.

It reads the content as it stands in YAML and a proposal as its file holds it, and shares no code with the program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

RUNGS = ("not-yet", "feasible-if", "feasible-to-start", "feasible-and-durable")
ASKED = {"employers": ("company", "employers", "employers-association"), "school": ("education", "school")}
PARTS = {"level", "votes", "not_applicable", "evidence", "note", "before"}
DIVIDED, APART = "divided", "parties-apart"


@dataclass
class Asked:
    """A question, and what became of it."""

    condition: str
    id: str
    content: Mapping[str, Any]
    kind: str = "unanswered"
    whole: bool = False
    low: int = 0
    high: int = 3
    why: str | None = None
    evidence: bool = False
    divided: bool = False
    parties: dict[str, int | None] | None = None
    out: bool = False
    lifted: bool = False
    by_hand: bool = False

    @property
    def phase(self) -> str:
        return str(self.content["phase"])

    @property
    def core(self) -> bool:
        return bool(self.content.get("core", False))

    @property
    def key(self) -> str:
        return f"{self.condition}.{self.id}"

    @property
    def known(self) -> bool:
        return self.kind in ("level", "votes") and self.why != "unknown"


@dataclass
class Verdict:
    """What follows from all questions."""

    questions: list[Asked]
    runs: bool
    whole: int = 0
    networks: bool = False
    left: list[Asked] = field(init=False)

    def __post_init__(self) -> None:
        self.left = [each for each in self.questions if not each.out]

    def of(self, phase: str) -> list[Asked]:
        return [each for each in self.left if each.phase == phase]


# Answers


def parts(given: Any) -> dict[str, Any]:
    """An answer as a mapping."""
    return dict(given) if isinstance(given, Mapping) else {"level": given}


def kind_of(given: Any) -> str:
    answer = parts(given)
    if answer.get("votes") is not None:
        return "votes"
    if answer.get("not_applicable") is not None:
        return "not-applicable"
    level = answer.get("level")
    return "unanswered" if level is None else "unknown" if level == "unknown" else "level"


def under(given: Any) -> dict[str, Any]:
    """What is answered under a condition, by question, `overall` among them."""
    if isinstance(given, Mapping) and not (given and PARTS.issuperset(given)):
        return dict(given)
    return {"overall": given}


def number(hands: Sequence[int], which: int, unknown_at: int) -> int:
    """The level of the so-manieth of all hands in order (from 1)."""
    no, partly, yes, unknown = (*hands, 0)[:4]
    in_order = sorted([0] * no + [1] * partly + [2] * yes + [unknown_at] * unknown)
    return in_order[which - 1]


def room_of(hands: Sequence[int]) -> tuple[int, int] | None:
    """The range of a room; None where it does not know."""
    total, unknown = sum(hands), (*hands, 0)[3]
    if total == 0 or 3 * unknown >= total:
        return None
    third = ceil(total / 3)
    return number(hands, third, 0), number(hands, total + 1 - third, 2)


def party_of(party: str, hands: Sequence[int], ask: str) -> tuple[int, int] | None:
    """The range of a party; None where it is left out. One to ask in which nobody knows leaves everything open."""
    total, knowing = sum(hands), sum(hands[:3])
    if total and party in ASKED.get(ask, ()):
        middle = ceil(total / 2)
        return number(hands, middle, 0), number(hands, middle, 2)
    if knowing == 0:
        return None
    level = number(hands[:3], ceil(knowing / 2), 0)
    return level, level


def judge_votes(asked: Asked, votes: Any) -> None:
    by_party = votes if isinstance(votes, Mapping) else {}
    all_hands = list(by_party.values()) if by_party else [votes]
    pooled = [sum((*hands, 0)[at] for hands in all_hands) for at in range(4)]
    room = room_of(pooled)
    asked.low, asked.high = room or (0, 3)
    asked.divided = room is not None and room[0] < room[1]
    asked.why = "unknown" if room is None else DIVIDED if asked.divided else None
    found = {party: party_of(party, hands, asked.content["ask"]) for party, hands in by_party.items()}
    ranges = {party: each for party, each in found.items() if each is not None}
    ends = {end for each in ranges.values() for end in each}
    if len(ends) > 1:
        asked.parties = {party: low if low == high else None for party, (low, high) in ranges.items()}
        asked.low, asked.high = min(asked.low, *ends), max(asked.high, *ends)
        asked.why = asked.why or APART  # a room that does not know stays one, and what parties say is told


def judge_answer(asked: Asked, given: Any, shown: bool) -> None:
    answer = parts(given)
    asked.kind, asked.evidence = kind_of(given), bool((answer.get("evidence") or "").strip())
    if asked.kind == "level":
        asked.low = asked.high = min(int(answer["level"]), 2)
    elif asked.kind == "votes":
        judge_votes(asked, answer["votes"])
    else:
        asked.why = asked.kind
        return
    if asked.why == "unknown":
        return
    if asked.evidence and asked.low == asked.high == 2:
        asked.low = asked.high = 3
    elif shown and not asked.evidence:
        asked.why = asked.why or ("not-shown" if asked.high > 0 else None)
        asked.low = 0


def judge_question(asked: Asked, own: Any, overall: Any, covers: Sequence[str], shown: bool) -> None:
    if kind_of(own) != "unanswered":
        judge_answer(asked, own, shown)
    elif kind_of(overall) == "not-applicable" or (kind_of(overall) != "unanswered" and asked.id in covers):
        asked.whole = True
        judge_answer(asked, overall, shown)
    else:
        asked.why = "unanswered" if kind_of(overall) == "unanswered" else "not-asked"
    asked.by_hand = asked.kind == "not-applicable"


def take_out(questions: list[Asked], runs: bool) -> None:
    """What does not count: by an exception, by hand within bounds, and what was begun without."""
    for phase in ("start", "structural"):
        there = [each for each in questions if each.phase == phase and not each.lifted]
        may_go = len(there) // 3
        for each in there:
            if not each.by_hand:
                continue
            if not each.core and may_go > 0:
                each.out, may_go = True, may_go - 1
            else:
                each.low, each.high, each.why = 0, 3, "left-out"
    for each in questions:
        each.out = each.out or each.lifted or (runs and each.phase == "start" and not each.known)


def judged(data: Mapping[str, Any], content: Mapping[str, Any], *, shown: bool = False) -> Verdict:
    """All questions of the content, as a proposal answers them."""
    questions, whole = [], 0
    for condition in content["conditions"]:
        given = under((data.get("answers") or {}).get(condition["id"]))
        covers, overall = condition["overall"]["covers"], given.get("overall")
        exceptions = [each for each in condition.get("exceptions", ()) if holds(each["when"], data)]
        found = []
        for each in condition["questions"]:
            asked = Asked(condition["id"], each["id"], each)
            judge_question(asked, given.get(each["id"]), overall, covers, shown)
            asked.lifted = any(each["id"] in exception["questions"] for exception in exceptions)
            found.append(asked)
        questions += found
        whole += overall_is_known(overall, [each for each in condition["questions"] if each["id"] in covers])
    runs = data.get("stage") in ("running", "structural")
    take_out(questions, runs)
    return Verdict(questions, runs, whole, bool(data.get("networks")))


def overall_is_known(overall: Any, covered: Sequence[Mapping[str, Any]]) -> bool:
    found = [Asked("", each["id"], each) for each in covered]
    for each in found:
        judge_answer(each, overall, shown=False)
    return any(each.known for each in found)


def holds(when: Mapping[str, str], data: Mapping[str, Any]) -> bool:
    return all(data.get(name) == value for name, value in when.items())


# From ranges to a verdict


def status(level: int) -> str:
    return ("missing", "partial", "met", "met")[level]


def phases_at(found: Verdict, end: str) -> tuple[str, str]:
    """How ready both phases are, at the low or at the high end."""
    start = [(getattr(each, end), each.core) for each in found.of("start")]
    last = [getattr(each, end) for each in found.of("structural")]
    if not last or any(level == 0 for level in last):
        lasting = "not-ready"
    else:
        lasting = "ready" if all(level >= 2 for level in last) else "conditional"
    if found.runs and not (last and 2 * sum(level >= 1 for level in last) >= len(last)):
        return "not-ready", lasting
    if not start:
        return "ready" if found.runs else "not-ready", lasting
    if any(core and level == 0 for level, core in start):
        return "not-ready", lasting
    return "ready" if all(level >= 2 for level, _ in start) else "conditional", lasting


def rung_at(found: Verdict, end: str) -> str:
    start, last = phases_at(found, end)
    if start == "not-ready":
        return "not-yet"
    if start == "conditional":
        return "feasible-if"
    return "feasible-and-durable" if last == "ready" else "feasible-to-start"


def headline(found: Verdict) -> str:
    proven, possible = rung_at(found, "low"), rung_at(found, "high")
    return "not-established" if proven == "not-yet" and possible != "not-yet" else proven


def counts(found: Verdict, phase: str) -> dict[str, int]:
    here = found.of(phase)
    yes, do = sum(each.low >= 2 for each in here), sum(each.high < 2 for each in here)
    gone = sum(each.by_hand and each.out and not each.lifted for each in found.questions if each.phase == phase)
    return {"yes": yes, "do": do, "find_out": len(here) - yes - do, "left_out": gone}


@dataclass
class Lift:
    asked: Asked
    to: int

    @property
    def how(self) -> str:
        return "find-out" if self.asked.high >= self.to else "do"


def lifts(found: Verdict) -> list[Lift] | None:
    """What the next rung asks; None at the top."""
    proven = rung_at(found, "low")
    if proven == RUNGS[-1]:
        return None
    aim = RUNGS[RUNGS.index(proven) + 1]
    least = {"feasible-if": 1}.get(aim, 2)
    asked = [
        each
        for each in found.left
        if aim == "feasible-and-durable" or (each.phase == "start" and (each.core or aim == "feasible-to-start"))
    ]
    chosen = {each.key: least for each in asked if each.low < least}
    last = found.of("structural")
    if found.runs and aim == "feasible-if":
        lack = max(0, ceil(len(last) / 2) - sum(each.low >= 1 for each in last))
        at_no = [each for each in last if each.low == 0]
        finding = [each for each in at_no if each.high >= 1]
        doing = [each for each in at_no if each.high < 1]
        chosen |= {each.key: 1 for each in [*finding, *doing][:lack]}
    return [Lift(each, chosen[each.key]) for each in found.left if each.key in chosen]


def lifted(found: Verdict, lifts_: Sequence[Lift]) -> Verdict:
    """The same, where each lift is done."""
    to = {each.asked.key: each.to for each in lifts_}
    after = [replace(each) for each in found.questions]
    for each in after:
        if each.key in to:
            each.low, each.high = to[each.key], max(each.high, to[each.key])
    return Verdict(after, found.runs)


def way_up(found: Verdict) -> dict[str, Any] | None:
    first = lifts(found)
    if first is None:
        return None
    after = lifted(found, first)
    second = lifts(after)
    then = second and {"to": rung_at(lifted(after, second), "low"), "count": len(second)}
    listed = [
        {
            "condition": each.asked.condition,
            "question": each.asked.id,
            "from": each.asked.low,
            "to": each.to,
            "how": each.how,
        }
        for each in first
    ]
    return {"to": rung_at(after, "low"), "lift": listed, "then": then}


def on_word(found: Verdict) -> list[str]:
    rests_on_all = found.runs or headline(found) == RUNGS[-1]
    resting = found.left if rests_on_all else found.of("start")
    return [each.key for each in resting if each.low >= 2 and not each.evidence]


def is_decisive(found: Verdict, asked: Asked) -> bool:
    for level in (asked.low, asked.high):
        settled = [replace(each) for each in found.questions]
        for each in settled:
            if each.key == asked.key:
                each.low = each.high = level
        if headline(Verdict(settled, found.runs)) != headline(found):
            return True
    return False


def open_questions(found: Verdict) -> list[dict[str, Any]]:
    open_ = [each for each in found.left if each.low < each.high]
    decisive = [each for each in open_ if is_decisive(found, each)]
    rest = [each for each in open_ if each not in decisive]
    core = [each for each in rest if each.core]
    start = [each for each in rest if each.phase == "start" and not each.core]
    last = [each for each in rest if each.phase == "structural"]
    return [
        {
            "condition": each.condition,
            "question": each.id,
            "why": each.why,
            "decisive": each in decisive,
            "core": each.core,
            "ask": each.content["ask"],
        }
        for each in (*decisive, *core, *start, *last)
    ]


def coverage(found: Verdict) -> dict[str, Any]:
    start, last = found.of("start"), found.of("structural")
    own = [each for each in found.left if each.known and each.evidence and not each.whole]
    whole = {each.condition for each in found.left if each.known and each.evidence and each.whole}
    speaks_of = last if found.runs else start
    return {
        "answered": sum(each.known for each in found.left),
        "of": len(found.left),
        "start": {"answered": sum(each.known for each in start), "of": len(start)},
        "whole": found.whole,
        "shown": len(own) + len(whole),
        "enough": bool(speaks_of) and 2 * sum(each.known for each in speaks_of) >= len(speaks_of),
    }


def together(steps: Sequence[tuple[Asked, str]]) -> list[tuple[Asked, str]]:
    """To do before to find out; find-outs with the same people to ask together, at the place of the first."""
    doing = [each for each in steps if each[1] == "do"]
    finding = [each for each in steps if each[1] == "find-out"]
    whom = list(dict.fromkeys(each.content["ask"] for each, _ in finding))
    return [*doing, *(each for ask in whom for each in finding if each[0].content["ask"] == ask)]


def first_steps(found: Verdict) -> list[tuple[str | None, str | None]]:
    """The first five, as a question and how; None and None for the advice on existing networks."""
    lifting = [(each.asked, each.how) for each in lifts(found) or ()]
    taken = {each.key for each, _ in lifting}
    rest = [
        (each, "do" if each.high < 2 else "find-out") for each in found.left if each.low < 2 and each.key not in taken
    ]
    groups = [
        lifting,
        [each for each in rest if each[0].core],
        [each for each in rest if each[0].phase == "start" and not each[0].core],
        [each for each in rest if each[0].phase == "structural"],
    ]
    listed: list[list[tuple[str | None, str | None]]] = [
        [(each.key, how) for each, how in together(group)] for group in groups
    ]
    if not found.networks and not found.runs and any(listed):
        listed[3] = [(None, None), *listed[3]]
    return [each for group in listed for each in group][:5]


def step_of(asked: Asked, how: str) -> dict[str, Any]:
    """What a step says: what stands now, what is next, and what to do or whom to ask."""
    levels, finding = asked.content["levels"], how == "find-out"
    return {
        "phase": asked.phase,
        "step": asked.content["step"],
        "ask": asked.content["ask"] if finding else None,
        "now": None if finding else levels[asked.low],
        "next": asked.content["question"] if finding else levels[asked.low + 1],
        "advice": asked.content.get("finish" if asked.low else "advice", asked.content["advice"]),
    }


def place(found: Verdict) -> tuple[bool, bool, int, int, int]:
    """Where it stands in a batch: what runs apart, what has no rank below what has one, then its order among these."""
    standing = headline(found)
    start, last = counts(found, "start"), counts(found, "structural")
    open_start = start["do"] + start["find_out"] + start["left_out"]
    open_last = last["do"] + last["find_out"] + last["left_out"]
    ranked = standing in RUNGS[1:]
    height = len(RUNGS) - RUNGS.index(standing) if ranked else 0
    return found.runs, not ranked, height, open_start, open_last
