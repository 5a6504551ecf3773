"""Make docs/layers.svg from the imports of the program, and the map in docs/architecture.md from its folders.

python docs/make_layers.py            write both anew
python docs/make_layers.py --check    say which is not as it should be, and end with 1
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "src" / "lea_check"
PAGE = ROOT / "docs" / "architecture.md"
PICTURE = ROOT / "docs" / "layers.svg"
BEGIN, END = "<!-- map: made by docs/make_layers.py -->\n", "<!-- end of the map -->\n"

Edges = Mapping[str, frozenset[str]]
"""Of each part of the program, the parts that it imports."""


# The map


def folder_map() -> str:
    """Each folder of the program: what its files have in common, in its own words, and their names."""
    rows = [f"| {_link(folder)} | {_purpose(folder)} | {', '.join(_modules(folder))} |" for folder in folders()]
    return "\n".join(["| folder | what its files have in common | files |", "|---|---|---|", *rows]) + "\n"


def folders() -> list[Path]:
    """The packages of the program, each before what is in it."""
    return sorted(path.parent for path in PROGRAM.rglob("__init__.py"))


def _link(folder: Path) -> str:
    return f"`{folder.relative_to(ROOT).as_posix()}/`"


def _purpose(folder: Path) -> str:
    return _docstring(folder / "__init__.py")


def _docstring(path: Path) -> str:
    """The first line of what a module says of itself."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return (said or "").partition("\n")[0]


def _modules(folder: Path) -> list[str]:
    return sorted(f"`{path.stem}`" for path in folder.glob("*.py") if path.stem != "__init__")


def page() -> str:
    """The page on the architecture with the map as it is now."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n" + folder_map() + "\n" + END + rest.partition(END)[2]


# The layers


def imports() -> tuple[Edges, Mapping[str, list[str]]]:
    """Which part of the program imports which, and the libraries that each part imports."""
    import grimp

    graph = grimp.build_graph("lea_check", include_external_packages=True, cache_dir=None)
    for importer, imported in left_out():
        graph.remove_import(importer=importer, imported=imported)
    edges, libraries = dict[str, set[str]](), dict[str, set[str]]()
    for module in graph.modules:
        if (part := _part(module)) is None:
            continue
        known = graph.find_modules_directly_imported_by(module)
        edges.setdefault(part, set()).update({each for name in known if (each := _part(name))} - {part})
        libraries.setdefault(part, set()).update(
            name
            for name in known
            if not name.startswith("lea_check") and name.split(".")[0] not in sys.stdlib_module_names
        )
    return (
        {part: frozenset(found) for part, found in edges.items()},
        {part: sorted(found, key=str.lower) for part, found in libraries.items()},
    )


def left_out() -> list[tuple[str, str]]:
    """The imports that go up on purpose, as `lint-imports` is told: the module and what it imports."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ignored = project["tool"]["importlinter"]["contracts"][0].get("ignore_imports", [])
    return [(importer, imported) for importer, _, imported in (each.partition(" -> ") for each in ignored)]


def _part(module: str) -> str | None:
    """The part of the program that a module belongs to; what is at its top is a part by itself, but for its start."""
    names = module.split(".")
    return names[1] if names[0] == "lea_check" and len(names) > 1 and names[1] != "__main__" else None


def ranks(edges: Edges) -> dict[str, int]:
    """How high each part stands: one above the highest that it imports. Raises ValueError for a circle."""
    found: dict[str, int] = {}
    while len(found) < len(edges):
        ready = [part for part in edges if part not in found and edges[part] <= found.keys()]
        if not ready:
            raise ValueError(f"imports go round: {', '.join(sorted(edges.keys() - found.keys()))}")
        found |= {part: max((found[each] + 1 for each in edges[part]), default=0) for part in ready}
    return found


def direct(edges: Edges) -> Edges:
    """The edges without those that follow from others."""
    return {part: below - {far for each in below for far in reach(edges, each)} for part, below in edges.items()}


def reach(edges: Edges, part: str) -> frozenset[str]:
    """All that a part imports, by itself or through others."""
    return edges[part].union(*(reach(edges, each) for each in edges[part]))


# The picture

WIDTH, TOP, MARGIN, GAP, HEIGHT, STEP, LANE = 960, 70, 24, 20, 82, 120, 30
LETTER = 6.8  # the width of a letter of the small text, on average


class Node(NamedTuple):
    """A box in a row, or the place where a line passes the row: `part` is then None."""

    key: str
    part: str | None


def rows(edges: Edges) -> list[list[Node]]:
    """The parts from top to bottom, with a place in each row for the lines that pass it."""
    height = ranks(edges)
    found: list[list[Node]] = [[] for _ in range(max(height.values()) + 1)]
    for part in sorted(edges):
        found[height[part]].append(Node(part, part))
    for part, below in sorted(direct(edges).items()):
        for each in sorted(below):
            for row in range(height[each] + 1, height[part]):
                found[row].append(Node(f"{part}>{each}", None))
    return found[::-1]


def ordered(found: Sequence[Sequence[Node]], edges: Edges) -> list[list[Node]]:
    """The rows, each in an order in which few lines cross: by the middle of what leads to it from above."""
    done: list[list[Node]] = [list(found[0])]
    for row in found[1:]:
        above = {node.key: place for place, node in enumerate(done[-1])}
        done.append(sorted(row, key=lambda node: _middle(node, above, edges)))
    return done


def _middle(node: Node, above: Mapping[str, int], edges: Edges) -> tuple[float, str]:
    leading = [place for key, place in above.items() if _leads(key, node.key, edges)]
    return (sum(leading) / len(leading) if leading else len(above) / 2, node.key)


