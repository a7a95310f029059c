"""What of the door waits for a colleague, as lines on the desk: one query each."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import GatheringState
from pages.service import DeskItem, DeskVisitor, Urgency

from ..models import EventDate
from ..permissions import may_mark_door, may_move_events
from .access import OPENS_BEFORE


def my_door(user: DeskVisitor) -> Iterator[DeskItem]:
    """Today this colleague stands at a door."""
    if not may_mark_door(user):
        return
    now = timezone.now()
    mine = _open().filter(Q(gathering__moderator=user.pk) | Q(gathering__note_taker=user.pk))
    found = mine.filter(gathering__starts_at__lte=now + OPENS_BEFORE, gathering__ends_at__gt=now).first()
    if found is None:
        return
    starts = found.gathering.starts_here
    yield DeskItem(
        Urgency.NOW,
        _("Laat mensen binnen"),
        reverse("events:door", args=[found.pk]),
        _("‘%(title)s’ begint op %(day)s om %(hour)s uur. Open de lijst voordat u gaat.")
        % {"title": found.gathering.title, "day": date_format(starts, "j F"), "hour": f"{starts:%H.%M}"},
        due=starts.date(),
    )


def dates_to_close(user: DeskVisitor) -> Iterator[DeskItem]:
    """A date of this host is over, and nobody closed it: until then nobody knows who did not come.

    Who moves events sees all of them in a line of its own.
    """
    if not may_mark_door(user) or may_move_events(user):
        return
    over = _open().filter(gathering__ends_at__lte=timezone.now())
    over = over.filter(Q(gathering__moderator=user.pk) | Q(gathering__note_taker=user.pk))
    found = list(over.values_list("pk", "gathering__title", "gathering__ends_at"))
    if not found:
        return
    key, title, ended = found[0]
    yield DeskItem(
        Urgency.NOW,
        ngettext("Sluit %(count)d bijeenkomst af", "Sluit %(count)d bijeenkomsten af", len(found))
        % {"count": len(found)},
        reverse("events:door_close", args=[key]),
        _("‘%(title)s’ is geweest. Kijk of iedereen die er was, is aangevinkt.") % {"title": title},
        due=timezone.localdate(ended),
    )


SOURCES = (my_door, dates_to_close)


def _open() -> QuerySet[EventDate]:
    dates = EventDate.objects.filter(gathering__state=GatheringState.PLANNED).select_related("gathering")
    return dates.order_by("gathering__starts_at", "pk")
