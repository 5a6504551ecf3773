"""Where the knowledge lies. `--data DIR` lays a folder over the bundled one, file by file."""

from pathlib import Path

CATALOGUE_FILES = ("conditions", "initiatives", "types", "regions", "steps")
CONTENT_FILES = (*CATALOGUE_FILES, "protocol")
WORDS = "words"
COMPILED = "compiled.json"


def bundled_data() -> Path:
    """The folder with the bundled knowledge: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parents[2]
    inside = package / "data"
    return inside if inside.is_dir() else package.parent.parent / "data"


def data_file(name: str, data: Path | None) -> Path:
    """The path of a content file: the one in `data`, if it has one, else the bundled one."""
    own = data / name if data else None
    return own if own and own.exists() else bundled_data() / name


def languages(data: Path | None) -> tuple[str, ...]:
    """The languages there are words for, in alphabetical order."""
    folders = [bundled_data(), *([data] if data else [])]
    return tuple(sorted({path.stem for folder in folders for path in (folder / WORDS).glob("*.yaml")}))


def content_sources() -> list[Path]:
    """The bundled files that a catalogue is made from."""
    return [bundled_data() / f"{name}.yaml" for name in CATALOGUE_FILES]
