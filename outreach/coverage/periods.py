"""Half years. Periods never overlap, so that nobody can subtract one from another and find the people between."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

_CODE: Final = re.compile(r"(20[0-9]{2})-([12])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (`half` 1), or July to December (2)."""

    year: int
    half: int

    @property
    def code(self) -> str:
        """As it stands in an address: "2026-2"."""
        return f"{self.year}-{self.half}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 6 * self.half - 5, 1)

    @property
    def last(self) -> date:
        """The last day, which belongs to it."""
        return self.next().first - timedelta(days=1)

    @property
    def label(self) -> str:
        """In words."""
        words = _("januari tot en met juni %(year)d") if self.half == 1 else _("juli tot en met december %(year)d")
        return words % {"year": self.year}

    def months(self) -> list[date]:
        """The first day of each of its months."""
        return [date(self.year, 6 * self.half - 6 + number, 1) for number in range(1, 7)]

    def next(self) -> "HalfYear":
        """The one after this."""
        return HalfYear(self.year + self.half // 2, 3 - self.half)

    def previous(self) -> "HalfYear":
        """The one before this."""
        return HalfYear(self.year - self.half % 2, 3 - self.half)


def half_year_of(day: date) -> HalfYear:
    """The half year in which this day lies."""
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def now() -> HalfYear:
    """The half year of today."""
    return half_year_of(timezone.localdate())


def asked_for(code: str) -> HalfYear:
    """What stands in the address; that of today when it is no half year."""
    written = _CODE.fullmatch(code)
    return HalfYear(int(written[1]), int(written[2])) if written else now()


def choices(chosen: HalfYear) -> list[HalfYear]:
    """What one can choose: three back, today, one ahead, and the one that is chosen. The newest first."""
    found = {chosen, now(), now().next()}
    back = now()
    for _each in range(3):
        back = back.previous()
        found.add(back)
    return sorted(found, reverse=True)
