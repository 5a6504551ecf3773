"""Every text in content is found: what misses a language is told, in ours as a problem and in own content as a gap."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lea_check import Catalogue, load_catalogue
from lea_check.files.content import paths, reading
from lea_check.files.content.reading import load_protocol, read_catalogue
from lea_check.files.problems import InputError
from lea_check.model.message import Message
from tests.support.cli import Cli

BOTH = {"nl", "en"}
FILES = ("conditions", "initiatives", "protocol", "regions", "steps", "types")


def texts(data: Any) -> Iterator[dict[str, str]]:
    if isinstance(data, dict) and set(data) == BOTH:
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts(each)


def as_yaml(data: Any) -> str:
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True))


@pytest.fixture
def ours(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our content, taken for the real one."""
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    for module in (paths, reading):
        monkeypatch.setattr(module, "bundled_data", lambda: copy)
    return copy


@pytest.mark.parametrize("name", FILES)
def test_a_language_that_is_missing_anywhere_in_our_content_is_told_by_line(ours: Path, name: str) -> None:
    path = ours / f"{name}.yaml"
    plain = path.read_text(encoding="utf-8")
    count = len([*texts(yaml.load(plain, yaml.CSafeLoader))])
    for number in range(0, count, max(1, count // 4)):
        spoilt = yaml.load(plain, yaml.CSafeLoader)
        text = [*texts(spoilt)][number]
        del text["en"]
        text["nl"] = "hier ontbreekt iets"
        path.write_text(as_yaml(spoilt), encoding="utf-8")
        with pytest.raises(InputError) as refused:
            load_protocol() if name == "protocol" else read_catalogue(None)
        [problem] = refused.value.problems
        assert problem.message == Message("problem.language", {"name": "en"})
        assert problem.file == str(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert "hier ontbreekt iets" in lines[(problem.line or 0) - 1]


@pytest.mark.parametrize("name", [name for name in FILES if name != "protocol"])
def test_own_content_tells_how_many_of_its_texts_miss_a_language(data: Path, tmp_path: Path, name: str) -> None:
    own = yaml.load((data / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    found = [*texts(own)]
    for text in found[::3]:
        del text["en"]
    (tmp_path / f"{name}.yaml").write_text(as_yaml(own), encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "fy.yaml").write_text("language: Frysk\n", encoding="utf-8")
    gaps = {(gap.file, gap.language): gap.count for gap in load_catalogue(tmp_path).gaps}
    assert gaps == {(f"{name}.yaml", "en"): len(found[::3]), (f"{name}.yaml", "fy"): len(found)}


def test_a_folder_without_content_is_our_content(catalogue: Catalogue, tmp_path: Path) -> None:
    assert load_catalogue(tmp_path) == catalogue
    assert "+" not in catalogue.version


@pytest.mark.parametrize("value", [None, 3, "x", [1, "x"], {"a": 1}, {"nl": 2}])
@pytest.mark.parametrize("path", [("conditions",), ("conditions", 0), ("conditions", 0, "questions"), ("version",)])
def test_texts_are_looked_for_in_anything_at_all(
    cli: Cli, data: Path, tmp_path: Path, path: tuple[Any, ...], value: object
) -> None:
    own = yaml.load((data / "conditions.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    at = own
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    (tmp_path / "conditions.yaml").write_text(as_yaml(own), encoding="utf-8")
    found = cli("check", "--content", tmp_path, "--lang", "nl")
    assert found.code == (0 if (path, value) == (("version",), "x") else 2)
    assert all(re.match(r".*conditions\.yaml:\d+:\d+: ", line) for line in found.err.splitlines())
