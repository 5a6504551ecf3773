"""A report as one HTML page: nothing is loaded from elsewhere, nothing runs, and text of others is text."""

import hashlib
from base64 import b64encode
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from lea_check.report.blocks import Block, Grid, Paragraph, PlanLine, Report, Section
from lea_check.report.style.sanitize import sanitize_parts
from lea_check.report.style.symbols import SYMBOLS

TEMPLATES = Path(__file__).with_name("templates")
COMPILED = TEMPLATES / f"jinja-{jinja2.__version__}"
"""Templates that a wheel carries as modules; another version of Jinja reads the sources."""

STYLES = ("colours", "page", "votes", "statuses", "form", "portfolio")


class BlockGroup(NamedTuple):
    """Blocks that belong together, under a heading where they have one."""

    heading: str | None
    blocks: tuple[Block, ...]


def render_html(report: Report) -> str:
    """The report as an HTML page."""
    return _drawn("report.html", lang=report.lang, report=report)


def draw_page(template: str, *, lang: str, **values: object) -> str:
    """A page of its own from a template. Whatever the text in its values says, it stays text.

    A value that the template misses raises jinja2.UndefinedError.
    """
    return _drawn(template, lang=lang, **sanitize_parts(values))


def _drawn(template: str, *, lang: str, **values: object) -> str:
    return _environment().get_template(template).render(lang=lang, next_id=count(1).__next__, **values)


def groups_of(section: Section) -> list[BlockGroup]:
    """The blocks of a section by heading. The line of the step plan comes first: it explains what follows."""
    found = [BlockGroup(None, tuple(block for block in section.blocks if isinstance(block, PlanLine)))]
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.tone == "heading":
            found.append(BlockGroup(block.text, ()))
        elif not isinstance(block, PlanLine):
            found[-1] = found[-1]._replace(blocks=(*found[-1].blocks, block))
    return [group for group in found if group.blocks or group.heading]


def columns_of(grid: Grid) -> list[tuple[str, str]]:
    """The columns of a table with their classes: the width in twentieths, and whether one is to be filled in by hand.

    Width 0 is that of the heading.
    """
    whole, filled = sum(grid.shares), len(grid.columns) - grid.by_hand
    return [
        (name, f"w{round(20 * share / whole)}{'' if index < filled else ' blank'}")
        for index, (name, share) in enumerate(zip(grid.columns, grid.shares, strict=True))
    ]


def compile_templates(target: Path) -> None:
    """Write the templates as Python modules for a wheel: parsing them takes longer than all the rest."""
    target.mkdir()
    for template in TEMPLATES.glob("*.html"):
        module = _environment().compile(template.read_text(encoding="utf-8"), template.name, raw=True, defer_init=True)
        (target / jinja2.ModuleLoader.get_module_filename(template.name)).write_text(module, encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.ModuleLoader(COMPILED), jinja2.FileSystemLoader(TEMPLATES)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    style = "".join((TEMPLATES / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.globals |= {
        "style": Markup(style),
        "style_hash": f"sha256-{digest}",
        "symbols": SYMBOLS,
        "zip": zip,
        "groups_of": groups_of,
        "columns_of": columns_of,
    }
    return environment
