"""Content as a wheel has it: compiled from its YAML, and used only while that has not changed."""

from pathlib import Path

import pytest

from lea_check import Catalogue
from lea_check.files.content.catalogue import compile_content
from lea_check.files.content.compiled import read_compiled, rebuild, write_compiled
from lea_check.files.content.paths import CATALOGUE_FILES
from lea_check.files.content.reading import read_catalogue


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    found = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in found:
        path.write_text(f"{path.stem}: é\n", encoding="utf-8")
    return found


def test_what_is_compiled_from_the_content_is_the_same_catalogue(tmp_path: Path, data: Path) -> None:
    compile_content(tmp_path / "compiled.json")
    found = read_compiled(tmp_path / "compiled.json", [data / f"{name}.yaml" for name in CATALOGUE_FILES])
    assert found is not None
    made = rebuild(Catalogue, found)
    assert made == read_catalogue(None)
    assert repr(made) == repr(read_catalogue(None))  # every part of it is of the same kind


def test_it_is_not_used_once_its_sources_changed(tmp_path: Path, sources: list[Path]) -> None:
    target = tmp_path / "compiled.json"
    assert read_compiled(target, sources) is None
    write_compiled(target, sources, {"text": "é"})
    assert read_compiled(target, sources) == {"text": "é"}
    assert target.stat().st_size < 60  # none of it for people to read
    with sources[1].open("a", encoding="utf-8") as stream:
        stream.write("more: 1\n")
    assert read_compiled(target, sources) is None


def test_text_that_moves_from_one_source_to_the_next_is_a_change(tmp_path: Path, sources: list[Path]) -> None:
    write_compiled(tmp_path / "compiled.json", sources, 1)
    one, two = (path.read_bytes() for path in sources)
    sources[0].write_bytes(one + two[:1])
    sources[1].write_bytes(two[1:])
    assert read_compiled(tmp_path / "compiled.json", sources) is None
