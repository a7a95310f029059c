"""Somebody's own agenda at a secret address: only their own gatherings, and no names.

The token is told once, when it is made; a hash of it is kept. Making a new one ends the old one.
"""

import hashlib
import secrets
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar.enums import STATUS

from people.models import Participant
from privacy.service import remember

from .calendar_files import add_clocks, empty_calendar, entry
from .enums import OVER_SEATS, GatheringState, MessageKind, SeatState
from .models import FeedLink, Seat

#: What the ledger of erasures calls the address of somebody's own agenda.
FEED = "feed"
#: How often a program may look.
REFRESH = timedelta(hours=4)
#: What was called off stays so long, so that every program sees that it is off.
KEPT = timedelta(days=30)
_MAYBE = (SeatState.INVITED, SeatState.OFFERED)
_SHOWN = (*_MAYBE, SeatState.ACCEPTED, SeatState.ATTENDED, *OVER_SEATS)
_CANCELLING = (MessageKind.CANCEL_SEAT, MessageKind.CANCEL_ALL)


def make_feed(participant: Participant) -> str:
    """A new secret for the address of this person's agenda; an older one stops working."""
    token = secrets.token_urlsafe(24)
    FeedLink.objects.update_or_create(
        participant=participant, defaults={"token_hash": _hash(token), "made_on": timezone.localdate()}
    )
    return token


def revoke_feed(participant: Participant) -> bool:
    """The address stops working; whether there was one."""
    gone, _each = FeedLink.objects.filter(participant=participant).delete()
    return bool(gone)


@transaction.atomic
def stop_feed(participant: Participant) -> bool:
    """The person, or who helps them, ends that address; whether there was one. Also after a back-up was put back."""
    if is_gone := revoke_feed(participant):
        remember(FEED, [participant.pk], "withdrawn")
    return is_gone


def stop_feed_again(key: str, _reason: str) -> bool:
    """End an address that a back-up brought back; whether it was there."""
    gone, _each = FeedLink.objects.filter(participant_id=UUID(key)).delete()
    return bool(gone)


def feed_address(token: str) -> str:
    """The whole address, to paste into a calendar program."""
    return f"{settings.BASE_URL}/uitnodiging/agenda/{token}.ics"


def calendar_behind(token: str, now: datetime | None = None) -> str | None:
    """The agenda as a file without METHOD (RFC 5545), in Dutch; None when the secret is not, or no longer, known."""
    link = FeedLink.objects.filter(token_hash=_hash(token)).first()
    if link is None:
        return None
    moment = now or timezone.now()
    seats = list(_seats(link.participant_id, moment))
    # The same all day: a program that asks again sees that nothing changed.
    stamp = datetime.combine(moment.astimezone(UTC).date(), time(), tzinfo=UTC)
    with translation.override(settings.LANGUAGE_CODE):
        calendar = empty_calendar()
        calendar.add("x-wr-calname", _("Mijn bijeenkomsten"))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", f"PT{REFRESH // timedelta(hours=1)}H")
        add_clocks(calendar, [seat.gathering for seat in seats])
        for seat in seats:
            calendar.add_component(entry(seat, stamp=stamp, status=_status(seat)))
        return calendar.to_ical().decode()


def _seats(participant_id: UUID, now: datetime) -> QuerySet[Seat]:
    """What is ahead or was lately; what was called off, for a month."""
    since = now - KEPT
    seats = Seat.objects.filter(participant=participant_id, state__in=_SHOWN).select_related("gathering__venue")
    told = seats.annotate(called_off=Max("messages__due_on", filter=Q(messages__kind__in=_CANCELLING)))
    fresh = Q(called_off=None) | Q(called_off__gte=timezone.localdate(since))
    return told.filter(fresh, gathering__ends_at__gte=since).order_by("gathering__starts_at", "pk")


def _status(seat: Seat) -> STATUS:
    if seat.state in OVER_SEATS or seat.gathering.state == GatheringState.CANCELLED:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if seat.state in _MAYBE else STATUS.CONFIRMED


def _hash(token: str) -> str:
    """A long random secret needs no salt: nobody can guess one."""
    return hashlib.sha256(token.encode()).hexdigest()
