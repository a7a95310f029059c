"""The groups of people that coverage is counted in: those that fill a target, and who did not say."""

from collections.abc import Mapping
from dataclasses import dataclass

from people.models import Perspective
from people.service import PerspectiveLevel, Side
from synthesis.measures.coverage import UNKNOWN


@dataclass(frozen=True, slots=True)
class Groups:
    """`of` gives the code of the group by id of perspective (UNKNOWN for who did not say); our own team is in none.

    `targeted` are the groups with a target, in order.
    """

    targeted: tuple[Perspective, ...]
    of: Mapping[int | None, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the groups with a target, in order."""
        return tuple(group.code for group in self.targeted)

    def label(self, code: str) -> str:
        """What the group is called, as an editor wrote it. KeyError for another code."""
        return {group.code: group.label for group in self.targeted}[code]


def groups_now() -> Groups:
    """The tree as it is. One query."""
    tree = list(Perspective.objects.select_related("parent", "merged_into__parent").order_by("order", "pk"))
    of: dict[int | None, str] = {None: UNKNOWN}
    for each in tree:
        group = (each.merged_into or each).group
        if group.side == Side.UNKNOWN:
            of[each.pk] = UNKNOWN
        elif group.fills_target:
            of[each.pk] = group.code
    targeted = [each for each in tree if each.level == PerspectiveLevel.GROUP and of.get(each.pk)]
    return Groups(tuple(targeted), of)
