"""Proposals made from the schema outward: what follows it is judged, what does not is refused by line, nothing else.

`HYPOTHESIS_PROFILE=nightly pytest tests/hostile/test_fuzz.py` tries a hundred times as many.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lea_check import Catalogue, InputError, Proposal, assess, explain, load_catalogue
from lea_check.files.proposals import proposal_of
from lea_check.files.text.documents import document_of
from lea_check.report.documents.assessment import assessment_document, to_json
from lea_check.report.documents.schemas import assessment_schema, proposal_schema
from lea_check.words import load_words
from tests.hostile.from_schema import damaged, following, nearly
from tests.support.examples import examples
from tests.support.hostile_texts import Dumper, is_calm

CATALOGUE: Catalogue = load_catalogue()
SCHEMA = proposal_schema(CATALOGUE, load_words("en"))
FOLLOWS = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
ASSESSMENT = jsonschema.Draft7Validator(assessment_schema(CATALOGUE, load_words("en")))
valid = following(SCHEMA, SCHEMA)


def often(times: float) -> settings:
    return examples(times, suppress_health_check=list(HealthCheck))


def as_yaml(data: Any) -> bytes:
    return bytes(yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, encoding="utf-8"))


def as_json(data: Any) -> bytes:
    return json.dumps(data, indent=1).encode()


WAYS = {"x.yaml": as_yaml, "x.json": as_json}


def read(name: str, data: bytes) -> Proposal:
    return proposal_of(document_of(name, data), CATALOGUE)


def refused(name: str, data: bytes) -> InputError | None:
    try:
        read(name, data)
    except InputError as error:
        return error
    return None


def is_told(error: InputError) -> bool:
    """Whether a refusal says where and what, in each language."""
    lines = [line for language in ("nl", "en") for line in explain(error, language)]
    return bool(error.problems) and all(each.line for each in error.problems) and all(map(is_calm, lines))


@often(1)
@given(valid, st.sampled_from(["nl", "en"]))
def test_what_follows_the_schema_is_taken_and_judged(data: dict[str, Any], language: str) -> None:
    FOLLOWS.validate(data)
    found, other = (read(name, write(data)) for name, write in WAYS.items())
    assert found == other.model_copy(update={"file": "x.yaml"})
    judged = assess(found, CATALOGUE)
    ASSESSMENT.validate(json.loads(to_json(assessment_document(judged, CATALOGUE, load_words(language)))))


@often(0.2)
@given(valid, st.sampled_from(["nl", "en"]))
def test_the_command_takes_it_too(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], language: str
) -> None:
    from lea_check.cli.app import run

    folder = tmp_path_factory.mktemp("fuzz")
    with contextlib.chdir(folder):
        for name, write in WAYS.items():
            Path(name).write_bytes(write(data))
            assert run(["check", name, "--lang", language]) == 0
            assert run(["assess", name, "-o", f"{name}.out.json", "--lang", language]) == 0
            ASSESSMENT.validate(json.loads(Path(f"{name}.out.json").read_bytes()))


PARTS = {"level", "votes", "before", "not_applicable"}


def is_beyond_schemas(data: Any) -> bool:
    """Where the program and the schema differ on purpose: docs/formats.md says so.

    A number such as 2.0 is an integer to a schema; a part of an answer without a value is left out; a priority must
    be of the region.
    """
    if isinstance(data, dict):
        blank = any(key in PARTS and value is None for key, value in data.items())
        return blank or any(map(is_beyond_schemas, data.values()))
    if isinstance(data, list):
        return any(map(is_beyond_schemas, data))
    return isinstance(data, float) and data.is_integer()


@often(3)
@given(nearly(valid), st.sampled_from([*WAYS]))
def test_what_nearly_follows_it_is_refused_by_line_just_where_the_schema_refuses_it(data: Any, name: str) -> None:
    error = refused(name, WAYS[name](data))
    assert error is None or is_told(error)
    if not is_beyond_schemas(data):
        assert (error is None) == FOLLOWS.is_valid(data), error and explain(error)


@often(1)
@given(valid, st.data())
def test_a_key_that_comes_twice_is_refused_wherever_it_stands(data: dict[str, Any], draw: st.DataObject) -> None:
    text = json.dumps(data)
    keys = [at for at, letter in enumerate(text) if letter == "{" and text[at + 1] != "}" and is_outside(text, at)]
    at = draw.draw(st.sampled_from(keys)) + 1
    key = json.JSONDecoder().raw_decode(text, at)[0]
    twice = f"{text[:at]}{json.dumps(key)}: 1, {text[at:]}".encode()
    for name in WAYS if "\\ud" not in text else ("x.json",):  # YAML knows no halves of letters
        error = refused(name, twice)
        assert error
        assert is_told(error)
        assert {each.message.key for each in error.problems} == {"read.duplicate"}


def is_outside(text: str, at: int) -> bool:
    """Whether a place in JSON is outside of strings."""
    return (text[:at].replace("\\\\", "").replace('\\"', "")).count('"') % 2 == 0


files = {name: valid.map(write) for name, write in WAYS.items()}


@often(4)
@given(st.sampled_from([*WAYS]).flatmap(lambda name: st.tuples(st.just(name), damaged(files[name]))))
def test_a_damaged_file_is_refused_in_words_or_taken_as_what_it_says(damage: tuple[str, bytes]) -> None:
    name, data = damage
    error = refused(name, data)
    if error:
        assert is_told(error) or error.problems[0].line is None
    else:
        assess(read(name, data), CATALOGUE)
