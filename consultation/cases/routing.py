"""Where answers are wanted most: a case that a group answered least is dealt most, so that every case gets enough."""

from collections import Counter, defaultdict
from uuid import UUID

from ..enums import ItemKind
from ..models import Item, Step
from ..results.voices import compared_groups, voices

#: Weights are rough on purpose: they seldom change, so what somebody is dealt seldom does.
_STEPS = (1, 2, 4)


def route(step: Step) -> int:
    """Write at each case how much an answer is wanted, by group and from anybody; returns how many changed."""
    items = list(Item.objects.filter(step=step, kind=ItemKind.CASE, retired=False))
    heard: dict[UUID, Counter[str]] = defaultdict(Counter)
    for voice in voices(step):
        heard[voice.item][voice.group] += 1
    groups = [group.code for group in compared_groups()]
    changed = []
    for item in items:
        wanted = {group: _weight(heard[item.pk][group], [heard[each.pk][group] for each in items]) for group in groups}
        wanted[""] = _weight(heard[item.pk].total(), [heard[each.pk].total() for each in items])
        if item.routing != wanted:
            item.routing = wanted
            changed.append(item)
    Item.objects.bulk_update(changed, ["routing"])
    return len(changed)


def _weight(count: int, all_counts: list[int]) -> int:
    """4 for a case with less than half of what cases get on average, 2 under three quarters of it, else 1."""
    average = sum(all_counts) / len(all_counts)
    usual, wanted, most = _STEPS
    if average < 1:
        return usual
    return most if count < average / 2 else wanted if count < average * 3 / 4 else usual
