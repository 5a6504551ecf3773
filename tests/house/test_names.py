"""Whoever looks for a name finds one thing: no class is called as another, and Typer's insides stand in one module."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

SOURCES = {
    path.relative_to(ROOT / "src" / "lea_check").as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "src").rglob("*.py"))
}
ADAPTER = "cli/typer_adapter.py"


def test_no_two_classes_have_the_same_name() -> None:
    homes = defaultdict(list)
    for name, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(name)
    assert len(homes) > 200
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_click_is_not_imported_as_typer_has_its_own() -> None:
    for name, tree in SOURCES.items():
        assert not [module for module in imported(tree) if module.split(".")[0] == "click"], name


def test_only_the_adapter_knows_what_is_inside_typer() -> None:
    inside = {"core", "main", "models", "params", "_click", "exceptions", "completion", "rich_utils", "testing"}
    for name, tree in SOURCES.items():
        if name == ADAPTER:
            continue
        assert not [module for module in imported(tree) if module.startswith("typer.")], name
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "typer"
        }
        assert not used & inside, name
        assert used <= {"Argument", "Context", "Exit", "Option", "echo"}, name


def test_the_adapter_is_where_these_tests_think_it_is() -> None:
    assert any(module.startswith("typer.") for module in imported(SOURCES[ADAPTER]))
    assert Path(ROOT / "tests" / "cli" / "test_typer_adapter.py").exists()
