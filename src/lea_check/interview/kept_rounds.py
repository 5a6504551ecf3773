"""Files of the rounds before, beside that of a proposal: each under the date of its answers, never overwritten."""

import re
from pathlib import Path

from lea_check.files.writing.atomic import replace_file


def keep_beside(file: str, day: str) -> str:
    """Keep a file as it is beside it, under a date: `plan-2026-05-20.yaml`, or with `-2` where that is another.

    The name. One that holds the same already will do. Raises OSError.
    """
    content = Path(file).read_bytes()
    wanted = Path(file).with_stem(f"{Path(file).stem}-{day}")
    name, number = wanted, 2
    while name.exists() and not (name.is_file() and name.read_bytes() == content):
        name, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    if not name.exists():
        replace_file(str(name), content)
    return str(name)


def last_kept(file: str) -> str | None:
    """The file of the round before, by date and number; None where there is none."""
    path = Path(file)
    kept = re.compile(rf"{re.escape(path.stem)}-(\d{{4}}-\d\d-\d\d)(?:-(\d+))?{re.escape(path.suffix)}")
    found = [
        (match[1], int(match[2] or 1), each) for each in path.parent.iterdir() if (match := kept.fullmatch(each.name))
    ]
    return str(max(found)[2]) if found else None
