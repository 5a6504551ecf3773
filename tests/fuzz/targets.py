"""What is fuzzed: each target takes bytes, and lets nothing out but what it may find wrong (`Broken`)."""

import json
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args
from zlib import crc32

from lea_check import Assessment, Catalogue, Proposal, assess, explain, load_catalogue, load_proposal
from lea_check.batch.find import proposals_in
from lea_check.batch.jobs import Work, judge_all, prime_cache
from lea_check.drafts.reading import read_draft
from lea_check.files.assessments import assessment_from
from lea_check.files.content.own_catalogues import with_own
from lea_check.files.problems import InputError
from lea_check.files.proposals import proposal_of
from lea_check.files.responses import read_responses
from lea_check.files.text.documents import CONTENT_LIMITS, Document, document_of
from lea_check.files.text.json import parse as parse_json
from lea_check.files.writing.draft_file import rewritten
from lea_check.model.vocabulary import PHASES, RUNGS, Readiness, Status
from lea_check.report.formats import FILE_SCREEN, draw, render_report
from lea_check.report.problem_lines import problem_line
from lea_check.tally.count import Said, count
from lea_check.tally.outcome.summary import Summary
from lea_check.tally.outcome.update import plan
from lea_check.words import load_words
from tests.files.text.test_yaml import agrees
from tests.fuzz.seeds import packed, small_content, workbook
from tests.support.hostile_texts import is_calm

SECONDS = 2.0
"""No input may take longer of the processor."""

ONE_IN = 4
"""So many assessments are drawn, which takes longest."""

CATALOGUE = load_catalogue()
WORDS = {name: load_words(name) for name in ("nl", "en")}
CONTENT = small_content()
PARTS = workbook()
READINESS, STATUSES = get_args(Readiness), get_args(Status)
BARE = {"format": "lea-check/proposal/2", "name": "x", "goals": ["upskilling"], "target_groups": ["workers"]}


class Broken(Exception):
    """Something that must hold does not."""


def must(holds: bool, what: str) -> None:
    """Raises Broken."""
    if not holds:
        raise Broken(what)


def refused(error: InputError, text: str | None = None) -> None:
    """A refusal must have words in each language, on one calm line each, at a place in the file."""
    must(bool(error.problems), "refused without a problem")
    for problem in error.problems:
        must(problem.line is None or (problem.line >= 1 and (problem.column or 0) >= 1), "a place before the start")
        if text is not None and problem.line is not None:
            must(problem.line <= len(re.split("\r\n|[\n\r\x85\u2028\u2029]", text)), "a place after the end")
        for words in WORDS.values():
            line = problem_line(problem, words)
            must("\n" not in line and is_calm(line) and len(line) < 2_000, "a message that is no calm line")
    must(len(explain(error, "nl")) == len(error.problems), "a problem without words")


def assessed(proposal: Proposal, catalogue: Catalogue = CATALOGUE) -> None:
    """What was accepted must be judged and drawn, and what could be is never less than what is."""
    found = assess(proposal, catalogue)
    verdict = found.verdict
    must(RUNGS.index(verdict.possible) >= RUNGS.index(verdict.proven), "a verdict below what is proven")
    for phase in PHASES:
        each = found.phases[phase]
        must(READINESS.index(each.possible) >= READINESS.index(each.proven), "a phase below what is proven")
    for condition in found.conditions:
        if condition.proven and condition.possible:
            must(STATUSES.index(condition.possible) >= STATUSES.index(condition.proven), "a condition below itself")
    if crc32(repr(proposal).encode("utf-8", "replace")) % ONE_IN == 0:
        _drawn(found, catalogue)


def _drawn(found: Assessment, catalogue: Catalogue) -> None:
    for language, words in WORDS.items():
        page = str(render_report("json" if language == "en" else "md", found, catalogue, words, FILE_SCREEN))
        must(is_calm(page, marks_too=language == "nl"), "a page in which something acts")
        if language == "en":
            assessment_from(document_of("x.json", page.encode(), CONTENT_LIMITS))


