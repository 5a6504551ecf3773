"""The parser that YAML is read with: libyaml; or PyYAML's own, ten times as slow, where it was built without."""

from collections.abc import Callable
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PlainParser(Reader, Scanner, Parser):
    """PyYAML's own parser of events, without what makes objects of them."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


event_parser: Callable[[str], Any]
"""What gives the events in a text, one by one, by `get_event()`."""

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:
    event_parser = PlainParser
else:
    event_parser = CParser
