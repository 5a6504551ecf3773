"""How much is tried: what the profile of hypothesis says, for its examples and for what tests go through by hand."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import settings

Item = TypeVar("Item")
WHOLE = 100
"""With as many examples or more, as in CI, nothing is left out."""


def examples(times: float, **more: Any) -> settings:
    """So many times as the profile says, for a property that is cheap, or dear, to try."""
    return settings(max_examples=max(1, round(settings().max_examples * times)), **more)


def tries_all() -> bool:
    """Whether the profile leaves nothing out."""
    return settings().max_examples >= WHOLE


def some(items: Sequence[Item], *, each: int, of: int = 0) -> Sequence[Item]:
    """All of them where the profile leaves nothing out; else one of so many, from the one with number `of` on."""
    return items if tries_all() else items[of::each]
