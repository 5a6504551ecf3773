"""Names for files that every system takes, made of what people call things."""

NOT_ON_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
MOST_LETTERS = 60
"""Letters of up to four bytes, under the 255 bytes that a file name may have."""


def plain_name(name: str) -> str:
    """Letters and digits of a name, joined by hyphens, in lower case: never a path, a device or nothing."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    plain = "-".join(part for part in kept.split("-") if part)[:MOST_LETTERS].strip("-") or "proposal"
    return f"{plain}-1" if plain in NOT_ON_WINDOWS else plain
