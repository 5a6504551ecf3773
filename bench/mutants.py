"""Do the tests bite? Changes the code of `judge/` and `files/` in thousands of small ways, and counts what goes unseen.

    python bench/mutants.py [PART...]            try all that are not tried yet, and tell the figures and survivors
    python bench/mutants.py [PART...] --again    also try those again that survived
    python bench/mutants.py [PART...] --fourth   of those that are not tried yet only each fourth
    python bench/mutants.py --show               only tell what was found

PART: part of a path, such as `judge/` or `files/names`. Needs `pip install mutmut`, and a system that can fork. What is
changed, and by which tests it is tried, stands in `pyproject.toml` under `tool.mutmut`. What mypy refuses is not tried:
it could not have been committed. Stopped, it goes on where it was; `mutmut show NAME` shows what was changed.

Mutmut makes the mutants and finds out which tests reach them. They are tried here, in a process each that has collected
all tests already, where mutmut starts pytest anew each time: that takes ten times as long.
"""

import ast
import json
import os
import resource
import signal
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COPY = ROOT / "mutants"
REFUSED, NO_TESTS = 37, 33
MUTANT, ORIGINAL = "__mutmut_", "__mutmut_orig"
FATES = {
    None: "not tried", REFUSED: "refused by mypy", 1: "killed", 3: "killed", -11: "crashed",
    -signal.SIGXCPU: "timed out", -signal.SIGKILL: "timed out", -signal.SIGALRM: "timed out",
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
COMPILE = (
    "from pathlib import Path; from lea_check.files.content.catalogue import *; "
    "from lea_check.files.content.paths import COMPILED; compile_content(Path('mutants/data', COMPILED))"
)
AT_ONCE = 2
MOST_SECONDS = 120


def main(words: list[str]) -> None:
    """Try mutants, and tell the figures by module."""
    if "--show" not in words:
        _make()
        _prepare(again="--again" in words)
        names = _untried([word for word in words if not word.startswith("-")] or [""])
        _try(names[:: 4 if "--fourth" in words else 1])
    found = {path: Counter(map(_fate, codes.values())) for path, codes in _all_codes().items()}
    for path, fates in found.items():
        print(_figures(f"{path.parent.name}/{path.stem}", fates))
    print(_figures("all", sum(found.values(), Counter())))
    for codes in _all_codes().values():
        for name, code in codes.items():
            if _fate(code) == "survived":
                print(name)


def _make() -> None:
    (COPY / "data").mkdir(parents=True, exist_ok=True)
    # As an installed package has it: content as YAML takes ten times as long to read.
    subprocess.run([sys.executable, "-c", COMPILE], cwd=ROOT, check=True)
    made = subprocess.run(["mutmut", "run", "no.such.mutant"], cwd=ROOT, check=False, capture_output=True, text=True)
    if "failed to collect" in made.stdout:  # a test fails without any mutant
        sys.exit(made.stdout)


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


def _untried(parts: list[str]) -> list[str]:
    found = [
        codes for path, codes in _all_codes().items() if any(part in str(path.relative_to(COPY)) for part in parts)
    ]
    return [name for codes in found for name, code in codes.items() if code is None]


def _try(names: list[str]) -> None:
    import pytest

    os.chdir(COPY)
    sys.path.insert(0, str(COPY / "src"))
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    given = [*settings["pytest_add_cli_args"], *settings["pytest_add_cli_args_test_selection"]]
    pytest.main(["--rootdir=.", "-q", *given], plugins=[_Trial(names)])


class _Trial:
    """Instead of running the tests: each mutant in a process of its own, with the tests that reach it."""

    def __init__(self, names: list[str]) -> None:
        stats = json.loads((COPY / "mutmut-stats.json").read_text(encoding="utf-8"))
        self.reached: dict[str, list[str]] = stats["tests_by_mangled_function_name"]
        self.seconds: dict[str, float] = stats["duration_by_test"]
        self.names = names
        self.running: dict[int, tuple[str, int]] = {}
        self.kills: Counter[tuple[str, str]] = Counter()
        self.paths = {name: path for path, codes in _all_codes().items() for name in codes}

    def pytest_runtestloop(self, session: Any) -> bool:
        items = {item.nodeid: item for item in session.items}
        for done, name in enumerate(self.names):
            if done % 50 == 0:
                print(f"\n{done} of {len(self.names)}", flush=True)
            ids = [each for each in self.reached.get(name.rpartition(MUTANT)[0], ()) if each in items]
            if not ids:
                self._keep(name, NO_TESTS)
                continue
            self._start(name, [items[each] for each in sorted(ids, key=self._order(name))])
            while len(self.running) >= AT_ONCE:
                self._wait()
        while self.running:
            self._wait()
        return True

    def _order(self, name: str) -> Callable[[str], tuple[int, float]]:
        """First what killed others of the same module, then the fastest."""
        module = name.rpartition(".")[0]
        return lambda test: (-self.kills[module, test], self.seconds[test])

    def _start(self, name: str, items: Sequence[Any]) -> None:
        ours, theirs = os.pipe()
        pid = os.fork()
        if not pid:
            killer = _killer(name, items)
            os.write(theirs, killer.encode())
            os._exit(1 if killer else 0)
        os.close(theirs)
        self.running[pid] = (name, ours)

    def _wait(self) -> None:
        pid, status = os.wait()
        if pid in self.running:
            name, pipe = self.running.pop(pid)
            with os.fdopen(pipe, encoding="utf-8") as stream:
                self.kills[name.rpartition(".")[0], stream.read()] += 1
            self._keep(name, os.waitstatus_to_exitcode(status))

    def _keep(self, name: str, code: int) -> None:
        path = self.paths[name]
        data = json.loads(path.read_text(encoding="utf-8"))
        data["exit_code_by_key"][name] = code
        path.write_text(json.dumps(data, indent=4), encoding="utf-8")


def _killer(name: str, items: Sequence[Any]) -> str:
    """The first test that a mutant fails, or nothing."""
    from _pytest.runner import runtestprotocol

    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS // 2, MOST_SECONDS))
    signal.alarm(2 * MOST_SECONDS)  # one that waits, on a machine that may be busy
    os.environ["MUTANT_UNDER_TEST"] = name
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return str(item.nodeid)
    return ""


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
