"""The surroundings of a process that a test starts."""

import os


def environment(**env: str) -> dict[str, str]:
    """The surroundings of a process of its own: nothing of this checkout."""
    named = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")
    kept = {name: value for name, value in os.environ.items() if name in named or name.startswith("COVERAGE_")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | env


def unmeasured(**env: str) -> dict[str, str]:
    """The same for a process that is stopped at any moment or held to limits, which measuring coverage cannot bear."""
    return {name: value for name, value in environment(**env).items() if not name.startswith("COVERAGE_")}
