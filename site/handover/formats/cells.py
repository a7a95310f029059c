"""What may stand in a cell, whatever the form: decided in this one place."""

import math
import re
from datetime import date, datetime
from typing import Any

from django.utils import timezone

#: In UTF-16 units, as Excel counts: an emoji is two. Its own limit is 32 767; room is left for the note.
LONGEST_TEXT = 32_700
CUT_NOTE = " … (ingekort)"
#: So many different texts a column of a workbook keeps as they were written; long ones do not come back.
MOST_KEPT, LONGEST_KEPT = 500, 300
#: Excel keeps fifteen digits of a number and makes the rest zeros: a longer one is handed over as text.
LARGEST_NUMBER = 10**15
#: Excel's calendar starts in 1900 and has a day too many that February.
FIRST_DAY = date(1900, 3, 1)

#: What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def whole_text(text: str) -> str:
    """The text without what no XML and no UTF-8 can hold, with one kind of line end; never cut."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
    return text


def clean_text(text: str) -> str:
    """The text as a cell of a spreadsheet holds it: cut (and said so) when it is too long."""
    text = whole_text(text)
    if len(text) > LONGEST_TEXT // 2 and len(units := text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        # "ignore" drops the first half of an emoji on the border.
        text = units[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore") + CUT_NOTE
    return text


def plain(value: Any) -> Any:
    """A value as people read it: text cleaned, yes and no in Dutch, a moment as local time without a zone.

    What no cell can hold as a number or a day (too long, too early, no number at all) becomes text.
    """
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        if isinstance(value, datetime) and timezone.is_aware(value):
            value = timezone.localtime(value).replace(tzinfo=None)
        day = value.date() if isinstance(value, datetime) else value
        return value if day >= FIRST_DAY else f"{day.day:02}-{day.month:02}-{day.year:04}"
    if isinstance(value, int):
        return value if abs(value) < LARGEST_NUMBER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return None if value is None else clean_text(str(value))


def as_data(value: Any) -> str | int | float | bool | None:
    """A value for machines: whole text, days and moments as ISO 8601 (moments in local time), "" is nothing."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return whole_text(str(value)) or None
