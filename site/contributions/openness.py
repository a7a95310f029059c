"""Moderation in the open: what everybody may read about how we read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from .enums import ModerationReason, ModerationState
from .models import Contribution, ModerationCounts, ModerationRules
from .public_counts import READ, SECOND, WAITING, WITH_REASON
from .working_days import PROMISED_DAYS, is_late, working_days_between


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason, and how often it was why words were held, kept off the website or covered; None is not told."""

    label: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class OpenFigures:
    """The public figures of one occasion, or of all together. None: not told, because it is small or near to small."""

    title: str
    counted_on: date
    read: int | None
    waiting: int | None
    median_days: float | None
    reasons: tuple[ReasonRow, ...]
    second: dict[str, int | None] = field(default_factory=dict)

    @property
    def asked_again(self) -> int | None:
        """How often a second reader is at work now."""
        return self.second.get("asked")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long the oldest unread words wait, in working days; None when everything is read."""

    days: int | None
    late: bool
    promised: int = PROMISED_DAYS


def rules_in_force() -> tuple[ModerationRules | None, list[ModerationRules]]:
    """The rules that hold today, and the versions before, the last one first. One query."""
    every = list(ModerationRules.objects.begun())
    return (every[0], every[1:]) if every else (None, [])


def rules_version(number: int) -> ModerationRules | None:
    """One version that holds or held; None for one nobody may read yet."""
    return ModerationRules.objects.begun().filter(number=number).first()


def oldest_waiting() -> Waiting:
    """As it is now, not as it was counted: this is a promise. One query."""
    waiting = Contribution.objects.filter(moderation=ModerationState.WAITING, emptied_reason="")
    oldest = waiting.order_by("arrived_on", "id").values_list("arrived_on", flat=True).first()
    today = timezone.localdate()
    if oldest is None:
        return Waiting(None, late=False)
    return Waiting(working_days_between(oldest, today), late=is_late(oldest, today))


def open_figures(occasion_id: int | None = None) -> OpenFigures | None:
    """What was counted, of one occasion or of all; None when nothing was counted yet. One query."""
    found = ModerationCounts.objects.select_related("occasion").filter(occasion=occasion_id).first()
    return as_figures(found) if found else None


def as_figures(counted: ModerationCounts) -> OpenFigures:
    """A row as templates show it."""
    told: dict[str, Any] = counted.told
    return OpenFigures(
        title=counted.occasion.title if counted.occasion else "",
        counted_on=counted.counted_on,
        read=told.get(READ),
        waiting=told.get(WAITING),
        median_days=told.get("median_days"),
        reasons=tuple(
            ReasonRow(str(reason.label), tuple(told.get(f"{what}:{reason.value}") for what in WITH_REASON))
            for reason in ModerationReason
        ),
        second={key.removeprefix(f"{SECOND}:"): told[key] for key in told if key.startswith(f"{SECOND}:")},
    )
