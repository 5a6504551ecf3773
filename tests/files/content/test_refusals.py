"""Own content that is incomplete or contradicts itself is refused, with file, line and column."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lea_check import load_catalogue
from lea_check.words import load_words
from tests.support.cli import Cli

Change = Callable[[str], str]


def replace(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def again(start: str) -> Change:
    """The first record that starts so, once more at the end."""

    def change(text: str) -> str:
        record = re.search(rf"^  - {start}.*?(?=^  - |\Z)", text, re.M | re.S)
        assert record
        return text.rstrip("\n") + "\n" + record[0]

    return change


def demand_again(text: str) -> str:
    first, last = again("id: demand")(text).rsplit("    number: 1", 1)
    return f"{first}    number: 11{last}"


def without_questions(text: str) -> str:
    return re.sub(r"    questions:\n.*?(?=^  - id: pioneers)", "    questions: []\n\n", text, flags=re.S | re.M)


def two_levels(text: str) -> str:
    return re.sub(r"        levels:\n          - nl: .*\n            en: .*\n", "        levels:\n", text, count=1)


def retired(entry: str) -> Change:
    return replace("retired:\n", f"retired:\n  - {{{entry}}}\n")


def lesson(more: str) -> Change:
    return replace("          questions: [demand.gain-named, demand.need-voiced]\n", f"          {more}\n")


def coding(entry: str) -> Change:
    return replace("    coding:\n", f"    coding:\n      {entry}\n")


def without_shown_by(text: str) -> str:
    return re.sub(r"        shown_by:\n(          .*\n)+", "", text, count=1)


def without_core(text: str) -> str:
    return text.replace("        core: true\n", "")


def networks_step(text: str) -> str:
    return re.sub(r"(networks:.*?step: )\S+", r"\g<1>9z", text, flags=re.S)


# The file, what is wrong in it, and what the message must name.
WRONG = {
    "initiative-type": ("initiatives", replace("type: education-concept", "type: education"), "education-concept"),
    "initiative-goal": ("initiatives", replace("[renew-education,", "[renew-educaton,"), "renew-education"),
    "initiative-group": ("initiatives", replace("[pupils-vo,", "[pupil-vo,"), "pupils-vo"),
    "initiative-condition": ("initiatives", replace("      pioneers:", "      pioners:"), "pioneers"),
    "initiative-twice": ("initiatives", again("id: technasium"), "technasium"),
    "initiative-role": ("initiatives", replace("- role: mentioned", "- role: strong"), "strength"),
    "initiative-key": ("initiatives", replace("    scale: national", "    scale: national\n    size: big"), "size"),
    "condition-twice": ("conditions", demand_again, "demand"),
    "condition-without-questions": ("conditions", without_questions, "1"),
    "question-reserved": ("conditions", replace("- id: regular-tuning", "- id: votes"), "votes"),
    "question-overall": ("conditions", replace("- id: regular-tuning", "- id: overall"), "overall"),
    "question-twice": ("conditions", replace("- id: regular-tuning", "- id: gain-named"), "gain-named"),
    "question-since": ("conditions", replace("        since: \"2026.3\"\n", ""), "since"),
    "question-ask": ("conditions", replace("ask: employers", "ask: employer"), "employers"),
    "question-shown-by": ("conditions", without_shown_by, "shown_by"),
    "core-to-last": ("conditions", replace("phase: structural\n", "phase: structural\n        core: true\n"), "start"),
    "no-core": ("conditions", without_core, "core: true"),
    "covers-unknown": ("conditions", replace("covers: [need-voiced,", "covers: [need-voicd,"), "need-voiced"),
    "covers-another": ("conditions", replace("covers: [need-voiced,", "covers: [driver,"), "driver"),
    "covers-twice": ("conditions", replace("covers: [need-voiced,", "covers: [gain-named,"), "gain-named"),
    "covers-nothing": ("conditions", replace("covers: [need-voiced, gain-named]", "covers: []"), "1"),
    "exception-question": ("conditions", replace("questions: [enough-participants]", "questions: [enough]"), "enough"),
    "exception-without-questions": ("conditions", replace("questions: [enough-participants]", "questions: []"), "1"),
    "exception-field": ("conditions", replace("{form: people-exchange", "{forms: people-exchange"), "form"),
    "retired-alive": ("conditions", retired('id: demand.gain-named, since: "1", becomes: pioneers.driver'),
        "demand.gain-named"),
    "retired-twice": ("conditions", retired('id: network.board-to-floor, since: "1", becomes: pioneers.driver'),
        "network.board-to-floor"),
    "retired-into-nothing": ("conditions", retired('id: demand.x, since: "1", becomes: pioneers.drive'),
        "pioneers.driver"),
    "retired-without-since": ("conditions", retired("id: demand.x, becomes: pioneers.driver"), "since"),
    "lesson-question": ("initiatives", lesson("questions: [demand.gain-name]"), "demand.gain-named"),
    "coding-question": ("initiatives", coding("demand.gain: {level: 2, source: x}"), "demand.gain-named"),
    "coding-level": ("initiatives", coding("demand.gain-named: {level: 3, source: x}"), "0, 1, 2"),
    "coding-source": ("initiatives", coding("demand.gain-named: {level: 2}"), "source"),
    "question-step": ("conditions", replace("        step: 1b", "        step: 9z"), "9z"),
    "question-phase": ("conditions", replace("phase: start", "phase: begin"), "start"),
    "four-levels": ("conditions", replace("        levels:\n", "        levels:\n          - {nl: x, en: y}\n"), " 3 "),
    "two-levels": ("conditions", two_levels, " 3 "),
    "exception-value": ("conditions", replace("{form: people-exchange", "{form: people-swap"), "people-exchange"),
    "type-of-goal": ("types", replace("company-platform, source", "company-platfrom, source"), "company-platform"),
    "group-of-type": ("types", replace("groups: [workers, unemployed]", "groups: [worker, unemployed]"), "workers"),
    "region-twice": ("regions", again("id: lelystad"), "lelystad"),
    "step-phase": ("steps", replace("    phase: 3", "    phase: 4"), "1, 2, 3"),
    "phase-twice": ("steps", replace("steps:", "  - {number: 1, title: {nl: x, en: x}}\nsteps:"), "1"),
    "protocol-part-twice": ("protocol", replace("- id: results", "- id: description"), "description"),
    "condition-number-twice": ("conditions", replace("    number: 2", "    number: 1"), "1"),
    "networks-step": ("steps", networks_step, "9z"),
    "other-format": ("types", replace("lea-check/types/1", "lea-check/types/2"), "lea-check/types/1"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_contradicting_content_is_refused_with_its_place(cli: Cli, data: Path, tmp_path: Path, case: str) -> None:
    name, change, named = WRONG[case]
    own = tmp_path / f"{name}.yaml"
    own.write_text(change((data / f"{name}.yaml").read_text(encoding="utf-8")), encoding="utf-8")
    for language in ("nl", "en"):
        found = cli("protocol" if name == "protocol" else "conditions", "--data", tmp_path, "--lang", language)
        assert (found.code, found.out) == (2, "")
        assert len(found.err.splitlines()) == 1
        assert re.match(rf"{re.escape(str(own))}:\d+:\d+: .*{re.escape(named)}", found.err), found.err


def test_a_language_of_ones_own_falls_back_where_a_text_lacks_it(cli: Cli, data: Path, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "fy.yaml").write_text(
        "language: Frysk\nheadline: {not-established: Noch net te sizzen}\n", "utf-8"
    )
    shown = cli("assess", "-", "--lang", "fy", "--data", tmp_path, stdin=PROPOSAL).out
    assert "Noch net te sizzen" in shown
    assert "The ten conditions" in shown


def test_a_text_for_one_thing_is_not_said_in_english_where_ones_own_says_it_for_more(
    cli: Cli, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "words").mkdir()
    own = "language: Frysk\nminute: {people: '{count} oanwêzich'}\n"
    (tmp_path / "words" / "fy.yaml").write_text(own, "utf-8")
    plan = PROPOSAL + b"present: 1\n"
    shown = cli("assess", "-", "--lang", "fy", "--data", tmp_path, stdin=plan).out
    assert "1 oanwêzich" in shown
    assert "1 present" not in shown


def test_own_content_in_one_language_is_read_with_a_warning(cli: Cli, data: Path, tmp_path: Path) -> None:
    text = (data / "regions.yaml").read_text(encoding="utf-8")
    own = re.sub(r"^( +)en: .*\n", "", re.sub(r", en: [^}]*\}", "}", text), flags=re.M)
    own = re.sub(r"^ +en: >-\n(?: {8,}.*\n)+", "", own, flags=re.M)
    (tmp_path / "regions.yaml").write_text(own, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert [(gap.file, gap.language) for gap in catalogue.gaps] == [("regions.yaml", "en")]
    assert catalogue.gaps[0].count == 11
    assert "Lelystad" in cli("regions", "--data", tmp_path, "--lang", "en").out


def test_words_that_are_no_text_are_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "nl.yaml").write_text("language: 7\n", "utf-8")
    found = cli("types", "--data", tmp_path, "--lang", "nl")
    assert found.code == 2
    assert "nl.yaml:1:1" in found.err


def test_own_content_changes_the_version_that_a_report_names(data: Path, tmp_path: Path) -> None:
    (tmp_path / "types.yaml").write_bytes((data / "types.yaml").read_bytes())
    assert load_catalogue(tmp_path).version.startswith(load_catalogue().version + "+")


def test_a_data_folder_must_exist(cli: Cli, tmp_path: Path) -> None:
    found = cli("types", "--data", tmp_path / "absent", "--lang", "nl")
    assert found.code == 2
    assert "absent" in found.err


def test_words_name_a_label_for_every_id(data: Path) -> None:
    words = load_words("nl")
    for field, ids in (("stage", "idea starting running structural"), ("form", "programme network centre company")):
        for each in ids.split():
            assert words.label(field, each) != each


PROPOSAL = b"format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