def _proposal(name: str, data: bytes) -> tuple[Document, Proposal] | None:
    text = None
    try:
        document = document_of(name, data)
        text = document.text
        return document, proposal_of(document, CATALOGUE)
    except InputError as error:
        refused(error, text)
        return None


def fuzz_yaml(data: bytes, _folder: Path) -> None:
    """A proposal in YAML."""
    try:
        document = document_of("x.yaml", data)
    except InputError as error:
        refused(error)
        return
    must(agrees(document.text, document.data), "read otherwise than PyYAML reads it")
    found = _proposal("x.yaml", data)
    if found:
        assessed(found[1])
        same = _proposal("x.json", json.dumps(document.data).encode())
        named = {"file": "x.yaml", "remarks": found[1].remarks}  # a remark names the file
        must(same is not None and same[1].model_copy(update=named) == found[1], "not the same as JSON")


def fuzz_json(data: bytes, _folder: Path) -> None:
    """A proposal in JSON."""
    try:
        document = document_of("x.json", data)
    except InputError as error:
        refused(error)
    else:
        _same_as_json(document)
    found = _proposal("x.json", data)
    if found:
        assessed(found[1])


def _same_as_json(document: Document) -> None:
    """What we read must be what Python's own reader reads, but for numbers that are kept as text."""
    if document.data is not None:
        kept: dict[str, Any] = {"parse_int": lambda text: text, "parse_float": lambda text: text}
        ours = json.dumps(document.data)
        theirs = json.dumps(json.loads(document.text, **kept))
        must(re.sub(r'[-+.eE"\d]', "", ours) == re.sub(r'[-+.eE"\d]', "", theirs), "read otherwise than JSON")
        must(parse_json(ours, CONTENT_LIMITS) == document.data, "not the same when written and read")


def fuzz_lines(data: bytes, folder: Path) -> None:
    """A proposal on each line, as a batch takes them."""
    path = folder / "x.jsonl"
    path.write_bytes(data)
    work = Work("nl", document=True, report="md")
    prime_cache(work, CATALOGUE, WORDS["nl"])
    for task in proposals_in([str(path)], read=True):
        [outcome] = judge_all([task], work)
        must(bool(outcome.problems) == (outcome.row is None), "neither a row nor a problem, or both")
        if outcome.problems:
            refused(InputError(outcome.problems))


def fuzz_interview(data: bytes, folder: Path) -> None:
    """A file that an interview goes on with: it must keep what is there."""
    path = folder / "x.yaml"
    path.write_bytes(data)
    try:
        before = read_draft(str(path), CATALOGUE)
        changed = rewritten(data, {**before, "summary": "nieuw", "notes": None})
    except InputError as error:  # for what it says, or for its layout
        refused(error)
        return
    path.write_bytes(changed)
    try:
        after = read_draft(str(path), CATALOGUE)
    except InputError as error:
        raise Broken(f"cannot be read again: {explain(error)}") from error
    left_out = ("summary", "notes")
    must(_without(after, left_out) == _without(before, left_out), "an interview changed an answer")
    must(after.get("summary") == "nieuw", "an interview lost an answer")


