"""A comparison for people: where each stands, condition by condition, and what moved or differs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from lea_check import __version__
from lea_check.judge.compare import movement
from lea_check.model.assessment_document import AssessmentJson, VerdictJson
from lea_check.model.catalogue import Catalogue
from lea_check.model.comparison import (
    Change,
    ComparedCondition,
    ComparedQuestion,
    Comparison,
    KeptPromise,
    QuestionStanding,
)
from lea_check.model.vocabulary import PHASES, Headline, Phase
from lea_check.report.blocks import (
    Block,
    Bullets,
    Card,
    Grid,
    Paragraph,
    Report,
    Section,
    StatusCell,
    StatusRow,
    StatusTable,
)
from lea_check.report.sentence import rung_name
from lea_check.report.style.symbols import mark_of, span_of
from lea_check.words import Words

MOST_BESIDE = 3
"""More columns are not readable on a screen: the rest stands in a table below."""


def comparison_report(comparison: Comparison, catalogue: Catalogue, words: Words) -> Report:
    """All that a comparison for people says, in the language of `words`."""
    return _Comparing(comparison, catalogue, words).report()


class _Comparing:
    """A comparison with the knowledge and the words to speak of it."""

    def __init__(self, comparison: Comparison, catalogue: Catalogue, words: Words) -> None:
        self.comparison = comparison
        self.catalogue = catalogue
        self.words = words
        self.labels = _labels(comparison)
        self._conditions = {each.id: each for each in comparison.conditions}
        self._questions = {
            (condition.id, question.id): question
            for condition in catalogue.conditions
            for question in condition.questions
        }

    def report(self) -> Report:
        words, over_time = self.words, self.comparison.over_time
        moved = self._moved() if over_time else self._differences()
        sections = [
            Section("verdict", words("compare.verdict"), tuple(self._verdicts())),
            Section("conditions", words("report.conditions"), tuple(self._statuses())),
            Section("moved", words("compare.moved" if over_time else "compare.differs"), tuple(moved)),
        ]
        if over_time:
            names = words.all_of(dict.fromkeys(each["proposal"]["name"] for each in self.comparison.assessments))
            return Report(words.lang, names, words("compare.over-time"), tuple(sections))
        subtitle = words("compare.alternatives", count=len(self.labels))
        return Report(words.lang, words("compare.title"), subtitle, tuple(sections))

    def _verdicts(self) -> Iterator[Block]:
        yield Bullets(tuple(map(self._legend, self.labels, self.comparison.assessments)))
        if self.comparison.over_time:
            yield Bullets(tuple(map(self._yeses, PHASES)), self.words("compare.start-yes"))
        for start in range(0, len(self.labels), MOST_BESIDE):
            chosen = slice(start, start + MOST_BESIDE)
            rows = tuple(self._facts(self.comparison.assessments[chosen]))
            columns = (self.words("report.what"), *self.labels[chosen])
            yield Grid(columns, rows, (2, *[3] * (len(columns) - 1)))
        for warning in self.comparison.warnings:
            yield Paragraph(f"{self.words('warning.label')}: {self.words.message(warning)}", "warning")
        yield Paragraph(self.words("report.source", version=__version__, content=self.catalogue.version))

    def _legend(self, label: str, found: AssessmentJson) -> str:
        head = found["proposal"]
        return f"{label}: {' · '.join(part for part in (head['name'], head['date'], head['file']) if part)}"

    def _facts(self, found: Sequence[AssessmentJson]) -> Iterator[tuple[str, ...]]:
        words = self.words
        verdicts = [each["verdict"] for each in found]
        yield words("compare.headline"), *(self._rung(each["headline"], each) for each in verdicts)
        yield words("compare.sentence"), *(each["sentence"] for each in verdicts)
        yield words("browse.type"), *(self._type(each["type"]["id"]) for each in found)
        if not self.comparison.over_time:
            yield words("compare.start-yes"), *(self._yes(each) for each in found)

    def _rung(self, headline: Headline, verdict: VerdictJson) -> str:
        return rung_name(headline, self.words, running=verdict["running"])

    def _yes(self, found: AssessmentJson) -> str:
        """How many of the questions to start are known, and a yes."""
        yes, of = _yes_of(found, "start")
        return self.words("compare.yes-of", yes=yes, of=of)

    def _yeses(self, phase: Phase) -> str:
        """How many questions of a phase are known, and a yes, from the first moment to the last: "4 → 9 of 14"."""
        counts = [_yes_of(each, phase) for each in self.comparison.assessments]
        *earlier, (last, of) = counts
        same = len({each[1] for each in counts}) == 1
        said = [str(yes) if same else self.words("compare.of", yes=yes, of=each) for yes, each in earlier]
        return f"{self.words(f'phase.{phase}')}: {' → '.join([*said, self.words('compare.of', yes=last, of=of)])}"

    def _type(self, name: str) -> str:
        kind = self.catalogue.type_by_id.get(name)
        return self.words.say(kind.title) if kind else name

    def _statuses(self) -> Iterator[Block]:
        for start in range(0, len(self.labels), MOST_BESIDE):
            chosen = slice(start, start + MOST_BESIDE)
            rows = tuple(self._row(each, chosen) for each in self.comparison.conditions)
            moved = self.words("compare.moved-short") if self.comparison.over_time else ""
            yield StatusTable((self.words("report.condition"), *self.labels[chosen]), rows, moved)
        yield Paragraph(self.words("report.legend"))

    def _row(self, compared: ComparedCondition, chosen: slice) -> StatusRow:
        cells = tuple(
            StatusCell(span_of(each, self.words), mark_of(each, self.words)) for each in compared.ranges[chosen]
        )
        moved = self._movement(compared.id) if self.comparison.over_time else ""
        return StatusRow(compared.number, self._title(compared), cells, moved)

    def _title(self, compared: ComparedCondition) -> str:
        known = self.catalogue.condition_by_id.get(compared.id)
        return self.words.say(known.title) if known else compared.title

    def _movement(self, condition: str) -> str:
        """How many of its questions rose, how many fell and so on, from the first moment to the last."""
        questions = [each.standings for each in self.comparison.questions if each.condition == condition]
        moves = Counter(movement(each[0], each[-1]) for each in questions)
        said = [f"{count} {self.words(f'compare.how.{how}')}" for how, count in moves.items() if how != "same"]
        return ", ".join(said) or "="

    def _moved(self) -> Iterator[Block]:
        """For each pair of assessments the conditions with what moved in them, and what came of the plan."""
        found: tuple[Change | KeptPromise, ...] = (*self.comparison.changes, *self.comparison.promises)
        if not self.comparison.changes:
            yield Paragraph(self.words("compare.nothing-moved"))
        for start, to in sorted({(each.start, each.to) for each in found}):
            yield Paragraph(f"{self.labels[start]} → {self.labels[to]}", "heading")
            changes = [each for each in self.comparison.changes if each.to == to]
            promises = [each for each in self.comparison.promises if each.to == to]
            yield from self._cards(to, changes, promises)

    def _cards(self, to: int, changes: Sequence[Change], promises: Sequence[KeptPromise]) -> Iterator[Block]:
        """A card for each condition with what moved and what was promised; then promises for no question."""
        for name, compared in self._conditions.items():
            facts = [self._fact(each) for each in changes if each.condition == name]
            facts += [self._kept(each) for each in promises if each.promise["condition"] == name]
            if facts:
                yield Card(self._numbered(name), mark_of(compared.ranges[to], self.words), tuple(facts))
        loose = [self._kept(each) for each in promises if each.promise["condition"] not in self._conditions]
        if loose:
            yield Card(self.words("compare.promised"), None, tuple(loose))

    def _kept(self, found: KeptPromise) -> tuple[str, str]:
        promise, words = found.promise, self.words
        who = f" ({promise['who']})" if promise["who"] else ""
        how = words(f"compare.promise.{found.how}", by=promise["by"] or "", done=promise["done"] or "")
        return how, f"{promise['what']}{who}"

    def _numbered(self, condition: str) -> str:
        compared = self._conditions[condition]
        return f"{compared.number} {self._title(compared)}"

    def _fact(self, change: Change) -> tuple[str, str]:
        words, found = self.words, change.after.found
        how = [] if change.how == "same" else [words(f"compare.how.{change.how}")]
        if change.agreement:
            how.append(words(f"compare.agreement.{change.agreement}"))
        answers = f"{self._answer(change.before)} → {self._answer(change.after)}"
        remarks = [
            f"{words(f'report.{name}')}: {found[name]}" for name in ("evidence", "note") if found and found[name]
        ]
        return ", ".join(how), ". ".join([f"{self._ask(change.condition, change.question)} {answers}", *remarks])

    def _differences(self) -> Iterator[Block]:
        """Where alternatives differ: each question with what each of them says."""
        differing = [each for each in self.comparison.questions if len({one.range for one in each.standings}) > 1]
        if not differing:
            yield Paragraph(self.words("compare.nothing-differs"))
        for condition, questions in groupby(differing, lambda each: each.condition):
            yield Paragraph(self._numbered(condition), "heading")
            yield from map(self._difference, questions)

    def _difference(self, question: ComparedQuestion) -> Bullets:
        said = zip(self.labels, map(self._answer, question.standings), strict=True)
        return Bullets(tuple(f"{label}: {each}" for label, each in said), self._ask(question.condition, question.id))

    def _ask(self, condition: str, name: str) -> str:
        known = self._questions.get((condition, name))
        return self.words.say(known.question) if known else f"{condition}.{name}"

    def _answer(self, standing: QuestionStanding) -> str:
        if standing.range is None:
            return self.words("status.none")
        why = standing.found["why"] if standing.found else None
        if why:
            return self.words(f"open.{why}")
        return self.words.levels(standing.range.low, standing.range.high)


def _yes_of(found: AssessmentJson, phase: Phase) -> tuple[int, int]:
    """How many questions of a phase are a yes, and of how many."""
    counts = found["counts"][phase]
    return counts["yes"], counts["yes"] + counts["do"] + counts["find_out"]


def _labels(comparison: Comparison) -> tuple[str, ...]:
    """Over time the dates, where they differ; else a letter for each."""
    dates = [each["proposal"]["date"] for each in comparison.assessments]
    if comparison.over_time and len(set(dates)) == len(dates):
        return tuple(str(each) for each in dates)
    return tuple(_letter(place) for place in range(len(dates)))


def _letter(place: int) -> str:
    """A, B … Z, AA, AB …"""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
