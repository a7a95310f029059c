"""From a postcode to a province, at the moment somebody types it. The postcode itself is kept nowhere.

The table beside this module is coarse, and made by hand (docs/decisions/0045): good enough to count provinces, not
to send a letter.
"""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_TABLE: Final = Path(__file__).with_name("postcodes.txt")
_POSTCODE: Final = re.compile(r"\s*([1-9][0-9]{3})\s*(?:[a-zA-Z]\s?[a-zA-Z]\s*)?", re.ASCII)


class Stretch(NamedTuple):
    """Numbers of four figures from `first` to `last`, both included, that lie in one province (code of Province)."""

    first: int
    last: int
    province: str


@cache
def stretches() -> tuple[Stretch, ...]:
    """The table, from 1000 to 9999 without a gap."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    parts = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(Stretch(int(first), int(last), province) for first, last, province in parts)


def province_of(postcode: str) -> str:
    """The code of the province of a postcode ("8011 AB", "8011ab" or "8011"); "" when it is no Dutch postcode.

    A postcode on a border gets the province with most of its houses.
    """
    written = _POSTCODE.fullmatch(postcode)
    if written is None:
        return ""
    number = int(written[1])
    return stretches()[bisect_right(stretches(), number, key=lambda each: each.first) - 1].province
