"""A plan as calendar entries (RFC 5545): a whole day for each promise that has one."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from lea_check.model.assessment import Assessment
from lea_check.model.catalogue import Catalogue
from lea_check.model.proposal import Promise, Proposal
from lea_check.report.style.sanitize import sanitize, sanitize_lines
from lea_check.words import Words


def calendar_of(assessment: Assessment, catalogue: Catalogue, words: Words) -> bytes:
    """The calendar: an entry for each promise with a day. The same plan gives the same bytes, without a clock."""
    made = Calendar()
    made.add("prodid", f"-//lea-check//{words.lang.upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", sanitize(assessment.proposal.name))
    taken: set[str] = set()
    for promise in (each for each in assessment.plan if each.by):
        made.add_component(_event(promise, _uid(promise, assessment.proposal, taken), assessment, catalogue, words))
    return bytes(made.to_ical())


def _event(promise: Promise, uid: str, assessment: Assessment, catalogue: Catalogue, words: Words) -> Event:
    day = date.fromisoformat(promise.by or "")
    made = Event()
    made.add("uid", uid)
    # When it was promised, as far as that is known: what the clock says would make another file each time.
    of = date.fromisoformat(assessment.proposal.date) if assessment.proposal.date else day
    made.add("dtstamp", datetime.combine(of, time(), UTC))
    made.add("dtstart", day)
    made.add("summary", words("calendar.done", what=sanitize(promise.what)) if promise.done else sanitize(promise.what))
    made.add(
        "description", "\n".join(map(sanitize_lines, _description(promise, assessment.proposal, catalogue, words)))
    )
    made.add("transp", "TRANSPARENT")  # it takes nobody's day
    return made


def _description(promise: Promise, proposal: Proposal, catalogue: Catalogue, words: Words) -> Iterator[str]:
    question = catalogue.question_by_key.get(promise.question or "")
    if promise.who:
        yield f"{words('report.who')}: {promise.who}"
    if question:
        yield f"{words('report.question')}: {words.say(question.question)}"
    if promise.done:
        yield words("calendar.done-on", day=promise.done)
    yield " · ".join(part for part in (proposal.name, proposal.reference) if part)


def _uid(promise: Promise, proposal: Proposal, taken: set[str]) -> str:
    """What a calendar knows an entry by: the same when who does it, or by when, has changed."""
    of = proposal.reference or proposal.name
    for number in range(len(taken) + 1):
        said = "\0".join((of, promise.question or "", promise.what, str(number)))
        uid = f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@lea-check"
        if uid not in taken:
            break
    taken.add(uid)
    return uid
