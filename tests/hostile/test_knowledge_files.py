"""Hostile files where knowledge, form exports and maps of columns are read; hostile own words."""

import json
import re
from collections.abc import Collection, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from lea_check import load_catalogue
from tests.fuzz.seeds import small_content
from tests.support.cli import Cli
from tests.support.emulator import acts
from tests.support.examples import some
from tests.support.hostile_files import HEAD, hostile_inputs
from tests.support.hostile_texts import CODES, FLOOD, HOSTILE, WORDS, Dumper, is_calm

INPUTS = hostile_inputs()
CONTENT = small_content()
ANSWERS = "a [demand.need-voiced],Organisatie\n2,x\n3,y\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    put_content(tmp_path / "own")
    return tmp_path


def put_content(folder: Path, changed: Mapping[str, bytes] | None = None) -> Path:
    (folder / "words").mkdir(parents=True, exist_ok=True)
    for name, data in {**CONTENT, **(changed or {})}.items():
        (folder / name).write_bytes(data)
    return folder


def is_refusal(found: Any, name: str) -> bool:
    """Whether it is refused in lines that name the file, and nothing else was printed."""
    lines = found.err.splitlines()
    named = all(name in line and re.match(r"\S+?(:\d+:\d+)?: \S", line) for line in lines)
    return found.code == 2 and not found.out and bool(lines) and named and max(map(len, lines)) < 2_000


def test_no_proposal_is_taken_for_a_catalogue(cli: Cli, folder: Path) -> None:
    for each in some(INPUTS, each=9):
        (folder / each.name).write_bytes(each.data)
        found = cli("initiatives", "--catalogue", each.name, "--data", "own", "--lang", "en")
        assert is_refusal(found, each.name), (each.name, found.err[:300])


def test_no_proposal_is_taken_for_content(cli: Cli, folder: Path) -> None:
    for each, name in zip(some(INPUTS, each=9), cycle(CONTENT), strict=False):
        put_content(folder / "own", {name: each.data})
        found = cli("types", "--data", "own", "--lang", "nl")
        assert is_refusal(found, name), (each.name, name, found.err[:300])
        put_content(folder / "own")


def test_no_proposal_is_taken_for_a_map_of_columns(cli: Cli, folder: Path) -> None:
    for each in some(INPUTS, each=9, of=1):
        (folder / each.name).write_bytes(each.data)
        found = cli("tally", "answers.csv", "--map", each.name, "--data", "own", "--lang", "nl")
        empty = each.name in ("top-map.yaml", "top-map.json")
        assert found.code == 0 if empty else is_refusal(found, each.name), (each.name, found.err[:300])


def test_no_proposal_is_taken_for_a_form_export(cli: Cli, folder: Path) -> None:
    for each in some(INPUTS, each=8):
        (folder / each.name).write_bytes(each.data)
        found = cli("tally", each.name, "--data", "own", "--lang", "en")
        assert is_refusal(found, each.name), (each.name, found.err[:300])


def test_votes_go_into_no_file_that_check_refuses(cli: Cli, folder: Path) -> None:
    not_asked_yet = ("top-null", "top-map", "top-empty", "only-", "name-as", "goals-as")
    taken = [each for each in INPUTS if not each.refused]
    for each in (*taken, *some(INPUTS, each=12, of=2)):
        path = folder / each.name
        path.write_bytes(each.data)
        found = cli("tally", "answers.csv", each.name, "--yes", "--lang", "en")
        if each.refused and not each.name.startswith(not_asked_yet):
            assert is_refusal(found, each.name), (each.name, found.err[:300])
            assert path.read_bytes() == each.data
        elif not each.refused:
            assert found.code == 0, (each.name, found.err[:300])
            assert cli("check", each.name, "--lang", "en").code == 0, each.name
            assert path.read_bytes() != each.data


def test_an_export_of_too_many_columns_is_refused_at_once(cli: Cli, folder: Path) -> None:
    (folder / "wide.csv").write_text("x," * 200_000, encoding="utf-8")
    found = cli("tally", "wide.csv", "--lang", "nl")
    assert is_refusal(found, "wide.csv")
    assert "1000 kolommen" in found.err


