"""Rounds that wait for the organiser: to open, to close, and to answer whoever took part."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .enums import RoundState
from .models import Item, Round, RoundPage
from .permissions import may_move_rounds

#: Three days: time enough to remind people, or to mend what is missing.
SOON = timedelta(days=3)
#: The worker comes by every minute; after this it is late.
WORKER_IS_LATE = timedelta(minutes=10)
WEEK = timedelta(days=7)


def not_ready() -> Q:
    """Rounds that could not open as they are; the same as transitions.missing_for_opening, asked of many at once."""
    question = Item.objects.filter(step__round=OuterRef("pk"), retired=False, current__isnull=False)
    page = RoundPage.objects.live().filter(round=OuterRef("pk"))
    return (
        ~Exists(question)
        | ~Exists(page)
        | Q(opens_at=None)
        | Q(closes_at=None)
        | Q(closes_at__lte=timezone.now())
        | Q(word_back_on=None)
        | Q(contact_name="")
        | Q(contact_phone="")
        | Q(occasion__words_final_on=None)
        | Q(occasion__words_final_on__lt=TruncDate("closes_at"))
    )


def to_open(user: DeskVisitor) -> Iterator[DeskItem]:
    """Announced, and something is missing while the day comes or is past; one query."""
    if not may_move_rounds(user):
        return
    now = timezone.now()
    coming = Round.objects.filter(state=RoundState.ANNOUNCED, opens_at__lte=now + SOON)
    stuck = coming.filter(not_ready() | Q(opens_at__lte=now - WORKER_IS_LATE))
    found = list(stuck.order_by("opens_at", "pk").values_list("pk", "title", "opens_at"))
    if not found:
        return
    first = found[0][2]
    told = (
        _("%(title)s moest open op %(day)s. Kijk wat er mist.")
        if first <= now
        else _("%(title)s opent op %(day)s, en is nog niet klaar. Kijk wat er mist.")
    )
    yield DeskItem(
        Urgency.LATE if first <= now else Urgency.NOW,
        ngettext("Maak %(count)s ronde klaar om te openen", "Maak %(count)s rondes klaar om te openen", len(found))
        % {"count": len(found)},
        _one_or_list(found, RoundState.ANNOUNCED),
        told % {"title": found[0][1], "day": _moment(first)},
        due=timezone.localdate(first),
    )


def to_close(user: DeskVisitor) -> Iterator[DeskItem]:
    """Open past its time because the worker is late, and closing within three days; one query."""
    if not may_move_rounds(user):
        return
    now = timezone.now()
    closing = Round.objects.filter(state=RoundState.OPEN, closes_at__lte=now + SOON).order_by("closes_at", "pk")
    rows = list(closing.values_list("pk", "title", "closes_at"))
    late = [row for row in rows if row[2] <= now - WORKER_IS_LATE]
    soon = [row for row in rows if row[2] > now]
    if late:
        yield DeskItem(
            Urgency.LATE,
            ngettext("Sluit %(count)s ronde waarvan de tijd om is", "Sluit %(count)s rondes waarvan de tijd om is", len(late))
            % {"count": len(late)},
            _one_or_list(late, RoundState.OPEN),
            _("%(title)s moest dicht op %(day)s. Dat gebeurt anders vanzelf: zeg het ook de beheerder.")
            % {"title": late[0][1], "day": _moment(late[0][2])},
            due=timezone.localdate(late[0][2]),
        )
    if soon:
        yield DeskItem(
            Urgency.SOON,
            ngettext("Kijk naar %(count)s ronde die bijna sluit", "Kijk naar %(count)s rondes die bijna sluiten", len(soon))
            % {"count": len(soon)},
            _one_or_list(soon, RoundState.OPEN),
            _("%(title)s sluit op %(day)s. Wie hoorde u nog niet?") % {"title": soon[0][1], "day": _moment(soon[0][2])},
            due=timezone.localdate(soon[0][2]),
        )


def to_answer(user: DeskVisitor) -> Iterator[DeskItem]:
    """People wait for word back: late, today, or within a week; one query. It stays until the promise is kept."""
    if not may_move_rounds(user):
        return
    today = timezone.localdate()
    owing = Round.objects.owing_word_back().filter(word_back_on__lte=today + WEEK).order_by("word_back_on", "pk")
    found = list(owing.values_list("pk", "title", "word_back_on", "state"))
    if not found:
        return
    key, title, due, _state = found[0]
    if due < today:
        urgency, told = Urgency.LATE, _("%(title)s: beloofd op %(day)s. Antwoord, of leg uit waarom het later wordt.")
    else:
        urgency = Urgency.NOW if due == today else Urgency.SOON
        told = _("%(title)s: beloofd op %(day)s. Lukt dat niet? Leg dan nu uit waarom.")
    yield DeskItem(
        urgency,
        ngettext("Houd %(count)s belofte om te antwoorden", "Houd %(count)s beloften om te antwoorden", len(found))
        % {"count": len(found)},
        reverse("rounds:inspect", args=[key]),
        told % {"title": title, "day": date_format(due, "j F Y")},
        due=due,
    )


SOURCES = (to_open, to_close, to_answer)


def _one_or_list(found: Iterable[tuple], state: str) -> str:
    """The page of the one round it is about, or the list of rounds in this state."""
    first, *others = found
    return f"{reverse('rounds:index')}?state={state}" if others else reverse("rounds:inspect", args=[first[0]])


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F H:i")
