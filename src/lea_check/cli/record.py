"""`lea-check record`: interview the people behind an existing initiative, and add it to an own catalogue."""

from pathlib import Path
from typing import Annotated

import typer

from ..files.content_yaml import load_protocol
from ..files.draft_file import as_catalogue
from ..interview.catalogue_saving import CatalogueSaver, empty_catalogue, read_catalogue
from ..interview.prompts import Prompts
from ..interview.recorder import Recorder
from ..interview.recording import Recording
from ..interview.terminal import Terminal
from ..interview.typed import Typed
from .arguments import shared_options, typed_options
from .options import Catalogues, Data, Lang
from .rooms import hold, kept, needs_input, open_draft
from .session import Session
from .yaml_name import yaml_name

File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="record-file")]


def record_command(
    ctx: typer.Context, file: File = None, _lang: Lang = None, _data: Data = None, _catalogue: Catalogues = None
) -> int:
    """Record an existing initiative in a terminal."""
    session: Session = ctx.obj
    path = yaml_name(file) if file is not None else None
    needs_input("record-no-input")
    catalogue, words = session.catalogue, session.words
    before = empty_catalogue()
    if path and Path(path).exists():
        before = read_catalogue(path, catalogue, session.languages)
    prompts = Prompts(Terminal(session.screen), catalogue, words)
    recording = Recording(load_protocol(session.data), catalogue, words.lang)
    with kept(lambda: CatalogueSaver(open_draft(path, as_catalogue), prompts, session.languages)) as saver:
        arguments = session.arguments
        typed = Typed(lambda _: typed_options(arguments, "record", file), shared_options(arguments))
        recorder = Recorder(prompts, saver, recording, before, typed)
        return hold(recorder.hold, recorder.farewell, prompts.terminal)