def _without(data: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def fuzz_content(data: bytes, folder: Path) -> None:
    """Own content: the first byte says which file."""
    names = [*CONTENT]
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    if data:
        (folder / names[data[0] % len(names)]).write_bytes(data[1:])
    try:
        catalogue = load_catalogue(folder)
    except InputError as error:
        refused(error)
        return
    goals, groups = [*catalogue.goal_by_id][:2], [*catalogue.group_by_id][:2]
    profile = BARE | {"goals": goals, "target_groups": groups, "region": next(iter(catalogue.region_by_id), None)}
    try:
        proposal = proposal_of(Document("x.yaml", "", profile, is_json=False), catalogue)
    except InputError as error:
        must(not goals or not groups, f"no proposal fits this content: {explain(error)}")
        return
    assessed(proposal, catalogue)


def fuzz_catalogue(data: bytes, folder: Path) -> None:
    """Own initiatives beside the bundled ones."""
    path = folder / "own.yaml"
    path.write_bytes(data)
    try:
        catalogue = with_own(CATALOGUE, [str(path)], None)
    except InputError as error:
        refused(error)
        return
    proposal = proposal_of(Document("x.yaml", "", BARE, is_json=False), catalogue)
    assessed(proposal, catalogue)


def fuzz_words(data: bytes, folder: Path) -> None:
    """Own words: each may be said with what ours fill in."""
    (folder / "words").mkdir(exist_ok=True)
    (folder / "words" / "nl.yaml").write_bytes(data)
    try:
        words = load_words("nl", folder)
    except InputError as error:
        refused(error)
        return
    found = assess(load_proposal(_example(folder), CATALOGUE), CATALOGUE)
    for name in ("json", "md"):
        must(
            is_calm(str(render_report(name, found, CATALOGUE, words, FILE_SCREEN)), marks_too=name == "md"),
            "words that act",
        )


def _example(folder: Path) -> Path:
    path = folder / "plan.json"
    path.write_text(json.dumps(BARE | {"answers": {"mass": {"votes": [3, 0, 1, 4]}}}), encoding="utf-8")
    return path


def fuzz_responses(data: bytes, folder: Path) -> None:
    """A form export, counted into a proposal."""
    path = folder / "x.csv"
    path.write_bytes(data)
    try:
        _count(str(path), None)
    except InputError as error:
        refused(error)


def fuzz_workbook(data: bytes, folder: Path) -> None:
    """A workbook: the first byte says which part of it is replaced."""
    names = [*PARTS]
    if data:
        fuzz_responses(packed(PARTS | {names[data[0] % len(names)]: data[1:]}), folder)


HEADINGS = ("Vraag een", "Vraag twee", "Organisatie", "E-mail", "Vraag [mass.costs-shared]")


def fuzz_map(data: bytes, folder: Path) -> None:
    """The file of `tally --map`."""
    path = folder / "map.yaml"
    path.write_bytes(data)
    rows = "\n".join(",".join(each) for each in (HEADINGS, ("2", "1", "a", "b", "?"), ("x", "", "", "", "3")))
    (folder / "x.csv").write_text(rows, encoding="utf-8")
    try:
        _count(str(folder / "x.csv"), str(path))
    except InputError as error:
        refused(error)


def _count(name: str, map_file: str | None) -> None:
    found = count(read_responses(name), Said(map=map_file), CATALOGUE, list(WORDS.values()))
    planned = plan(BARE, found, CATALOGUE, WORDS["nl"])
    shown = Summary(found, planned, CATALOGUE, WORDS["nl"]).report(name)
    must(is_calm(str(draw("terminal", shown, FILE_SCREEN))), "a summary in which something acts")
    given = {key: value for key, value in planned.data.items() if value is not None}
    assessed(proposal_of(Document("x.yaml", "", dict(given), is_json=False), CATALOGUE))


def timed(target: Callable[[bytes, Path], None], data: bytes, folder: Path) -> None:
    """Runs a target. Raises Broken where it takes too long."""
    began = time.process_time()
    target(data, folder)
    must(time.process_time() - began < SECONDS, f"took {time.process_time() - began:.1f} s")


FUZZ: Mapping[str, Callable[[bytes, Path], None]] = {
    "yaml": fuzz_yaml, "json": fuzz_json, "lines": fuzz_lines, "interview": fuzz_interview, "content": fuzz_content,
    "catalogue": fuzz_catalogue, "words": fuzz_words, "responses": fuzz_responses, "workbook": fuzz_workbook,
    "map": fuzz_map,
}  # fmt: skip
