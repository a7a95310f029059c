"""What of contributions waits for a colleague, as lines on the desk. Each source asks one question."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency, register_desk_source

from .enums import CareState, ModerationState
from .models import CareSignal, Contribution, Message
from .permissions import may_answer, may_handle_care, may_moderate
from .views.access import MOST_COUNTED

#: Within so many days a person reads what came in.
PROMISED = timedelta(days=2)


def words_to_read(user: DeskVisitor) -> Iterable[DeskItem]:
    """Words nobody read yet; what is over the promise comes as late."""
    if may_moderate(user):
        waiting = Contribution.objects.filter(moderation=ModerationState.WAITING, emptied_reason="")
        titles = _("Lees 1 bijdrage"), _("Lees %(count)s bijdragen")
        yield from _by_day(waiting, "arrived_on", titles, reverse("moderatie:index"))


def unanswered_messages(user: DeskVisitor) -> Iterable[DeskItem]:
    """Questions and objections under receipts."""
    if may_answer(user):
        titles = _("Beantwoord 1 bericht van een deelnemer"), _("Beantwoord %(count)s berichten van deelnemers")
        yield from _by_day(Message.objects.unanswered(), "written_on", titles, reverse("vragen:index"))


def care_signals(user: DeskVisitor) -> Iterable[DeskItem]:
    """Worries about somebody that nobody closed."""
    if not may_handle_care(user):
        return
    open_ones = CareSignal.objects.exclude(state=CareState.CLOSED).order_by("act_before")
    deadlines = list(open_ones.values_list("act_before", flat=True)[:MOST_COUNTED])
    if deadlines:
        first = timezone.localtime(deadlines[0])
        told = (
            _("TE LAAT: de eerste moest voor %(moment)s.") if first < timezone.now() else _("Handel voor %(moment)s.")
        )
        title = ngettext("Handel %(count)s zorgsignaal af", "Handel %(count)s zorgsignalen af", len(deadlines))
        yield DeskItem(
            Urgency.DANGER,
            title % {"count": _many(len(deadlines))},
            reverse("zorgsignalen:index"),
            told % {"moment": date_format(first, "j F H:i")},
            due=first.date(),
        )


SOURCES: list[Callable[[DeskVisitor], Iterable[DeskItem]]] = [care_signals, words_to_read, unanswered_messages]


def register_desk() -> None:
    """Put all of them on the desk."""
    for source in SOURCES:
        register_desk_source(source)


def _by_day(waiting: QuerySet, field: str, titles: tuple[str, str], address: str) -> Iterable[DeskItem]:
    days = list(waiting.order_by(field).values_list(field, flat=True)[:MOST_COUNTED])
    if not days:
        return
    one, many = titles
    due, today = days[0] + PROMISED, timezone.localdate()
    yield DeskItem(
        Urgency.LATE if due < today else Urgency.NOW if due == today else Urgency.SOON,
        one if len(days) == 1 else many % {"count": _many(len(days))},
        address,
        _("De oudste wacht sinds %(day)s.") % {"day": date_format(days[0], "j F")},
        due=due,
    )


def _many(count: int) -> str:
    return _("%(count)d of meer") % {"count": count} if count >= MOST_COUNTED else str(count)
