"""A show of hands: counted, explained, and never steered by what was said before."""

from pathlib import Path

import pytest

from tests.support.conversations import piped
from tests.support.proposals import proposal

BASE = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
BASE += "partners: [{name: ROC}]\ndate: 2026-05-20\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


def group(folder: Path, *lines: str, options: tuple[str, ...] = ("--group",), language: str = "nl") -> str:
    present = [] if "votes" in (folder / "plan.yaml").read_text(encoding="utf-8") else [""]
    found = piped(folder, "plan.yaml", "--only", "mass", *options, "--lang", language, lines=[*present, *lines])
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_a_second_round_keeps_the_first_as_before(plan: Path) -> None:
    out = group(plan, "3 1 4", "r", "2,1,5,2", "", "q")
    assert "De zaal is verdeeld" in out
    assert "→ nee tot ja" in out
    assert "■■■■ 4" in out
    assert "x geldt niet" in out[: out.index("handen voor")]  # keys are told before they are needed
    assert proposal(plan)["answers"]["mass"] == {
        "enough-participants": {"votes": [2, 1, 5, 2], "before": {"votes": [3, 1, 4]}},
    }


def test_each_party_has_a_line_and_those_that_differ_are_told(plan: Path) -> None:
    out = group(plan, "0 1 9", "3 2 0 1", "", "q", options=("--parties", "company,bakkers"))
    assert "Bedrijven, handen" in out
    assert "Bakkers, handen" in out
    assert "Bedrijven: ja, bakkers: nee. Laat elke partij" in " ".join(out.split())
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [0, 1, 9], "bakkers": [3, 2, 0, 1]},
    }


def test_parties_are_asked_only_where_it_matters(plan: Path) -> None:
    out = group(plan, "0 1 9", "", "q", options=("--parties", "company,education", "--parties-on", "network"))
    assert "onderwijs, handen" not in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {"votes": [0, 1, 9]}


def test_votes_of_nobody_come_to_unknown_and_that_is_explained(plan: Path) -> None:
    assert "Niemand stak een hand op" in group(plan, "0 0 0", "", "q")
    assert "2 van de 3 weten het niet" in group(plan, "", "1 0 0 2", "", "q")


def test_nothing_on_the_screen_shows_what_was_answered_before(plan: Path) -> None:
    (plan / "plan.yaml").write_text(BASE + "answers: {mass: {enough-participants: 2}}\n", encoding="utf-8")
    out = group(plan, "", "", "", "", "q", options=("--group", "--redo"))
    asked = out[out.index("Zijn er dit jaar") :]
    assert "▶" not in asked
    assert "[2]" not in asked
    assert "voldoende" not in group(plan, "3 0 0", "", "3 0 0", "", "q")


@pytest.mark.parametrize("wrong", ["2 5", "2 -3 1", "1,5", "2 5 1.5", "veel", "1 2 3 4 5"])
def test_counts_that_are_no_counts_say_what_is_right(plan: Path, wrong: str) -> None:
    out = group(plan, wrong, "0 0 3", "", "q")
    assert "drie of vier aantallen" in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {"votes": [0, 0, 3]}


def test_the_keys_work_between_hands(plan: Path) -> None:
    out = group(plan, "h", "?", "<", "+", "telling", "", "x", "nvt want klein", "0 0 4", "<", "q", language="en")
    assert "Participants are the people you do it for" in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "not_applicable": "nvt want klein", "evidence": "telling",
        "before": {"level": "unknown", "evidence": "telling"},
    }  # fmt: skip


@pytest.mark.parametrize("parties", ["company", "company,company", "a,b,c,d,e,f,g", "Bedrijven,company", ""])
def test_parties_that_are_not_two_to_six_names_are_refused(plan: Path, parties: str) -> None:
    found = piped(plan, "plan.yaml", "--parties", parties, "--lang", "nl", lines=["q"])
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1
    assert "Bekende namen: bedrijven, werkgevers, onderwijs, overheid" in found.stderr
    assert (plan / "plan.yaml").read_text(encoding="utf-8") == BASE


@pytest.mark.parametrize("language", ["nl", "en"])
def test_parties_in_a_refusal_are_names_that_are_taken(plan: Path, language: str) -> None:
    refused = piped(plan, "plan.yaml", "--parties", "x", "--lang", language, lines=["q"]).stderr
    known = refused.partition("Bekende namen: " if language == "nl" else "Known names: ")[2].partition(";")[0]
    last_two = ",".join(known.split(", ")[-2:])
    group(plan, "0 1 9", "3 2 0", "", "q", options=("--parties", last_two), language=language)
    assert set(proposal(plan)["answers"]["mass"]["enough-participants"]["votes"]) == {"teachers", "other"}


