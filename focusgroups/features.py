"""The features that agreements speak of, as people read them: three of everybody, and what this group asks besides."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from people.models import Participant, Perspective
from people.service import PerspectiveLevel, Province

ROLE, PERSPECTIVE, PROVINCE = "perspective_group", "perspective", "province"
BUILT_IN = (ROLE, PERSPECTIVE, PROVINCE)


@dataclass(frozen=True)
class Names:
    """How features and values are called. What is not known is called by its code: own features are words."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Names":
        """As they are called today. One query."""
        tree = list(Perspective.objects.filter(merged_into=None).order_by("order", "pk"))
        groups = {each.code: each.label for each in tree if each.level == PerspectiveLevel.GROUP}
        kinds = {each.code: each.label for each in tree if each.level == PerspectiveLevel.KIND}
        provinces = {each.value: str(each.label) for each in Province}
        return cls({ROLE: groups, PERSPECTIVE: kinds, PROVINCE: provinces})

    def feature(self, feature: str) -> str:
        """What the feature is called."""
        known = {ROLE: _("Groep"), PERSPECTIVE: _("Perspectief"), PROVINCE: _("Provincie")}
        return known.get(feature) or feature.replace("-", " ").replace("_", " ").capitalize()

    def value(self, feature: str, value: str) -> str:
        """What the value is called, without capital."""
        return self.values.get(feature, {}).get(value) or value


def values_of(participant: Participant, features: dict[str, str] | None = None) -> dict[str, str]:
    """The features of somebody, with `perspective__parent` and `perspective__merged_into__parent` at hand.

    What is not known is left out: it counts for no agreement.
    """
    own = {str(name): str(value) for name, value in (features or {}).items() if name not in BUILT_IN and value}
    perspective = participant.perspective
    if perspective is not None and perspective.merged_into is not None:
        perspective = perspective.merged_into
    if perspective is not None:
        own[ROLE] = perspective.group.code
        if perspective.level == PerspectiveLevel.KIND:
            own[PERSPECTIVE] = perspective.code
    if participant.province:
        own[PROVINCE] = participant.province
    return own


#: What `values_of` needs at hand, for select_related on candidates.
PARTICIPANT_PARTS = (
    "participant__perspective__parent",
    "participant__perspective__merged_into__parent",
)
