"""What of contributions waits for a colleague, as lines on the desk. Each source asks at most two questions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, Urgency

from .enums import CareState, ModerationState, OccasionKind
from .models import CareSignal, Contribution, Message, Reaction, SecondReading
from .permissions import Visitor, may_answer, may_handle_care, may_moderate, may_read_second
from .views.access import MOST_COUNTED
from .working_days import PROMISED_DAYS, is_late, promised_by, working_days_between


def words_to_read(user: Visitor) -> Iterator[DeskItem]:
    """Words nobody read yet; what is over the promise comes as late. Those of pupils have a line of their own."""
    if may_moderate(user):
        waiting = _unread().exclude(occasion__kind=OccasionKind.CLASS)
        title = _("Lees %(count)s bijdragen"), _("Lees 1 bijdrage")
        yield from _by_day(waiting, "arrived_on", title, reverse("moderatie:index"))


def words_of_pupils(user: Visitor) -> Iterator[DeskItem]:
    """Words from a class that nobody read yet: today, before all others, because a pupil cannot be asked back."""
    if not may_moderate(user):
        return
    waiting = _unread().filter(occasion__kind=OccasionKind.CLASS).order_by("arrived_on")
    days = list(waiting.values_list("arrived_on", flat=True)[:MOST_COUNTED])
    if not days:
        return
    title = ngettext("Lees %(count)s antwoord uit een klas", "Lees %(count)s antwoorden uit klassen", len(days))
    yield DeskItem(
        Urgency.LATE if is_late(days[0], timezone.localdate()) else Urgency.NOW,
        title % {"count": _many(len(days))},
        f"{reverse('moderatie:index')}?kind={OccasionKind.CLASS.value}",
        _("Lees dit als eerste. Wij weten niet welke leerling het schreef."),
        due=days[0],
    )


def _unread() -> QuerySet[Contribution]:
    return Contribution.objects.filter(moderation=ModerationState.WAITING, emptied_reason="")


def words_held(user: Visitor) -> Iterator[DeskItem]:
    """Words a moderator put aside to think about: the writer waits for a decision."""
    if may_moderate(user):
        held = Contribution.objects.filter(moderation=ModerationState.HELD, emptied_reason="")
        title = _("Beslis over %(count)s vastgehouden bijdragen"), _("Beslis over 1 vastgehouden bijdrage")
        address = reverse("moderatie:index") + "?moderation=held"
        yield from _by_day(held, "read_on", title, address, promised=False)


def second_readings(user: Visitor) -> Iterator[DeskItem]:
    """Who asked for a second reader, and did not mean this colleague; with the same two working days."""
    if may_read_second(user):
        title = _("Lees %(count)s bijdragen opnieuw, als tweede lezer"), _("Lees 1 bijdrage opnieuw, als tweede lezer")
        waiting = SecondReading.objects.open().for_reader(user.pk)
        yield from _by_day(waiting, "asked_on", title, reverse("tweede_lezers:index"))


def reactions_to_read(user: Visitor) -> Iterator[DeskItem]:
    """Reasons of readers that nobody read yet."""
    if may_moderate(user):
        title = _("Lees %(count)s reacties op bijdragen"), _("Lees 1 reactie op een bijdrage")
        yield from _by_day(Reaction.objects.waiting(), "made_on", title, reverse("reacties:index"))


def care_signals(user: Visitor) -> Iterator[DeskItem]:
    """Worries about somebody that nobody closed."""
    if not may_handle_care(user):
        return
    open_ones = CareSignal.objects.exclude(state=CareState.CLOSED).order_by("act_before")
    deadlines = list(open_ones.values_list("act_before", flat=True)[:MOST_COUNTED])
    if not deadlines:
        return
    first = timezone.localtime(deadlines[0])
    sentence = (
        _("TE LAAT: de eerste moest voor %(moment)s.") if first < timezone.now() else _("Handel voor %(moment)s.")
    )
    title = ngettext("Handel %(count)s zorgsignaal af", "Handel %(count)s zorgsignalen af", len(deadlines))
    yield DeskItem(
        Urgency.DANGER,
        title % {"count": _many(len(deadlines))},
        reverse("zorgsignalen:index"),
        sentence % {"moment": date_format(first, "j F H:i")},
        due=first.date(),
    )


def unanswered_messages(user: Visitor) -> Iterator[DeskItem]:
    """Questions and objections under receipts."""
    if may_answer(user):
        title = _("Beantwoord %(count)s berichten van deelnemers"), _("Beantwoord 1 bericht van een deelnemer")
        yield from _by_day(Message.objects.unanswered(), "written_on", title, reverse("vragen:index"), promised=False)


SOURCES = (
    care_signals,
    words_of_pupils,
    words_to_read,
    words_held,
    second_readings,
    reactions_to_read,
    unanswered_messages,
)


def _by_day(
    waiting: QuerySet[Any], field: str, title: tuple[str, str], address: str, *, promised: bool = True
) -> Iterator[DeskItem]:
    """One line about what waits since a day, the oldest said in working days. One query.

    What was `promised` is late after its day; for anything else that day only says that it is time.
    """
    days: list[date] = [
        day for day in waiting.order_by(field).values_list(field, flat=True)[:MOST_COUNTED] if day is not None
    ]
    if not days:
        return
    many, one = title
    today = timezone.localdate()
    late = promised and is_late(days[0], today)
    yield DeskItem(
        Urgency.LATE if late else Urgency.SOON if promised_by(days[0]) > today else Urgency.NOW,
        one if len(days) == 1 else many % {"count": _many(len(days))},
        address,
        _age(working_days_between(days[0], today), late=late),
        due=promised_by(days[0]),
    )


def _age(days: int, *, late: bool) -> str:
    if days == 0:
        return _("Alles kwam vandaag binnen.")
    text = ngettext("De oudste wacht %(days)d werkdag.", "De oudste wacht %(days)d werkdagen.", days) % {"days": days}
    return text + " " + _("Wij beloven %(promised)d.") % {"promised": PROMISED_DAYS} if late else text


def _many(count: int) -> str:
    return _("%(count)d of meer") % {"count": count} if count >= MOST_COUNTED else str(count)
