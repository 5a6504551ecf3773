"""`lea-check record`: interview the people behind an existing initiative, and add it to an own catalogue."""

from pathlib import Path
from typing import Annotated

import typer

from lea_check.cli.arguments import shared_options, typed_options
from lea_check.cli.conversation.terminal import needs_input, open_draft, run, saver_opened
from lea_check.cli.paths import yaml_name
from lea_check.cli.session import Session
from lea_check.files.content.reading import load_protocol
from lea_check.files.writing.draft_file import as_catalogue
from lea_check.interview.dialogue import ResumeHint
from lea_check.interview.prompts import Prompts
from lea_check.interview.recording.conversation import Recorder
from lea_check.interview.recording.flow import Recording
from lea_check.interview.recording.saving import CatalogueSaver, empty_catalogue, read_catalogue
from lea_check.interview.terminal import Terminal

File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="record-file")]


def record_command(ctx: typer.Context, file: File = None) -> int:
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
    with saver_opened(lambda: CatalogueSaver(open_draft(path, as_catalogue), prompts, session.languages)) as saver:
        arguments = session.arguments
        hint = ResumeHint(lambda _: typed_options(arguments, "record", file), shared_options(arguments))
        recorder = Recorder(prompts, saver, recording, before, hint)
        return run(recorder.record_all, recorder.farewell, prompts.terminal)
