"""What the fields of a profile may hold, with names for people."""

from collections.abc import Mapping, Sequence

from lea_check.model.catalogue import Catalogue, Goal, Priority, TargetGroup
from lea_check.model.vocabulary import EDUCATION_LEVELS, FORMS, PARTIES, PARTNER_KINDS, PARTNER_ROLES, SCALES, STAGES
from lea_check.words import Words

_FIXED: Mapping[str, Sequence[str]] = {
    "stage": STAGES,
    "initiator": PARTIES,
    "form": FORMS,
    "scale": SCALES,
    "education_levels": EDUCATION_LEVELS,
    "partner_kind": PARTNER_KINDS,
    "partner_role": PARTNER_ROLES,
}


def profile_choices(field: str, catalogue: Catalogue, words: Words, region: str | None = None) -> dict[str, str]:
    """The ids that a field may have, each with its name. `region`: whose priorities."""
    if field == "region":
        return {each.id: each.name for each in catalogue.regions}
    if field in _FIXED:
        return {each: words.label(field, each) for each in _FIXED[field]}
    own = catalogue.region_by_id.get(region or "")
    titled: Mapping[str, Sequence[Priority | Goal | TargetGroup]] = {
        "priorities": own.priorities if own else (),
        "goals": catalogue.types.goals,
        "target_groups": catalogue.types.target_groups,
    }
    return {each.id: words.say(each.title) for each in titled[field]}
