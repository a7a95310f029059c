"""How evenly the groups were heard, measured by what was agreed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """1 is precisely as agreed; 0 is that a group was not heard at all. With who was heard least and most."""

    value: float
    least: str
    most: str


#: From here on the groups may be called as heard as was agreed.
GOOD = 0.8


def balance_of(groups: Iterable[tuple[str, int, int]]) -> Balance | None:
    """min(n/t) / max(n/t) over the groups with a share: (name, people, share in percent).

    None when there is nothing to compare: fewer than two groups with a share, or nobody heard.
    """
    heard = [(people / share, name) for name, people, share in groups if share]
    if len(heard) < 2 or not any(ratio for ratio, _name in heard):
        return None
    least, most = min(heard), max(heard)
    return Balance(least[0] / most[0], least[1], most[1])
