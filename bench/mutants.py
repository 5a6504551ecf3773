"""Do the tests bite? Changes the code of `judge/` and `files/` in thousands of small ways, and counts what goes unseen.

    python bench/mutants.py [PART...]            try all that are not tried yet, and tell the figures and survivors
    python bench/mutants.py [PART...] --again    also try those again that survived
    python bench/mutants.py --show               only tell what was found

PART: part of a path, such as `judge/` or `files/names`. All of it takes hours, since every mutant is tried with all
tests that reach it; stopped, it goes on where it was. Needs `pip install mutmut`, and a system that can fork. What is
changed, and by which tests it is tried, stands in `pyproject.toml` under `tool.mutmut`. What mypy refuses is not tried:
it could not have been committed.
"""

import ast
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lea_check.files.content import COMPILED, bundled_data, compile_content

ROOT = Path(__file__).parent.parent
COPY = ROOT / "mutants"
REFUSED = 37
MUTANT, ORIGINAL = "__mutmut_", "__mutmut_orig"
FATES = {
    None: "not tried", REFUSED: "refused by mypy",
    1: "killed", 3: "killed", -24: "timed out", -9: "timed out", -11: "crashed",
}  # fmt: skip
MYPY = [
    "mypy",
    "--output",
    "json",
    "--disable-error-code",
    "unused-ignore",
    "src/lea_check/judge",
    "src/lea_check/files",
]


def main(words: list[str]) -> None:
    """Try mutants, and tell the figures by module."""
    if "--show" not in words:
        _compile()
        _mutmut("no.such.mutant")  # makes them, and tries none
        _prepare(again="--again" in words)
        names = _untried([word for word in words if not word.startswith("-")] or [""])
        if names:
            _mutmut(*names)
    found = {path: Counter(map(_fate, codes.values())) for path, codes in _all_codes().items()}
    for path, fates in found.items():
        print(_figures(f"{path.parent.name}/{path.stem}", fates))
    print(_figures("all", sum(found.values(), Counter())))
    for codes in _all_codes().values():
        for name, code in codes.items():
            if _fate(code) == "survived":
                print(name)


def _mutmut(*names: str) -> None:
    subprocess.run(["mutmut", "run", "--max-children", "2", *names], cwd=ROOT, check=False)


def _untried(parts: list[str]) -> list[str]:
    found = [
        codes for path, codes in _all_codes().items() if any(part in str(path.relative_to(COPY)) for part in parts)
    ]
    return [name for codes in found for name, code in codes.items() if code is None]


def _compile() -> None:
    """Content as an installed package has it, which is read in a tenth of the time."""
    target = COPY / "data" / COMPILED
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (bundled_data() / COMPILED).exists():
        compile_content(target)


def _prepare(*, again: bool) -> None:
    refused = _refused()
    for path, data in _metas():
        codes = data["exit_code_by_key"]
        for name, code in codes.items():
            if code is None and name in refused:
                codes[name] = REFUSED
            elif again and _fate(code) == "survived":
                codes[name] = None
        path.write_text(json.dumps(data, indent=4), encoding="utf-8")


def _refused() -> set[str]:
    """The mutants in which mypy finds a mistake. Mutmut can ask it too, but takes many minutes to read the answer."""
    said = subprocess.run(MYPY, cwd=COPY, capture_output=True, text=True, check=False).stdout
    lines = defaultdict(set)
    for each in map(json.loads, said.splitlines()):
        lines[each["file"]].add(each["line"])
    found = {name for file, wrong in lines.items() for name in _mutants_on(COPY / file, wrong)}
    # Where it does not understand how mutmut wraps a function, it does not count.
    unlike = {name.removesuffix(ORIGINAL) for name in found if name.endswith(ORIGINAL)}
    return {name for name in found if name.rpartition(MUTANT)[0] not in unlike}


def _mutants_on(path: Path, lines: set[int]) -> Iterator[str]:
    module = ".".join(path.relative_to(COPY / "src").with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and not lines.isdisjoint(range(node.lineno, (node.end_lineno or 0) + 1)):
            yield f"{module}.{node.name}"


def _metas() -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(COPY.rglob("*.meta")):
        yield path, json.loads(path.read_text(encoding="utf-8"))


def _all_codes() -> dict[Path, dict[str, int | None]]:
    return {path: data["exit_code_by_key"] for path, data in _metas() if data["exit_code_by_key"]}


def _fate(code: int | None) -> str:
    return FATES.get(code, "survived")


def _figures(module: str, fates: Counter[str]) -> str:
    tried = fates.total() - fates["not tried"] - fates["refused by mypy"]
    share = 100 * (tried - fates["survived"]) / tried if tried else 0
    told = ", ".join(f"{count} {fate}" for fate, count in sorted(fates.items()))
    return f"{module:30}{share:6.1f}% of {tried} killed ({told})"


if __name__ == "__main__":
    main(sys.argv[1:])
