"""The name of a YAML file that a person gives to be written: as it is, completed, or refused."""

from pathlib import Path

from .errors import Failure

SUFFIXES = (".yaml", ".yml")


def yaml_name(name: str) -> str:
    """The name of the file; one without an ending gets one. Raises Failure for a folder and for another ending."""
    path = Path(name)
    if name and path.is_dir():
        raise Failure("yaml-folder", name=name, right=str(path / "plan.yaml"))
    if name.lower().endswith(SUFFIXES):
        return name
    if path.name and "." not in path.name and not path.exists():
        return f"{name}.yaml"
    raise Failure("not-yaml", name=name, right=f"{path.stem or 'plan'}.yaml")
