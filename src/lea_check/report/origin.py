"""Where an initiative comes from: the bundled ones have their name, others also the file that they stand in."""

from ..model.catalogue import Initiative
from ..words import Words
from .inert import inert


def named(initiative: Initiative, words: Words) -> str:
    """The name of an initiative, with its catalogue if that is an own one."""
    if initiative.file is None:
        return inert(initiative.name)
    return inert(words("catalogue.named", name=initiative.name, file=initiative.file))
