"""A date as it is shown: when, where, and what one can do with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gatherings.models import Venue
from gatherings.service import GatheringMode, day_of, free_in, hours_of, place_of

from ..cards.reports import report_path
from ..enums import ReportState, SignUpMode
from ..models import Event, EventDate
from .standing import TAGS, TAKES_SIGN_UPS, Standing, standing_of


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date, with how it stands now."""

    date: EventDate
    standing: Standing
    sentence: str = ""

    @property
    def event(self) -> Event:
        """What it is a date of."""
        return self.date.event

    @property
    def day(self) -> str:
        """ "donderdag 3 december 2026"."""
        return day_of(self.date.gathering.starts_here)

    @property
    def hours(self) -> str:
        """ "19.00 uur tot 21.00 uur"."""
        return hours_of(self.date.gathering)

    @property
    def venue(self) -> Venue | None:
        """The place one goes to; None online, by phone, or as long as it is not known."""
        gathering = self.date.gathering
        return gathering.venue if gathering.mode == GatheringMode.ON_SITE else None

    @property
    def short_place(self) -> str:
        """Name, town and province on one line."""
        if self.date.gathering.mode == GatheringMode.ONLINE:
            return _("Online, via het scherm")
        if self.date.gathering.mode == GatheringMode.PHONE:
            return _("Met de telefoon")
        if self.venue is None:
            return _("De plek volgt nog")
        return f"{self.venue.name}, {self.venue.town} ({self.venue.get_province_display()})"

    @property
    def full_place(self) -> str:
        """With the address; how to get in online is for who signs up."""
        return place_of(self.date.gathering)

    @property
    def tag_state(self) -> str:
        """The look of the tag."""
        return TAGS[self.standing][0]

    @property
    def tag_label(self) -> str:
        """The words of the tag."""
        if self.standing == Standing.FULL and self.event.sign_up == SignUpMode.OPEN:
            return _("Vol: zet u op de wachtlijst")
        return str(TAGS[self.standing][1])

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.standing == Standing.CANCELLED

    @property
    def sign_up_url(self) -> str:
        """Where one says that one comes; "" when that is not possible."""
        return reverse("outreach:sign_up", args=[self.date.pk]) if self.standing in TAKES_SIGN_UPS else ""

    @property
    def report_url(self) -> str:
        """Where one reads what was heard; "" until it is online. Only for dates asked for with their report."""
        report = getattr(self.date, "report", None)
        return report_path(self.date) if report is not None and report.state == ReportState.PUBLISHED else ""

    @property
    def file_url(self) -> str:
        """The file for somebody's own calendar."""
        return reverse("outreach:date_file", args=[self.event.slug, self.date.pk])


def rows_of(dates: QuerySet[EventDate] | Iterable[EventDate], now: datetime) -> list[DateRow]:
    """The dates with how they stand; the chairs are asked for all of them in one query, if for any."""
    found = list(dates)
    uncounted = [row_of(each, now) for each in found]
    free = free_in([row.date.gathering for row in uncounted if row.standing in TAKES_SIGN_UPS])
    return [
        DateRow(row.date, *standing_of(row.date, free.get(row.date.gathering_id), now)) if free else row
        for row in uncounted
    ]


def row_of(date: EventDate, now: datetime) -> DateRow:
    """The date without counting how full it is: for where that is not told."""
    return DateRow(date, *standing_of(date, None, now))
