"""The picture of the layers is made from the imports, and says of them what is so."""

import runpy
import tomllib

import pytest

from tests.support.paths import ROOT

MAKER = "docs/make_layers.py"
MADE = runpy.run_path(str(ROOT / MAKER))


def test_the_picture_is_what_the_imports_say() -> None:
    made = MADE["picture"]()
    assert (ROOT / "docs" / "layers.svg").read_text(encoding="utf-8") == made, f"python {MAKER} writes it anew"


def test_it_has_each_layer_that_imports_are_held_to() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    held = {name.split(".")[1] for line in contract["layers"] for name in line.split(" : ")}
    edges, libraries = MADE["imports"]()
    assert set(edges) == held
    assert "typer" in libraries["cli"]


def test_a_part_stands_above_all_that_it_imports_and_a_circle_is_told() -> None:
    edges = {"a": frozenset("bc"), "b": frozenset("c"), "c": frozenset[str]()}
    assert MADE["ranks"](edges) == {"a": 2, "b": 1, "c": 0}
    assert MADE["direct"](edges) == {"a": {"b"}, "b": {"c"}, "c": set()}
    with pytest.raises(ValueError, match="a, b"):
        MADE["ranks"]({"a": frozenset("b"), "b": frozenset("a"), "c": frozenset()})
