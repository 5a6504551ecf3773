"""How many examples hypothesis tries, as a part or a multiple of what the profile says."""

from typing import Any

from hypothesis import settings


def examples(times: float, **more: Any) -> settings:
    """So many times as the profile does, for a property that is cheap, or dear, to try."""
    return settings(max_examples=max(1, round(settings().max_examples * times)), **more)
