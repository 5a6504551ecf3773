"""The page on file formats follows from the schemas, and its examples are right."""

import json
import re
import runpy

import jsonschema
import pytest
import yaml

from tests.support.cli import Cli
from tests.support.pages import blocks
from tests.support.paths import ROOT

PAGE = ROOT / "docs" / "formats.md"
MAKER = "docs/make_formats.py"
EXAMPLES = [block.text for block in blocks(PAGE) if block.language == "yaml"]


def test_the_page_is_what_the_schemas_say() -> None:
    made = runpy.run_path(str(ROOT / MAKER))["formats_page"]()
    assert PAGE.read_text(encoding="utf-8") == made, f"python {MAKER} writes it anew"


def test_each_example_of_a_content_file_follows_its_schema(cli: Cli) -> None:
    checked = 0
    for text in EXAMPLES:
        document = yaml.safe_load(text)
        name = document["format"].split("/")[1]
        if name != "proposal":
            jsonschema.Draft7Validator(json.loads(cli("schema", name).out)).validate(document)
            checked += 1
    assert checked == 2


def test_the_example_of_a_proposal_is_right_and_shows_every_field(cli: Cli) -> None:
    text = next(each for each in EXAMPLES if each.startswith("format: lea-check/proposal/2"))
    assert cli("check", "-", stdin=text.encode()).code == 0
    fields = json.loads(cli("schema", "proposal").out)["properties"]
    assert set(yaml.safe_load(text)) == set(fields) - {"type"}
    for form in ("level:", "votes:", "before:", "not_applicable:", "evidence:", "note:", ": unknown"):
        assert form in text


@pytest.mark.parametrize("empty", ["", "null", "~"])
def test_a_format_that_is_left_open_is_missing(cli: Cli, empty: str) -> None:
    text = re.sub("^format:.*", f"format: {empty}", EXAMPLES[0], flags=re.M)
    outcome = cli("check", "-", stdin=text.encode(), LEA_CHECK_LANG="en")
    assert outcome.code == 2
    assert "format" in outcome.err
