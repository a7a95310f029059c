"""From where people may say that they speak."""

from dataclasses import dataclass

from .models import Perspective


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """A group as a participant meets it. Without kinds, the group itself is the answer."""

    group: Perspective
    kinds: tuple[Perspective, ...]


def offered_perspectives() -> list[OfferedGroup]:
    """What a participant may choose, by group, in order. One query."""
    offered = list(Perspective.objects.offered())
    groups = {perspective.group.pk: perspective.group for perspective in offered}
    return [
        OfferedGroup(group, tuple(kind for kind in offered if kind.parent_id == group.pk))
        for group in sorted(groups.values(), key=lambda group: (group.order, group.pk))
    ]
