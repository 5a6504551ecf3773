"""Make docs/dependencies.md from requirements/ci.txt and pyproject.toml: all that is installed, with its licence.

python docs/make_dependencies.py
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
PINS = ROOT / "requirements" / "ci.txt"
PROGRAM = "lea-check"
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
PIN = re.compile(r"^(\S+)==.* \\\n((?: .*\n)*)", re.M)
PARENT = re.compile(r"^ +#(?: via)? +(?!via$)([\w.-]+)", re.M)

FOR = {
    "typer": "commands, options and their help", "rich": "tables and colours on the screen",
    "pydantic": "what a file may hold", "pyyaml": "reads YAML, by libyaml",
    "typing-extensions": "types of newer Pythons",
    "filelock": "one interview on a file at a time",
    "jinja2": "pages, escaped", "grimp": "draws the layers from the imports", "pip": "installs groups",
    "distributed": "`batch --cluster`", "zensical": "this site",
    "python-calamine": "reads Excel", "python-docx": "writes Word", "xlsxwriter": "writes Excel",
    "icalendar": "writes calendars",
    "segno": "the QR code of a room", "starlette": "the pages of a room", "uvicorn": "the server of a room",
    "font-source-sans-pro": "the letters in a PDF",
    "manimgx-fonts": "letters of other scripts, emoji: Noto Sans, Noto Emoji",
    "noto-cjk-sans-otc": "Chinese, Japanese and Korean: Noto Sans CJK", "typst": "writes PDF",
    "uharfbuzz": "which letters a font has",
    "axe-playwright-python": "are pages accessible?", "basedpyright": "checks types as editors do",
    "build": "makes a release", "editables": "an install to work in",
    "check-jsonschema": "do files fit the schemas, as other programs see it?",
    "pandas": "a data frame in an example", "pandas-stubs": "types",
    "check-wheel-contents": "is a release complete?", "hatchling": "makes a release",
    "html5lib": "reads pages as browsers do", "hypothesis": "tests of properties",
    "import-linter": "who may use whom", "jsonschema": "do the schemas hold?", "mypy": "checks types",
    "pexpect": "an interview on a terminal", "playwright": "pages in a browser", "openpyxl": "reads Excel in tests",
    "packaging": "compares versions in tests",
    "pre-commit": "checks before each commit", "pypdf": "reads PDF in tests", "pyte": "a terminal in tests",
    "pytest": "runs the tests", "pyxform": "is a form right for ODK?", "pytest-cov": "what tests cover",
    "pytest-xdist": "tests side by side", "ruff": "style", "twine": "is a release fit for an index?",
    "types-pyyaml": "types", "types-pexpect": "types", "uv": "pins versions; tries the lowest",
    "zxing-cpp": "reads QR codes in tests",
}  # fmt: skip
HEADINGS = {
    "": "The program itself", "office": "Extra `office`", "pdf": "Extra `pdf`", "cluster": "Extra `cluster`",
    "room": "Extra `room`",
    "test": "Group `test`: what the default tests need", "lint": "Group `lint`: what reads the code",
    "docs": "Group `docs`: what makes the site and the pictures",
    "system": "Group `system`: what the tests of the system need besides",
}  # fmt: skip
UNSAID = {  # packages that do not say it where programs look, and those of Windows: read in their licence file
    "axe-playwright-python": "MIT, with axe-core, MPL-2.0", "pyxform": "BSD-2-Clause",
    "colorama": "BSD-3-Clause", "pywin32-ctypes": "BSD-3-Clause",
}  # fmt: skip
SHORT = {
    "Apache Software": "Apache-2.0", "Apache License 2.0": "Apache-2.0",
    "ISC License (ISCL)": "ISC", "Python Software Foundation": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0", "GNU General Public License (GPL)": "GPL",
}  # fmt: skip
START = """# Dependencies

What is installed with `lea-check`, for what, and under which licence. Made by `docs/make_dependencies.py` from
`requirements/ci.txt`, which holds the exact versions that CI installs, each with its hashes; `pyproject.toml` holds
the ranges that users may have.

