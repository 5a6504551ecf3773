"""The schemas say what the program reads and writes, in the vocabulary that editors know."""

import json
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from lea_check.model.catalogue import Catalogue
from tests.support.cli import Cli
from tests.support.paths import ROOT

EXAMPLES = [*(ROOT / "examples").glob("**/*.yaml")]


class PlainLoader(yaml.CSafeLoader):
    """Reads dates as the text that they are, as the program does."""


PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for letter, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def schema(cli: Cli, name: str) -> jsonschema.Draft7Validator:
    found = json.loads(cli("schema", name).out)
    jsonschema.Draft7Validator.check_schema(found)
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    return jsonschema.Draft7Validator(found)


def read(text: str) -> Any:
    return yaml.load(text, PlainLoader)


def test_every_example_and_the_blank_proposal_follow_the_schema_of_proposals(cli: Cli) -> None:
    validator = schema(cli, "proposal")
    for path in EXAMPLES:
        validator.validate(read(path.read_text(encoding="utf-8")))
    for language in ("nl", "en"):
        validator.validate(read(cli("new", "-", "--lang", language).out))


BASE = "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\ntarget_groups: [workers]\n"
WRONG = [
    "format: lea-check/proposal/2\nname: x\ngoals: [upskilling]\n",
    BASE + "colour: red\n",
    BASE + "stage: dream\n",
    BASE + "region: atlantis\n",
    BASE + "partners: [{name: x, kind: baker, role: core}]\n",
    BASE + "answers: {mas: 1}\n",
    BASE + "answers: {mass: 4}\n",
    BASE + "answers: {mass: true}\n",
    BASE + "answers: {mass: {overall: {level: 1, votes: [1, 1, 1, 1]}}}\n",
    BASE + "answers: {mass: {overall: {votes: [1, 1]}}}\n",
    BASE + "answers: {mass: {overall: {votes: [1, 1, -1, 1]}}}\n",
    BASE + "answers: {mass: {not_applicable: ''}}\n",
    BASE + "answers: {mass: {enough-participant: 1}}\n",
    BASE + "answers: {mass: {level: 1, enough-participants: 1}}\n",
    BASE + "answers: {mass: {overall: {level: 1, before: {colour: red}}}}\n",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_the_program_refuses_the_schema_refuses_too(cli: Cli, text: str) -> None:
    assert cli("check", "-", stdin=text.encode()).code == 2
    assert not schema(cli, "proposal").is_valid(read(text))


def test_the_content_follows_its_schemas(cli: Cli) -> None:
    for name in ("conditions", "initiatives", "types", "regions", "steps"):
        validator = schema(cli, name)
        validator.validate(read((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")))
        validator.validate(json.loads(cli(name, "-f", "json").out))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_editor_explains_every_field_question_and_level_in_the_language_asked_for(
    cli: Cli, catalogue: Catalogue, language: str
) -> None:
    found = json.loads(cli("schema", "proposal", "--lang", language).out)
    records = [found, *found["definitions"].values(), *answers_in(found)]
    fields = [each for record in records for each in record.get("properties", {}).items()]
    assert len(fields) > 40
    assert not [name for name, each in fields if not each.get("description")]
    for condition in catalogue.conditions:
        own = found["properties"]["answers"]["anyOf"][0]["properties"][condition.id]
        assert own["title"] == condition.title[language]
        by_question = own["anyOf"][1]["properties"]
        for asked in (*condition.questions, condition.overall):
            said = by_question[getattr(asked, "id", "overall")]["description"]
            told = [asked.question, asked.explanation, *asked.levels]
            assert all(text[language] in said for text in told)


def answers_in(schema: Any) -> list[Any]:
    """What an answer may hold."""
    return [each for name in ("Answer", "Before") for each in schema["definitions"][name]["anyOf"]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_editor_shows_what_each_id_is_called(cli: Cli, language: str) -> None:
    found = json.loads(cli("schema", "proposal", "--lang", language).out)
    named = [each for each in enums(found) if each["enum"] != ["lelystad"]]
    assert len(named) > 10
    assert all(len(each["enum"]) == len(each["enumDescriptions"]) for each in named)
    assert [each["enumDescriptions"] for each in named if each["enum"] == ["core", "joining"]] == (
        [["kern", "sluit aan"]] if language == "nl" else [["core", "joining"]]
    )


def enums(schema: Any) -> list[Any]:
    """All lists of ids in it."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [each for value in inner for each in enums(value)]
    return [schema, *found] if isinstance(schema, dict) and isinstance(schema.get("enum"), list) else found


def test_what_new_says_of_the_schema_puts_it_where_the_file_looks_for_it(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("onze plannen").mkdir()
    assert cli("new", "onze plannen/plan.yaml", "--lang", "nl").code == 0
    lines = Path("onze plannen/plan.yaml").read_text(encoding="utf-8").splitlines()
    command = next(line.strip("# ") for line in lines if "lea-check schema" in line)
    assert cli(*shlex.split(command)[1:]).code == 0
    assert lines[0] == "# yaml-language-server: $schema=lea-check.schema.json"
    schema = json.loads(Path("onze plannen/lea-check.schema.json").read_text(encoding="utf-8"))
    assert schema["description"] == "Een voorgestelde samenwerking tussen onderwijs en bedrijven."


def test_an_unknown_schema_is_bad_usage(cli: Cli) -> None:
    assert cli("schema", "proposals", "--lang", "nl").code == 2