def _leads(upper: str, lower: str, edges: Edges) -> bool:
    """Whether a line runs from a node to one in the row below it."""
    (start, _, end), (start_below, _, end_below) = upper.partition(">"), lower.partition(">")
    if end:  # a line that passes: it goes on, or arrives
        return lower in (upper, end)
    return (start == start_below and end_below in direct(edges)[start]) if end_below else lower in direct(edges)[start]


class Place(NamedTuple):
    """Where a node stands."""

    left: float
    top: float
    width: float

    @property
    def middle(self) -> float:
        """Its middle, from the left."""
        return self.left + self.width / 2


def places(found: Sequence[Sequence[Node]]) -> dict[tuple[int, str], Place]:
    """Where each node of each row stands: boxes share the width, lines that pass take a narrow lane."""
    made = {}
    for number, row in enumerate(found):
        lanes = sum(node.part is None for node in row)
        room = WIDTH - 2 * MARGIN - GAP * (len(row) - 1) - LANE * lanes
        left = float(MARGIN)
        for node in row:
            width = LANE if node.part is None else room / (len(row) - lanes)
            made[number, node.key] = Place(left, TOP + number * STEP, width)
            left += width + GAP
    return made


STYLE = """
    .page { fill: #ffffff } .box { fill: #e6f0f3; stroke: #0b5d7a; stroke-width: 1.5 }
    .name { font-weight: 600; font-size: 16px; fill: #1c2530 } .does { font-size: 13px; fill: #1c2530 }
    .soft { font-size: 12px; fill: #56616e } .edge { fill: none; stroke: #a8322a; stroke-width: 1.8 }
"""


def picture() -> str:
    """The layers as SVG."""
    edges, libraries = imports()
    found = ordered(rows(edges), edges)
    where = places(found)
    height = TOP + len(found) * STEP - (STEP - HEIGHT) + MARGIN
    told = "; ".join(" and ".join(node.part for node in row if node.part) for row in found)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            "font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif\" aria-labelledby=\"title about\">",
            '  <title id="title">The layers of lea-check</title>',
            f'  <desc id="about">From top to bottom: {told}. Each part knows only parts below it.</desc>',
            f"  <style>{STYLE}  </style>",
            '  <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
            'orient="auto"><path d="M0 0 10 5 0 10z" fill="#a8322a"/></marker></defs>',
            f'  <rect class="page" width="{WIDTH}" height="{height}" rx="8"/>',
            f'  <text class="soft" x="{MARGIN}" y="32">An arrow is an import, and also stands for those that follow '
            "from it. Small: the libraries that a part imports.</text>",
            f'  <text class="soft" x="{MARGIN}" y="50">{_exceptions()}</text>',
            *_lines(found, where, edges),
            *(
                line
                for row, nodes in enumerate(found)
                for node in nodes
                for line in _box(node, where[row, node.key], libraries)
            ),
            "</svg>\n",
        ]
    )


def _exceptions() -> str:
    pairs = ", ".join(
        " to ".join(name.removeprefix("lea_check.").replace(".", "/") for name in pair) for pair in left_out()
    )
    return f"Not drawn: {pairs}, which goes up on purpose." if pairs else ""


def _lines(found: Sequence[Sequence[Node]], where: Mapping[tuple[int, str], Place], edges: Edges) -> Iterator[str]:
    for number, (upper, lower) in enumerate(pairwise(found)):
        for one in upper:
            for other in lower:
                if _leads(one.key, other.key, edges):
                    yield _line(where[number, one.key], where[number + 1, other.key], one, other)


def _line(start: Place, end: Place, one: Node, other: Node) -> str:
    top, bottom = (start.top + (HEIGHT if one.part else HEIGHT / 2)), end.top + (0 if other.part else HEIGHT / 2)
    bend = (bottom - top) / 2
    tip = ' marker-end="url(#tip)"' if other.part else ""
    # An arrow comes down near where it started, so that several do not meet in one point.
    limit = end.width / 2 - 24 if other.part else 0
    target = min(max(start.middle, end.middle - limit), end.middle + limit)
    source = min(max(target, start.left + 24), start.left + start.width - 24) if one.part else start.middle
    start_of, end_of = f"M{source:.0f} {top:.0f}", f"{target:.0f} {bottom:.0f}"
    path = f"{start_of}C{source:.0f} {top + bend:.0f} {target:.0f} {bottom - bend:.0f} {end_of}"
    return f'  <path class="edge" d="{path}"{tip}/>'


def _box(node: Node, place: Place, libraries: Mapping[str, Iterable[str]]) -> Iterator[str]:
    if node.part is None:
        return
    path = PROGRAM / node.part
    shown, said = (
        (f"{node.part}/", _purpose(path)) if path.is_dir() else (f"{node.part}.py", _docstring(path.with_suffix(".py")))
    )
    left, top = round(place.left), round(place.top)
    yield f'  <rect class="box" x="{left}" y="{top}" width="{place.width:.0f}" height="{HEIGHT}" rx="5"/>'
    lines = [("name", shown), *(("does", line) for line in _fitting(said, place.width, 2))]
    lines += [("soft", line) for line in _fitting(", ".join(libraries.get(node.part, ())), place.width, 1)]
    for number, (kind, text) in enumerate(lines):
        yield f'  <text class="{kind}" x="{left + 12}" y="{top + 20 + 17 * number}">{escape(text)}</text>'


def _fitting(text: str, width: float, most: int) -> list[str]:
    return wrap(text, int((width - 24) / LETTER), max_lines=most, placeholder=" …")


def main(arguments: Sequence[str]) -> int:
    """Write both, or with --check only say what is not as it should be."""
    wanted = {PICTURE: picture(), PAGE: page()}
    stale = [path.name for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        print(*(f"{name} is not up to date: python docs/make_layers.py" for name in stale), sep="\n", end="")
        return int(bool(stale))
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
