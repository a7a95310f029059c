"""Moments as an organiser types them: a day and a time in the Netherlands, also in the night the clock changes."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: A round opens when people are there to answer the phone, and closes when the day is over.
OPENING_TIME = time(9, 0)
CLOSING_TIME = time(23, 59)


def opening_moment(day: date | None) -> datetime | None:
    """When a round that opens on this day opens."""
    return timezone.make_aware(datetime.combine(day, OPENING_TIME)) if day else None


def closing_moment(day: date | None) -> datetime | None:
    """When a round that closes on this day closes."""
    return timezone.make_aware(datetime.combine(day, CLOSING_TIME)) if day else None


def same_minute(one: datetime | None, other: datetime | None) -> bool:
    """Whether two moments look the same in a form, which knows no seconds."""
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


class LocalMomentField(forms.DateTimeField):
    """A day and a time in the time zone of the site.

    A time that the clock skips (the last Sunday of March) or meets twice (that of October) is not guessed: the
    message says why, and which times are clear.
    """

    def to_python(self, value: Any) -> datetime | None:
        """The moment; None when left empty."""
        naive = self._naive(value)
        if naive is not None and (sentence := clock_problem(naive)):
            raise ValidationError(sentence, code="clock")
        return super().to_python(value)

    def _naive(self, value: Any) -> datetime | None:
        """What was typed, before it belongs to a time zone; None when that cannot be read."""
        if isinstance(value, datetime):
            return value if timezone.is_naive(value) else None
        for layout in self.input_formats or ():
            try:
                return self.strptime(str(value).strip(), layout)
            except (ValueError, TypeError):
                continue
        return None


def clock_problem(naive: datetime) -> str:
    """Why this local time is not one moment, as a sentence; "" when it is."""
    zone = timezone.get_current_timezone()
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return ""
    told = {"day": date_format(naive, "j F Y"), "time": date_format(naive, "H.i")}
    is_skipped = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive
    if is_skipped:
        return (
            _("Op %(day)s bestaat %(time)s uur niet: de klok gaat dan van 2 naar 3 uur. Kies 03.00 uur of later.")
            % told
        )
    return (
        _(
            "Op %(day)s komt %(time)s uur twee keer voor: de klok gaat dan van 3 terug naar 2 uur. "
            "Kies een tijd vóór 02.00 uur, of 03.00 uur of later."
        )
        % told
    )
