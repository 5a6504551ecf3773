"""The page on the architecture is a map that one can trust: of the folders as they are, with files that exist."""

import re
import runpy

from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAKER = "docs/make_layers.py"
MADE = runpy.run_path(str(ROOT / MAKER))
MADE_HERE = {"build", "dist", "mutants"}


def test_the_map_has_each_folder_of_the_program_and_each_file_in_it() -> None:
    assert MADE["page"]() == PAGE, f"python {MAKER} writes it anew"


def test_each_folder_says_in_one_line_what_its_files_have_in_common() -> None:
    rows = re.findall(r"^\| `src/lea_check/(?:\S+/)?` \| (.*?) \|", PAGE, re.M)
    assert len(rows) == len(MADE["folders"]()) > 10
    assert all(len(said) > 30 for said in rows)


def test_the_map_names_every_folder_of_the_repository() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"} - MADE_HERE
    assert {"data", "tests"} <= folders
    assert not [name for name in folders if f"`{name}/" not in PAGE]


def test_the_files_that_the_page_names_exist() -> None:
    named = re.findall(r"`((?:src|data|tests|bench|docs)/[\w./-]*)`", PAGE)
    assert len(named) > 40
    assert not [name for name in named if not (ROOT / name).exists()]


def test_no_folder_of_the_program_has_more_files_than_one_can_look_through() -> None:
    counts = {str(folder): len([*folder.glob("*.py")]) - 1 for folder in MADE["folders"]()}
    assert {name: count for name, count in counts.items() if count > 15} == {}
