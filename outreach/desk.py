"""What of events waits for a colleague, as lines on the desk: one line per kind of work, one query each."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import GatheringMode, GatheringState
from pages.service import DeskItem, DeskVisitor, Urgency

from .enums import EventState
from .models import Event, EventDate
from .permissions import may_move_events

WEEK = timedelta(days=7)


def dates_not_closed(user: DeskVisitor) -> Iterator[DeskItem]:
    """A date of yesterday that nobody closed: what was heard there counts only then."""
    if not may_move_events(user):
        return
    found = _dates(gathering__state=GatheringState.PLANNED, gathering__ends_at__lte=timezone.now())
    if found:
        sentence = ngettext(
            "Sluit %(count)d datum van een evenement af", "Sluit %(count)d datums van evenementen af", len(found)
        )
        yield _item(Urgency.NOW, sentence, found, _("‘%(title)s’ was op %(day)s. Schrijf op wie er was."))


def dates_without(user: DeskVisitor) -> Iterator[DeskItem]:
    """On the agenda within a week, without somebody who leads it, or without the address of an online meeting."""
    if not may_move_events(user):
        return
    now = timezone.now()
    lacks = Q(gathering__moderator=None) | Q(gathering__mode=GatheringMode.ONLINE, gathering__online_url="")
    found = _dates(
        lacks,
        gathering__state=GatheringState.PLANNED,
        gathering__starts_at__gt=now,
        gathering__starts_at__lte=now + WEEK,
    )
    if found:
        sentence = ngettext(
            "Maak %(count)d datum van deze week af", "Maak %(count)d datums van deze week af", len(found)
        )
        yield _item(
            Urgency.NOW, sentence, found, _("‘%(title)s’ is op %(day)s. Kijk wie het leidt, en of er een adres is.")
        )


def not_on_the_agenda(user: DeskVisitor) -> Iterator[DeskItem]:
    """A date comes, and nobody can see it; or people can see it and cannot call anybody."""
    if not may_move_events(user):
        return
    now = timezone.now()
    soon = Q(dates__gathering__state=GatheringState.OFFERED, dates__gathering__starts_at__gt=now)
    draft = Q(state=EventState.DRAFT, soonest__lte=now + 3 * WEEK)
    without = Q(state=EventState.PUBLIC) & (Q(contact_phone="") | Q(words_used=""))
    found = list(
        Event.objects.filter(state__in=(EventState.DRAFT, EventState.PUBLIC))
        .annotate(soonest=Min("dates__gathering__starts_at", filter=soon))
        .filter(draft | without)
        .order_by("pk")
        .values_list("pk", "title", "state")
    )
    drafts, lacking = ([each for each in found if each[2] == state] for state in (EventState.DRAFT, EventState.PUBLIC))
    if drafts:
        sentence = ngettext(
            "Zet %(count)d evenement op de agenda", "Zet %(count)d evenementen op de agenda", len(drafts)
        )
        told = _("‘%(title)s’ is binnen drie weken, en nog niemand kan het zien.") % {"title": drafts[0][1]}
        yield DeskItem(Urgency.SOON, sentence % {"count": len(drafts)}, _at(drafts), told)
    if lacking:
        sentence = ngettext(
            "Vul %(count)d evenement op de agenda aan", "Vul %(count)d evenementen op de agenda aan", len(lacking)
        )
        told = _("Bij ‘%(title)s’ mist een telefoonnummer, of wat u met woorden doet.") % {"title": lacking[0][1]}
        yield DeskItem(Urgency.SOON, sentence % {"count": len(lacking)}, _at(lacking), told)


def _dates(*lacks: Q, **of: Any) -> Sequence[Any]:
    """The event, its title and the moment of these dates, in order."""
    on_the_agenda = Q(event__state__in=(EventState.PUBLIC, EventState.CLOSED, EventState.CANCELLED))
    found = EventDate.objects.filter(on_the_agenda, *lacks, **of).order_by("gathering__starts_at", "pk")
    return list(found.values_list("event", "event__title", "gathering__starts_at"))


def _item(urgency: Urgency, sentence: str, found: Sequence[Any], told: str) -> DeskItem:
    _key, title, starts_at = found[0]
    day = timezone.localdate(starts_at)
    said = told % {"title": title, "day": date_format(day, "j F Y")}
    return DeskItem(urgency, sentence % {"count": len(found)}, _at(found), said, due=day)


def _at(found: Sequence[Any]) -> str:
    """The page of the event, when it is about one; otherwise the list."""
    keys = {each[0] for each in found}
    return reverse("events:inspect", args=[keys.pop()]) if len(keys) == 1 else reverse("events:index")


SOURCES = (dates_not_closed, dates_without, not_on_the_agenda)
