"""What to type after a conversation: the options that belong to a command that is suggested."""

from collections.abc import Callable
from typing import NamedTuple

from lea_check.interview.flow import Mode


class Typed(NamedTuple):
    """Options as one types them, each after a space: `again` to go on in a mode, `shared` with any other command."""

    again: Callable[[Mode], str]
    shared: str