SPOILS: Mapping[str, Any] = {
    "tag": lambda text: f"{text}\nx: !!python/name:os.system y\n",
    "anchor": lambda text: f"{text}\nx: &a 1\n",
    "merge": lambda text: f"{text}\n<<: {{a: 1}}\n",
    "twice": lambda text: f"{text}\nformat: x\n",
    "two documents": lambda text: f"{text}\n---\n{text}",
    "deep": lambda text: f"{text}\nx: {'[' * 21}{']' * 21}\n",
    "nodes": lambda text: f"{text}\nx: [{'1,' * 400_001 if len(text) < 2_000 else 'a'}]\n",
    "control": lambda text: f"{text}\nx: a\x1bb\n",
    "unknown key": lambda text: f"{text}\nx:\n",
    "cut off": lambda text: text[: len(text) // 2] + '"',
    "empty": lambda text: "",
    "list": lambda text: f"[{json.dumps(text)}]",
    "no list": lambda text: re.sub(r"(?m)^(\w+):\n(?=- )", r"\1: {a: 1}\nrest:\n", text, count=1),
    "nothing in it": lambda text: re.sub(r"(?ms)^(\w+):\n- .*", r"\1: [~, 1, x, [], {}]\n", text, count=1),
    "odd ids": lambda text: re.sub(r"(?m)^(- id: ).*$", r"\1yes: no", text, count=1),
    "other ids": lambda text: re.sub(r"(?m)^(- id: ).*$", r"\1 '../../etc/passwd'", text, count=1),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_spoiled_content_is_refused_by_line(cli: Cli, folder: Path, spoil: Any) -> None:
    for name, data in CONTENT.items():
        if name == "steps.yaml" and spoil is SPOILS["other ids"]:
            continue  # a step may be called anything
        put_content(folder / "own", {name: spoil(data.decode()).encode("utf-8", "surrogatepass")})
        found = cli("types", "--data", "own", "--lang", "nl")
        assert is_refusal(found, ".yaml"), (name, found.err[:300], found.out[:300])
        put_content(folder / "own")


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "latin-1"])
def test_content_in_another_encoding_is_refused(cli: Cli, folder: Path, coding: str) -> None:
    for name, data in CONTENT.items():
        put_content(folder / "own", {name: f"# één café\n{data.decode()}".encode(coding, "replace")})
        assert is_refusal(cli("types", "--data", "own", "--lang", "nl"), name)
        put_content(folder / "own")


def test_what_is_wrong_far_down_a_long_list_is_told_by_its_place(cli: Cli, folder: Path) -> None:
    [first] = yaml.safe_load(CONTENT["initiatives.yaml"])["initiatives"]
    record = yaml.dump([first | {"id": "own-ID", "scale": "SCALE"}], Dumper=Dumper, sort_keys=False)

    def put(wrong: Collection[int]) -> list[str]:
        scales = ["huge" if number in wrong else "small" for number in range(1_203)]
        records = [record.replace("ID", str(number)).replace("SCALE", scale) for number, scale in enumerate(scales)]
        text = "format: lea-check/initiatives/2\ninitiatives:\n" + "".join(records)
        (folder / "own.yaml").write_text(text, encoding="utf-8")
        return text.splitlines()

    lines = put((3, 700, 1_202))
    wanted = [number for number, line in enumerate(lines, 1) if "scale: huge" in line]
    found = cli("check", "own.yaml", "--data", "own", "--lang", "en")
    assert len(wanted) == 3
    assert [int(line.split(":")[1]) for line in found.err.splitlines()] == wanted
    put(())
    assert len(load_catalogue("own", ["own.yaml"]).initiatives) == 1 + 1_203


def test_own_words_stay_text_in_help_messages_and_reports(cli: Cli, folder: Path) -> None:
    evil = " ".join((*HOSTILE[:-1], *CODES, FLOOD, *WORDS)).replace("{", "{{").replace("}", "}}")
    own = {"help": {"app": evil, "assess": evil}, "cli": {"ok": f"{{name}} {evil}"}, "report": {"method": evil}}
    own |= {"problem": {"missing": f"{{name}} {evil}"}, "headline": {"not-established": evil}, "level": {"0": evil}}
    (folder / "own" / "words" / "nl.yaml").write_text(yaml.dump(own, Dumper=Dumper), encoding="utf-8")
    (folder / "bad.yaml").write_text("name: x\n", encoding="utf-8")
    for arguments in (
        ("--help",), ("assess", "--help"), ("check", "plan.yaml", "bad.yaml"), ("batch", "plan.yaml", "bad.yaml"),
        *(("assess", "plan.yaml", "-f", name) for name in ("terminal", "md", "html", "json")),
    ):  # fmt: skip
        found = cli(*arguments, "--data", "own", "--lang", "nl")
        assert found.code in (0, 2), found.err[:300]
        assert is_calm(found.out + found.err, marks_too="json" not in arguments), arguments
        assert acts(found.out + found.err) == set()
        assert "json" in arguments or "2J" in found.out + found.err, arguments
