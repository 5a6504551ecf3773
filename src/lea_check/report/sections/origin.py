"""Where an initiative comes from: the bundled ones have their name, others also the file that they stand in."""

from lea_check.model.catalogue import Initiative
from lea_check.words import Words


def named(initiative: Initiative, words: Words) -> str:
    """The name of an initiative, with its catalogue if that is an own one."""
    if initiative.file is None:
        return initiative.name
    return words("catalogue.named", name=initiative.name, file=initiative.file)