`lea-check` itself is MIT, and holds no code of others: installers fetch each package from its own makers. All licences
below allow that. These deserve attention:

- **MPL-2.0** (`certifi`, `hypothesis`, `pathspec`, and axe-core in `axe-playwright-python`): who changes their files
  and passes them on publishes those changes. For developers and the site only.
- **LGPL-3.0** (`pyte`): used by tests as it is, never part of the program.
- **docutils** is in the public domain for the greater part; a few tools in it are GPL. It comes with `twine`, for
  developers, and the program does not use it.
- **OFL-1.1** (`font-source-sans-pro`, `manimgx-fonts` and `noto-cjk-sans-otc`, letters): may be put in documents, so
  PDFs that you make are yours; the letters may not be sold on their own.

The extra `pdf` is the large one: 57 MB to fetch and 120 MB installed, of which typst is 34 and 84, and the letters of
Chinese, Japanese and Korean 16 and 20.
"""


class Pin(NamedTuple):
    """A package that CI may install, and those that ask for it."""

    name: str
    wanted_by: frozenset[str]


def pins() -> list[Pin]:
    """All packages that CI may install."""
    text = PINS.read_text(encoding="utf-8")
    return [Pin(name, frozenset(PARENT.findall(rest))) for name, rest in PIN.findall(text)]


def canonical(name: str) -> str:
    """The name of a package as an index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> Mapping[str, list[str]]:
    """The packages that the program, each of its extras and each group of developers ask for."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = document["project"]
    wanted = {"": project["dependencies"]} | project["optional-dependencies"] | document["dependency-groups"]
    return {extra: sorted(_names(wanted[extra]) - {PROGRAM}) for extra in HEADINGS}


def _names(requirements: Iterable[str]) -> set[str]:
    return {canonical(NAME.match(each)[0]) for each in requirements}  # type: ignore[index]


def licence(name: str) -> str:
    """The licence of an installed package in its own words, shortened."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return UNSAID[name]
    titles = [each for each in said.get_all("Classifier", []) if each.startswith("License")]
    own_words = [each.partition("\n")[0] for each in said.get_all("License", [])]
    named = (said.get_all("License-Expression", []), titles, own_words)
    return "; ".join(map(_short, next(filter(None, named), []))) or UNSAID[name]


def _short(title: str) -> str:
    last = title.rpartition(" :: ")[2].removesuffix(" License")
    return SHORT.get(last, last)


def page(licence_of: Callable[[str], str] = licence) -> str:
    """The page: what each part asks for, and what that asks for in turn, each where it is first needed."""
    text, told = START, {name for names in direct().values() for name in names}
    for extra, names in direct().items():
        rows = [(name, FOR[name], licence_of(name)) for name in names]
        text += f"\n## {HEADINGS[extra]}\n{_table('package | for', rows)}"
        behind = [each for each in _behind(names) if each.name not in told]
        text += _table("in turn | needed by", _in_turn(behind, licence_of)) if behind else ""
        told |= {each.name for each in behind}
    return text


def _behind(names: Iterable[str]) -> list[Pin]:
    """What packages need, and what that needs."""
    reached = set(names)
    while more := {each.name for each in pins() if each.wanted_by & reached} - reached:
        reached |= more
    return [each for each in pins() if each.name in reached]


def _in_turn(found: Iterable[Pin], licence_of: Callable[[str], str]) -> list[tuple[str, ...]]:
    wanted: dict[str, set[str]] = {}
    for each in found:  # one package may have two versions, for two kinds of computer
        wanted.setdefault(each.name, set()).update(each.wanted_by - {PROGRAM})
    return [(name, ", ".join(sorted(by)), licence_of(name)) for name, by in wanted.items()]


def _table(titles: str, rows: Iterable[tuple[str, ...]]) -> str:
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"\n| {titles} | licence |\n|---|---|---|\n{lines}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
