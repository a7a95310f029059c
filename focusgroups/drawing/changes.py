"""A change of the agreements that would make a group possible. Pure."""

from dataclasses import dataclass

from .problem import Bound


@dataclass(frozen=True, slots=True)
class Change:
    """One agreement that has to give: its lower or its upper side, from one number to another."""

    feature: str
    value: str
    side: str
    before: int
    after: int


def with_changes(bounds: tuple[Bound, ...], changes: list[Change]) -> tuple[Bound, ...]:
    """The agreements after these changes; the flex moves along when it has to."""
    lower = {(each.feature, each.value): each.after for each in changes if each.side == "minimum"}
    higher = {(each.feature, each.value): each.after for each in changes if each.side == "maximum"}
    return tuple(
        Bound(
            *bound.key,
            low := lower.get(bound.key, bound.minimum),
            high := higher.get(bound.key, bound.maximum),
            min(bound.flex_minimum, low),
            max(bound.flex_maximum, high),
        )
        for bound in bounds
    )
