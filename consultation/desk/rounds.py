"""Rounds that wait for the organiser: to open, to close, and to answer whoever took part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import RoundState
from ..models import Item, Round, RoundPage, Step
from ..permissions import may_move_rounds

#: Three days: time enough to remind people, or to mend what is missing.
SOON = timedelta(days=3)
#: The worker comes by every minute; after this it is late.
WORKER_IS_LATE = timedelta(minutes=10)
WEEK = timedelta(days=7)


def not_ready() -> Q:
    """Rounds that could not open as they are; the same as transitions.missing_for_opening, asked of many at once.

    But for texts that changed after they were read: that takes all texts. Such a round shows when it is late.
    """
    question = Item.objects.filter(step__round=OuterRef("pk"), retired=False, current__isnull=False)
    page = RoundPage.objects.live().filter(round=OuterRef("pk"))
    empty = Step.objects.filter(
        ~Exists(Item.objects.filter(step=OuterRef("pk"), retired=False, current__isnull=False))
    )
    return (
        ~Exists(question)
        | Exists(empty.filter(round=OuterRef("pk")))
        | Q(unread_reason="", ambassador_read_on=None)
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
    found = _waiting(coming.filter(not_ready() | Q(opens_at__lte=now - WORKER_IS_LATE)), "opens_at")
    if not found:
        return
    first = found[0]
    told = (
        _("‘%(title)s’ moest open op %(day)s. Kijk wat er mist.")
        if first.moment <= now
        else _("‘%(title)s’ opent op %(day)s, en is nog niet klaar. Kijk wat er mist.")
    )
    yield DeskItem(
        Urgency.LATE if first.moment <= now else Urgency.NOW,
        ngettext("Maak %(count)s ronde klaar om te openen", "Maak %(count)s rondes klaar om te openen", len(found))
        % {"count": len(found)},
        _one_or_list(found, RoundState.ANNOUNCED),
        told % first.in_words,
        due=timezone.localdate(first.moment),
    )


def to_close(user: DeskVisitor) -> Iterator[DeskItem]:
    """Open past its time because the worker is late, and closing within three days; one query."""
    if not may_move_rounds(user):
        return
    now = timezone.now()
    closing = _waiting(Round.objects.filter(state=RoundState.OPEN, closes_at__lte=now + SOON), "closes_at")
    if late := [each for each in closing if each.moment <= now - WORKER_IS_LATE]:
        title = ngettext(
            "Sluit %(count)s ronde waarvan de tijd om is", "Sluit %(count)s rondes waarvan de tijd om is", len(late)
        )
        told = _("‘%(title)s’ moest dicht op %(day)s. Dat gebeurt anders vanzelf: zeg het ook de beheerder.")
        yield _about(late, Urgency.LATE, title, told)
    if soon := [each for each in closing if each.moment > now]:
        title = ngettext(
            "Kijk naar %(count)s ronde die bijna sluit", "Kijk naar %(count)s rondes die bijna sluiten", len(soon)
        )
        yield _about(soon, Urgency.SOON, title, _("‘%(title)s’ sluit op %(day)s. Wie hoorde u nog niet?"))


def to_answer(user: DeskVisitor) -> Iterator[DeskItem]:
    """People wait for word back: late, today, or within a week; one query. It stays until the promise is kept."""
    if not may_move_rounds(user):
        return
    today = timezone.localdate()
    owing = Round.objects.owing_word_back().filter(word_back_on__lte=today + WEEK).order_by("word_back_on", "pk")
    found = list(owing.values_list("pk", "title", "word_back_on"))
    if not found:
        return
    key, title, due = found[0]
    assert due is not None, "owing_word_back() asks for a day"
    urgency, told = Urgency.SOON, _("‘%(title)s’: beloofd op %(day)s. Lukt dat niet? Leg dan nu uit waarom.")
    if due < today:
        urgency = Urgency.LATE
        told = _("‘%(title)s’: beloofd op %(day)s. Antwoord, of leg uit waarom het later wordt.")
    elif due == today:
        urgency = Urgency.NOW
    yield DeskItem(
        urgency,
        ngettext("Houd %(count)s belofte om te antwoorden", "Houd %(count)s beloften om te antwoorden", len(found))
        % {"count": len(found)},
        reverse("rounds:inspect", args=[key]),
        told % {"title": title, "day": date_format(due, "j F Y")},
        due=due,
    )


SOURCES = (to_open, to_close, to_answer)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A round with the moment on which something must happen."""

    pk: int
    title: str
    moment: datetime

    @property
    def in_words(self) -> dict[str, str]:
        """For a sentence."""
        return {"title": self.title, "day": date_format(timezone.localtime(self.moment), "j F H:i")}


def _waiting(rounds: QuerySet[Round], field: str) -> list[_Waiting]:
    """These rounds, the first one due first; `field` says when."""
    return [_Waiting(*row) for row in rounds.order_by(field, "pk").values_list("pk", "title", field)]


def _about(found: list[_Waiting], urgency: Urgency, title: str, told: str) -> DeskItem:
    first = found[0]
    return DeskItem(
        urgency,
        title % {"count": len(found)},
        _one_or_list(found, RoundState.OPEN),
        told % first.in_words,
        due=timezone.localdate(first.moment),
    )


def _one_or_list(found: list[_Waiting], state: str) -> str:
    """The page of the one round it is about, or the list of rounds in this state."""
    if len(found) > 1:
        return f"{reverse('rounds:index')}?state={state}"
    return reverse("rounds:inspect", args=[found[0].pk])
