"""The agenda as a calendar file, for programs that follow it and for one's own calendar (RFC 5545, 7986).

One way to write it, for the whole agenda, for what somebody asked of it, for one event and for one date. It asks
nobody anything, so it has no METHOD; there is nobody in it. What was called off stays in it, with that status.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Event as Entry

from gatherings.service import FEED_REFRESH, GatheringState, add_clocks, empty_calendar, on_the_wall, place_of

from ..enums import SignUpMode
from ..models import EventDate
from .links import page_url

_DOMAIN = "reisgenoot"


def stamp_of(now: datetime) -> datetime:
    """The same all day: a program that asks again sees that nothing changed."""
    return datetime.combine(now.astimezone(UTC).date(), time(), tzinfo=UTC)


def calendar_of(dates: Sequence[EventDate], *, name: str, stamp: datetime) -> str:
    """The whole file (CRLF, folded). The dates need their event, gathering and place at hand: this asks nothing."""
    calendar = empty_calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", FEED_REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{FEED_REFRESH // timedelta(hours=1)}H")
    add_clocks(calendar, [date.gathering for date in dates])
    for date in dates:
        calendar.add_component(_entry(date, stamp))
    return calendar.to_ical().decode()


def _entry(date: EventDate, stamp: datetime) -> Entry:
    """One date. Its UID never changes; SEQUENCE is the version of the gathering, which only rises."""
    gathering, event = date.gathering, date.event
    is_off = gathering.state == GatheringState.CANCELLED
    found = Entry()
    found.add("uid", f"{date.pk}@{_DOMAIN}")
    found.add("dtstamp", stamp)
    found.add("sequence", gathering.version)
    found.add("dtstart", on_the_wall(gathering, gathering.starts_at))
    found.add("dtend", on_the_wall(gathering, gathering.ends_at))
    found.add("summary", _("Gaat niet door: %(title)s") % {"title": event.title} if is_off else event.title)
    found.add("location", place_of(gathering))
    found.add("description", _description(date, is_off, is_over=gathering.ends_at < stamp))
    found.add("categories", [str(event.get_kind_display())])
    found.add("url", page_url(event))
    found.add("status", "CANCELLED" if is_off else "CONFIRMED")
    found.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    return found


def _description(date: EventDate, is_off: bool, *, is_over: bool) -> str:
    """In a few short sentences: what, that it is free, whether one has to sign up, and where the rest stands."""
    event = date.event
    if is_off:
        told = [_("Deze bijeenkomst gaat niet door. U hoeft niet te komen."), date.gathering.cancel_reason]
    elif is_over:
        told = [event.summary, _("Dit is geweest.")]
    else:
        told = [event.summary, _("Meedoen is gratis."), sign_up_words(event.sign_up)]
        if event.contact_phone:
            told.append(_("Vragen? Bel %(phone)s.") % {"phone": event.contact_phone})
    told += ["", _("Alles over deze bijeenkomst:"), page_url(event)]
    if event.is_example:
        told.insert(0, _("VOORBEELD"))
    return "\n".join(told).replace("\n\n\n", "\n\n")


def sign_up_words(mode: str) -> str:
    """Whether one has to say beforehand that one comes, as a sentence."""
    return {
        SignUpMode.NONE: _("U hoeft zich niet aan te melden. Loop gewoon binnen."),
        SignUpMode.OPEN: _("Meld u aan als u kunt. Binnenlopen mag ook."),
        SignUpMode.NEEDED: _("Meld u van tevoren aan."),
        SignUpMode.INVITED: _("Deze bijeenkomst is alleen voor wie een uitnodiging kreeg."),
    }[SignUpMode(mode)]


def agenda_name() -> str:
    """How the whole agenda is called in somebody's program."""
    return _("Agenda van %(site)s") % {"site": settings.SITE_NAME}
