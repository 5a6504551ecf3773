"""Who met a gap, in words: the lesson of an initiative, whom to ask for, and how many had it."""

import re
from collections.abc import Iterable

from lea_check.model.assessment import Experience, LessonFound, Shown
from lea_check.model.catalogue import Catalogue, Initiative, InitiativePartner
from lea_check.words import Words

MOST_TO_ASK = 2


def told_by(found: LessonFound | None, catalogue: Catalogue, words: Words, *, short: bool = False) -> str:
    """A lesson with who tells it and its source, in the wording of its role; or that nobody tells of the question.

    `short`: only its first sentence, without the source.
    """
    if found is None:
        return words("gap.nobody")
    said = words.say(found.lesson.lesson)
    said = first_sentence(said) if short else f"{said} [{words.source(found.lesson.source)}]"
    name = display_name(catalogue.initiative_by_id[found.initiative], words)
    if found.about == "condition":
        return words("gap.condition", name=name, lesson=said)
    told = words(f"gap.{found.role}", name=name, lesson=said)
    return told if found.alike else f"{words('gap.other-kind')} {told}"


def met_in_short(found: LessonFound, key: str, catalogue: Catalogue, words: Words, *, asked: bool = True) -> str:
    """Who met the gap in a question (`condition.question`), in the wording of the role, and what it says first.

    `asked`: whether the question has been asked, so that a difficulty can be the same.
    """
    about = {
        "about": words.say(catalogue.question_by_key[key].title),
        "condition": words.say(catalogue.condition_by_id[found.condition].title),
    }
    role = found.role if found.about == "question" else "condition"
    wording = "interview.met-challenge" if role == "challenge" and not asked else f"minute.met-{role}"
    said = words(wording, name=display_name(catalogue.initiative_by_id[found.initiative], words), **about)
    return f"{said} {first_sentence(words.say(found.lesson.lesson))}"


def shown_in_words(shown: Shown, catalogue: Catalogue, words: Words) -> str:
    """A question of which an initiative tells, and in which role."""
    question = catalogue.question_by_key[shown.key]
    return f"{words.say(question.title)} ({words.label('lesson_role', shown.role)})"


def how_many(counted: Experience, catalogue: Catalogue, words: Words) -> str:
    """How many of the initiatives had it, had it partly or not, and of how many it is not known."""
    whom = _of_whom(catalogue.initiatives, words)
    if not counted.had + counted.partly_or_not:
        return words("gap.experience-none", whom=whom)
    numbers = {"had": counted.had, "not": counted.partly_or_not, "silent": counted.unknown}
    return words("gap.experience", whom=whom, **numbers)


def _of_whom(initiatives: Iterable[Initiative], words: Words) -> str:
    """Which initiatives were counted: those of the study are of one year, and were not chosen for success."""
    ours = [each for each in initiatives if each.file is None]
    own = [each for each in initiatives if each.file is not None]
    years = {each.as_of for each in ours}
    [year] = years if len(years) == 1 else [None]
    if year is None:
        return words("gap.of-any", of=len(ours) + len(own))
    key = "gap.of-both" if own else "gap.of-study"
    return words(key, of=len(ours) + len(own), base=len(ours), year=year, own=len(own))


def whom(initiative: Initiative, words: Words) -> str:
    """Whom to ask for and where, and of which year all of this is."""
    known = (names_to_ask(initiative, words, MOST_TO_ASK), initiative.address or initiative.website)
    names = "; ".join(each for each in known if each)
    told = words("minute.whom", names=names) if names else ""
    return f"{told} {words('minute.as-of', year=initiative.as_of)}".strip() if initiative.as_of else told


def names_to_ask(initiative: Initiative, words: Words, most: int | None = None) -> str:
    """The organisations to ask for, else those of the core, no more than `most`; nothing where there are none."""
    core = (partner_name(each, words) for each in initiative.partners if each.role == "core")
    names = [*(initiative.ask_for or core)][:most]
    return words.all_of(names) if names else ""


def display_name(initiative: Initiative, words: Words) -> str:
    """The name of an initiative, with its catalogue if that is an own one."""
    if initiative.file is None:
        return initiative.name
    return words("catalogue.named", name=initiative.name, file=initiative.file)


def partner_name(partner: InitiativePartner, words: Words) -> str:
    """The name of a party, or what it is called in this language."""
    return words.say(partner.called) if partner.called else partner.name


def first_sentence(text: str) -> str:
    """The first sentence of a lesson, which stands on its own."""
    found = re.match(r".+?[.!?](?=\s|$)", text, re.S)
    return found[0] if found else text
