"""When people can write a card: from the beginning of the date until a week after, and only where it takes place."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import GatheringState

from ..models import EventDate

#: So many days after the date its cards still take words, the last day included.
OPEN_AFTER = timedelta(days=7)
TAKES_PLACE = (GatheringState.PLANNED, GatheringState.HELD)


def find_date(code: str) -> EventDate | None:
    """The date with this code on its tables, with event, gathering, place and occasion at hand. One query.

    Capitals, spaces and other signs do not matter: people type it over. (A database may refuse a sign that is none.)
    """
    tidy = "".join(sign for sign in code.lower() if sign.isascii() and sign.isalnum())[:8]
    found = EventDate.objects.filter(card_code=tidy) if tidy else EventDate.objects.none()
    return found.select_related("event", "gathering__venue", "gathering__occasion").first()


def last_day(gathering: Gathering) -> date:
    """The last day on which somebody can write a card."""
    return gathering.starts_here.date() + OPEN_AFTER


def why_closed(gathering: Gathering) -> str:
    """Why nobody can write a card now, in plain words with what one can do; "" when they can."""
    if gathering.state not in TAKES_PLACE or gathering.occasion_id is None:
        return _("Deze bijeenkomst gaat niet door. U kunt hier niets opschrijven. Kijk op de agenda voor een andere.")
    now = timezone.now()
    if now < gathering.starts_at:
        return _("U kunt hier schrijven vanaf %(day)s om %(hour)s uur. Dan begint de bijeenkomst.") % {
            "day": date_format(gathering.starts_here, "l j F", use_l10n=False),
            "hour": f"{gathering.starts_here.hour}.{gathering.starts_here.minute:02}",
        }
    if timezone.localdate(now, gathering.starts_here.tzinfo) > last_day(gathering):
        return _("U kon hier schrijven tot en met %(day)s. Wilt u nog iets zeggen? Bel ons.") % {
            "day": date_format(last_day(gathering), "j F Y")
        }
    return ""


def why_not_to_note(gathering: Gathering) -> str:
    """Why a colleague cannot write down what somebody said; "" when they can. Paper may come in late."""
    if gathering.state not in TAKES_PLACE or gathering.occasion_id is None:
        return _("Deze datum gaat niet door. Er valt niets op te schrijven.")
    if timezone.now() < gathering.starts_at:
        return _("Deze datum moet nog beginnen. Schrijf op wat mensen zeggen vanaf het begin.")
    return ""
