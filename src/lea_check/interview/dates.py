"""How an interview asks for a date."""

from lea_check.files.text.dates import iso_date
from lea_check.interview.prompts import CLEAR, Prompts, Reply


def ask_date(prompts: Prompts, prompt: str, earlier: str | None, *, required: bool = False) -> Reply:
    """A date, as a file holds it; Enter keeps what was there, or leaves it open. Help is given here."""

    def understand(line: str) -> Reply | None:
        if line == CLEAR:
            return None if required else Reply("value")
        if not line:
            return Reply("value", earlier) if earlier or not required else None
        found = iso_date(line)
        return Reply("value", found) if found else None

    shown = f"{prompt} [{earlier}]:" if earlier else f"{prompt}:"
    while True:
        reply = prompts.until(shown, understand, prompts.words("interview.wrong.date"), among_text=True)
        if reply.kind != "help":
            return reply
        prompts.say("interview.help.date")
