"""Saving during an interview: after each answer, and with a way out when it does not work."""

from pathlib import Path
from typing import Any

from lea_check.drafts.reading import proposal_in, read_draft
from lea_check.files.problems import InputError, system_reason
from lea_check.files.text.names import UnusableNameError, free_name, plain_name, yaml_name
from lea_check.files.writing.draft_file import BusyError, ChangedOutsideError, DraftFile, lock_of, note_in_lock
from lea_check.interview.prompts import Prompts
from lea_check.model.proposal import Proposal


class CannotSaveError(Exception):
    """The room chose to stop while an answer could not be saved."""


class FileSaver:
    """Keeps a proposal in its file. `draft` is None until the proposal has a name to call the file by."""

    def __init__(self, draft: DraftFile | None, prompts: Prompts) -> None:
        self._draft = draft
        self._prompts = prompts
        self._note = ""

    def leave_in_lock(self, note: str) -> None:
        """Leave a note for who opens the file after the program was cut off, whichever file that becomes."""
        self._note = note
        if self._draft:
            note_in_lock(self.path, note)

    @property
    def path(self) -> str:
        """The file; empty while there is none."""
        return self._draft.path if self._draft else ""

    def save(self, data: Any) -> Any:
        """Keep the data, or ask what to do until it is kept. Raises CannotSaveError, EOFError."""
        while True:
            try:
                if self._draft is None:
                    self._begin(data)
                else:
                    self._draft.save(data)
            except ChangedOutsideError:
                data = self._after_change(data)
            except BusyError as error:
                self._prompts.say("cli.interview-busy", name=str(error))
            except (OSError, ValueError) as error:
                self._after_failure(error)
            else:
                return data

    def close(self) -> None:
        """Let others have the file."""
        if self._draft:
            self._draft.close()

    def proposal(self, data: Any) -> Proposal:
        """The proposal that the data holds. Raises InputError."""
        return proposal_in(data, self._prompts.catalogue, self.path)

    def _read(self, path: str) -> Any:
        """What the file holds, to go on with. Raises InputError."""
        return read_draft(path, self._prompts.catalogue)

    def _open(self, path: str) -> DraftFile:
        return DraftFile(path)

    def _taken(self, path: str) -> DraftFile:
        draft = self._open(path)
        if self._note:
            note_in_lock(path, self._note)
        return draft

    def _wanted(self, data: Any) -> str:
        """The name to propose for a new file."""
        return f"{plain_name(str(data['name']))}.yaml"

    def _begin(self, data: Any) -> None:
        """Keep the first data under a name that is made of it, and then ask whether it should have another."""
        proposed = free_name(self._wanted(data), lambda name: Path(name).exists() or lock_of(name).exists())
        self._draft = self._taken(proposed)
        self._draft.save(data)
        while (path := self._asked_path(proposed)) != proposed:
            if path is None:
                raise EOFError
            if self._move(path):
                self._draft.save(data)
                Path(proposed).unlink()
                return
        self._prompts.say("interview.saves", file=proposed)

    def _asked_path(self, proposed: str | None) -> str | None:
        """The name that a person gives: the one that was proposed, or a free one that every command takes; or none."""
        while True:
            reply = self._prompts.text(self._prompts.words("interview.prompt.file"), proposed, required=True)
            if reply.kind == "quit":
                return None
            if reply.kind != "value":
                self._prompts.say("interview.help.text")
                continue
            try:
                name = yaml_name(reply.value)
            except UnusableNameError as error:
                self._prompts.say(f"cli.{error.key}", name=error.name, right=error.right)
            else:
                return name if name == proposed else free_name(name)

    def _after_change(self, data: Any) -> Any:
        """Another program wrote the file: take that, or keep both."""
        chosen = self._choose("changed", ("reload", "beside", "stop"))
        if chosen == "reload":
            data = self._reloaded(data)
        elif chosen == "beside":
            self._move(free_name(self.path))
        return data

    def _reloaded(self, data: Any) -> Any:
        """What the file holds now; where that is not right, it is told, and nothing changes."""
        path = self.path
        try:
            found = self._read(path)
        except InputError as error:
            self._prompts.terminal.line(self._prompts.words.message(error.problems[0].message))
            return data
        self.close()
        self._draft = self._taken(path)
        return found

    def _after_failure(self, error: OSError | ValueError) -> None:
        detail = system_reason(error) or getattr(error, "strerror", None) or str(error)
        self._prompts.say("interview.not-saved", detail=detail)
        if self._choose("failed", ("again", "elsewhere", "stop")) == "elsewhere":
            path = self._asked_path(None)
            if path is not None:
                self._move(path)

    def _move(self, path: str) -> bool:
        """Go on in another file; the old one stays as it is. Where that cannot be, it is told, and nothing changes."""
        try:
            draft = self._taken(path)
        except BusyError:
            self._prompts.say("cli.interview-busy", name=path)
            return False
        except (OSError, ValueError) as error:
            reason = system_reason(error) or str(error)
            self._prompts.say("interview.not-saved", detail=reason)
            return False
        self.close()
        self._draft = draft
        self._prompts.say("interview.saves", file=path)
        return True

    def _choose(self, what: str, ways: tuple[str, ...]) -> str:
        self._prompts.say(f"interview.{what}")
        labels = [(way, self._prompts.words(f"interview.way.{way}")) for way in ways]
        try:
            while (reply := self._prompts.choice(labels, None, required=True)).kind in ("help", "back"):
                self._prompts.say("interview.help.choice")
        except EOFError as error:
            raise CannotSaveError from error
        if reply.kind == "quit" or reply.value == "stop":
            raise CannotSaveError
        return str(reply.value)