@pytest.mark.parametrize(("language", "said"), [("nl", "welke partijen"), ("en", "which parties")])
def test_where_to_count_by_party_is_refused_without_the_parties(plan: Path, language: str, said: str) -> None:
    found = piped(plan, "plan.yaml", "--group", "--parties-on", "mass", "--lang", language, lines=["q"])
    assert found.returncode == 2
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_counted_hands_are_on_disk_before_the_room_decides_to_go_on(plan: Path) -> None:
    group(plan, "3 1 4", "q")
    assert proposal(plan)["answers"]["mass"] == {"enough-participants": {"votes": [3, 1, 4]}}
    group(plan, "0 0 4", "r", "q")
    assert proposal(plan)["answers"]["mass"]["costs-shared"] == {"votes": [0, 0, 4]}


def test_one_step_back_after_counting_counts_again_and_twice_goes_to_the_question_before(plan: Path) -> None:
    group(plan, "1 0 0", "", "3 1 4", "<", "0 1 7", "<", "<", "0 0 9", "", "q")
    assert proposal(plan)["answers"]["mass"] == {
        "enough-participants": {"votes": [0, 0, 9], "before": {"votes": [1, 0, 0]}},
        "costs-shared": {"votes": [0, 1, 7], "before": {"votes": [3, 1, 4]}},
    }


def test_back_between_parties_goes_to_the_party_before(plan: Path) -> None:
    group(plan, "9 0 0", "<", "0 1 9", "0 3 0", "", "q", options=("--parties", "company,education"))
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [0, 1, 9], "education": [0, 3, 0]},
    }


def test_parties_that_differ_are_named_with_where_they_stand(plan: Path) -> None:
    out = group(plan, "0 1 9", "3 2 0 1", "", "q", options=("--parties", "company,education"))
    said = " ".join(out.split())
    assert "Bedrijven: ja, onderwijs: nee. Laat elke partij" in said
    assert "bedrijven: ja nee 0" in said


def test_parties_may_be_called_by_any_name_and_known_ones_in_any_language(plan: Path) -> None:
    out = group(plan, "0 1 9", "3 2 0", "", "q", options=("--parties", "Employers, Bakkers in Lelystad"))
    assert "Bedrijven, handen" in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [0, 1, 9], "bakkers-in-lelystad": [3, 2, 0]},
    }


def test_a_party_that_votes_alone_is_pointed_out(plan: Path) -> None:
    out = group(plan, "0 1 9", "0 0 0 3", "", "q", options=("--parties", "company,education"))
    assert "Maar één partij stemde: bedrijven" in out


def test_more_hands_than_ever_before_are_pointed_out(plan: Path) -> None:
    out = group(plan, "0 0 6", "", "", "0 0 9", "", "", "0 0 2", "", "", "q")
    assert out.count("Er zijn nu 9 handen; eerder waren het er hoogstens 6") == 1
    assert out.count("eerder waren") == 1


def test_a_second_round_tells_what_moved(plan: Path) -> None:
    out = group(plan, "6 0 0", "h", "r", "1 0 5", "r", "1 0 5", "", "q", language="en")
    assert "the first round is kept" in " ".join(out.split())
    assert "First round: no. Second round: yes." in " ".join(out.split())
    assert "The outcome did not change" in out


def test_hands_of_one_party_are_on_disk_before_the_next_is_counted_and_asked_anew_when_cut_off(plan: Path) -> None:
    parties = ("--parties", "company,education")
    group(plan, "0 1 9", "h", "+", "geteld", options=parties)
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [0, 1, 9]}, "evidence": "geteld",
    }  # fmt: skip
    out = group(plan, "1 1 9", "3 2 0", "", "q", options=parties)
    assert "1/3" in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [1, 1, 9], "education": [3, 2, 0]},
        "evidence": "geteld",
        "before": {"votes": {"company": [0, 1, 9]}, "evidence": "geteld"},
    }


def test_help_and_evidence_between_parties_and_after_the_vote_need_no_counting_again(plan: Path) -> None:
    parties = ("--parties", "company,education")
    lines = ["0 1 9", "+", "lijst", "later", "h", "3 2 0", "+", "telling", "", "r", "1 1 8", "h", "2 3 0", ""]
    out = group(plan, *lines, options=parties)
    assert "Eerste ronde" in out
    assert proposal(plan)["answers"]["mass"]["enough-participants"] == {
        "votes": {"company": [1, 1, 8], "education": [2, 3, 0]},
        "evidence": "telling",
        "note": "later",
        "before": {
            "votes": {"company": [0, 1, 9], "education": [3, 2, 0]}, "evidence": "telling", "note": "later",
        },
    }  # fmt: skip
