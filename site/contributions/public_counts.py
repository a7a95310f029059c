"""Figures about moderation: how much was read, what was kept off the website and why, and how long people waited.

Counted per occasion and in all by one function with a fixed number of queries; a task writes the result down
(:class:`ModerationCounts`), and whatever is public reads that. Of each figure the occasions and their total stand in
one sum, and small ones are hidden along that sum, so that none can be found by subtracting. Figures of different
kinds are never added up in public: no sum of reasons stands beside the reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from .enums import ModerationReason, ModerationState, SecondReadingState
from .models import Contribution, ModerationCounts, Redaction, SecondReading
from .small_cells import hide_small_cells
from .working_days import working_days_between

COVERED = "covered"
SECOND = "second"
READ, WAITING = "read", "waiting"
#: The states that go with a reason, and covering, which does too.
WITH_REASON = (ModerationState.HELD.value, ModerationState.WITHHELD.value, COVERED)

#: Every count there is, by key: "read", "held:insult", "second:changed" …
KEYS = (
    READ,
    WAITING,
    *(f"{what}:{reason.value}" for what in WITH_REASON for reason in ModerationReason),
    *(f"{SECOND}:{state.value}" for state in SecondReadingState),
)


@dataclass
class Figures:
    """The exact figures of one occasion, or of all together."""

    counts: dict[str, int] = field(default_factory=dict)
    days: list[tuple[int, int]] = field(default_factory=list)
    oldest_waiting: date | None = None

    def add(self, key: str, count: int) -> None:
        """So many more of this."""
        self.counts[key] = self.counts.get(key, 0) + count

    @property
    def median_days(self) -> float | None:
        """How many working days half of what was read waited at most; None when nothing was read."""
        every = [days for days, count in self.days for _each in range(count)]
        return median(every) if every else None

    @property
    def longest_days(self) -> int | None:
        """How many working days the slowest took."""
        return max((days for days, _count in self.days), default=None)

    def merge(self, other: "Figures") -> None:
        """Put another occasion's figures with these."""
        for key, count in other.counts.items():
            self.add(key, count)
        self.days += other.days
        moments = [day for day in (self.oldest_waiting, other.oldest_waiting) if day]
        self.oldest_waiting = min(moments, default=None)

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            **{key: self.counts.get(key, 0) for key in KEYS},
            "median_days": self.median_days,
            "longest_days": self.longest_days,
            "oldest_waiting": self.oldest_waiting.isoformat() if self.oldest_waiting else None,
        }


def count(using: str = "default", occasion_ids: Iterable[int] | None = None) -> dict[int | None, Figures]:
    """The figures per occasion, and under None of all of these together. Four queries, however many words."""
    chosen = {} if occasion_ids is None else {"occasion__in": list(occasion_ids)}
    found: dict[int | None, Figures] = {}
    words = Contribution.objects.using(using).filter(emptied_reason="", **chosen).order_by()
    for occasion, state, reason, number, oldest in words.values_list("occasion", "moderation", "reason").annotate(
        number=Count("pk"), oldest=Min("arrived_on")
    ):
        figures = found.setdefault(occasion, Figures())
        if state == ModerationState.WAITING:
            figures.add(WAITING, number)
            figures.oldest_waiting = oldest
            continue
        figures.add(READ, number)
        if state != ModerationState.PUBLISHED:
            figures.add(f"{state}:{reason}", number)
    lookups = {f"contribution__{name}": value for name, value in chosen.items()}
    covers = Redaction.objects.using(using).filter(contribution__emptied_reason="", **lookups).order_by()
    for occasion, reason, number in covers.values_list("contribution__occasion", "reason").annotate(
        number=Count("contribution", distinct=True)
    ):
        found.setdefault(occasion, Figures()).add(f"{COVERED}:{reason}", number)
    second = SecondReading.objects.using(using).filter(contribution__emptied_reason="", **lookups).order_by()
    for occasion, state, number in second.values_list("contribution__occasion", "state").annotate(number=Count("pk")):
        found.setdefault(occasion, Figures()).add(f"{SECOND}:{state}", number)
    days = words.filter(read_on__isnull=False).values_list("occasion", "arrived_on", "read_on")
    for occasion, arrived_on, read_on, number in days.annotate(number=Count("pk")):
        found.setdefault(occasion, Figures()).days.append((working_days_between(arrived_on, read_on), number))
    every = Figures()
    for figures in found.values():
        every.merge(figures)
    return {**found, None: every}


def told(counted: dict[int | None, Figures]) -> dict[int | None, dict[str, Any]]:
    """The same with small numbers hidden (None), per occasion and in all: see the top of this module."""
    occasions = [key for key in counted if key is not None]
    result: dict[int | None, dict[str, Any]] = {key: {} for key in counted}
    for key in KEYS:
        exact = [counted[occasion].counts.get(key, 0) for occasion in occasions]
        (line,) = hide_small_cells([exact], smallest=settings.SMALLEST_CELL, columns_add_up=False)
        for occasion, number in zip([*occasions, None], line, strict=True):
            result[occasion][key] = number
    for occasion, figures in counted.items():
        is_told = figures.counts.get(READ, 0) >= settings.SMALLEST_CELL
        result[occasion]["median_days"] = figures.median_days if is_told else None
        result[occasion]["longest_days"] = figures.longest_days if is_told else None
    return result


@transaction.atomic
def write_down() -> int:
    """Count everything anew and keep it; may run twice and late. Returns how many occasions there are figures of."""
    today = timezone.localdate()
    counted = count()
    public = told(counted)
    ModerationCounts.objects.exclude(occasion=None).exclude(occasion__in=[key for key in counted if key]).delete()
    for occasion, figures in counted.items():
        which: dict[str, Any] = {"occasion_id": occasion}
        kept = {"counted_on": today, "figures": figures.as_json(), "told": public[occasion]}
        ModerationCounts.objects.update_or_create(**which, defaults=kept)
    return len(counted) - 1
