"""The schemas say what the program reads and writes, in the vocabulary that editors know."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

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
    for name in ("conditions", "initiatives"):
        validator = schema(cli, name)
        validator.validate(read((ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")))
        validator.validate(json.loads(cli(name, "-f", "json").out))


def test_an_unknown_schema_is_bad_usage(cli: Cli) -> None:
    assert cli("schema", "proposals", "--lang", "nl").code == 2
