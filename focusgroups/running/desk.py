"""What of conversations waits for who leads or writes along, as lines on the desk: one query each."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Gathering
from gatherings.service import GatheringState
from pages.service import DeskItem, DeskVisitor, Urgency

from ..permissions import may_organise_sessions, may_run_sessions

#: A conversation is on the desk from the day before.
BEFORE = timedelta(days=1)


def my_conversation(user: DeskVisitor) -> Iterator[DeskItem]:
    """Today or tomorrow this colleague leads a conversation, or writes along."""
    if not may_run_sessions(user):
        return
    now = timezone.now()
    coming = _planned().filter(Q(moderator=user.pk) | Q(note_taker=user.pk), ends_at__gt=now)
    found = coming.filter(starts_at__lte=now + BEFORE).order_by("starts_at", "pk").first()
    if found is None:
        return
    leads = found.moderator_id == user.pk
    starts = found.starts_here
    yield DeskItem(
        Urgency.NOW,
        _("Leid het gesprek") if leads else _("Schrijf mee bij het gesprek"),
        reverse("groups:session_people" if leads else "groups:session_notes", args=[found.pk]),
        _("‘%(title)s’ op %(day)s om %(hour)s uur.")
        % {"title": found.title, "day": date_format(starts, "j F"), "hour": f"{starts:%H.%M}"},
        due=starts.date(),
    )


def conversations_to_close(user: DeskVisitor) -> Iterator[DeskItem]:
    """A conversation is over, and nobody said so: until then nobody who was there counts."""
    if not may_run_sessions(user):
        return
    over = _planned().filter(ends_at__lte=timezone.now())
    if not may_organise_sessions(user):
        over = over.filter(Q(moderator=user.pk) | Q(note_taker=user.pk))
    found = list(over.order_by("ends_at", "pk").values_list("pk", "title", "ends_at"))
    if not found:
        return
    key, title, ended = found[0]
    yield DeskItem(
        Urgency.NOW,
        ngettext("Sluit %(count)d gesprek af", "Sluit %(count)d gesprekken af", len(found)) % {"count": len(found)},
        reverse("groups:session_close", args=[key]),
        _("‘%(title)s’ is geweest. Zeg wie er was: dan tellen die mensen mee.") % {"title": title},
        due=timezone.localdate(ended),
    )


SOURCES = (my_conversation, conversations_to_close)


def _planned() -> QuerySet[Gathering]:
    return Gathering.objects.filter(state=GatheringState.PLANNED, group_session__isnull=False)
