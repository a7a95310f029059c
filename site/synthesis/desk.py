"""Decisions that wait for the team: to be made final, to be looked at again, and what people said of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from .enums import DecisionState, FindingState
from .finding_desk.loose import loose_excerpts
from .models import Decision, DecisionReaction, Finding
from .permissions import CHANGE_FINDING, may_adopt, may_choose_words, may_handle_reactions, may_move

#: People were told that the team decides after the last day; a week later that begins to look forgotten.
PATIENCE = timedelta(days=7)
#: A line on the desk counts no further.
MOST_COUNTED = 1_000


def to_make_final(user: DeskVisitor) -> Iterator[DeskItem]:
    """Nobody can react any more; one query."""
    if not may_move(user):
        return
    today = timezone.localdate()
    waiting = Decision.objects.waiting_to_be_final(today)
    number, first, key = _first_of(waiting.order_by("open_until", "pk").values_list("open_until", "pk"))
    if first is None:
        return
    yield DeskItem(
        Urgency.LATE if first < today - PATIENCE else Urgency.NOW,
        ngettext("Stel %(count)s besluit vast", "Stel %(count)s besluiten vast", number) % {"count": number},
        reverse("besluiten:move", args=[key, DecisionState.FINAL])
        if number == 1
        else f"{reverse('besluiten:index')}?state={DecisionState.OPEN}",
        _("Reageren kon tot en met %(day)s. Mensen wachten op wat u ermee doet.") % {"day": _day(first)},
        due=first,
    )


def to_review(user: DeskVisitor) -> Iterator[DeskItem]:
    """The day came on which the team would look again, one's own decisions first; one query."""
    if not may_move(user):
        return
    today = timezone.localdate()
    due = Decision.objects.due_for_review(today).order_by("review_on", "pk")
    rows = [(day, key, owner) for day, key, owner in due.values_list("review_on", "pk", "owner") if day]
    if not rows:
        return
    own = [row for row in rows if row[2] == user.pk]
    day, key, _owner = (own or rows)[0]
    told = (
        _("U bent de eigenaar. Op de website staat %(day)s. Schrijf op wat u nu ziet.")
        if own
        else _("Op de website staat %(day)s. Schrijf op wat u nu ziet.")
    )
    number, first = len(rows), rows[0][0]
    yield DeskItem(
        Urgency.LATE if first < today else Urgency.NOW,
        ngettext("Kijk opnieuw naar %(count)s besluit", "Kijk opnieuw naar %(count)s besluiten", number)
        % {"count": number},
        reverse("besluiten:review", args=[key]),
        told % {"day": _day(day)},
        due=first,
    )


def to_read(user: DeskVisitor) -> Iterator[DeskItem]:
    """What people wrote about decisions that nobody dealt with yet; one query."""
    if not may_handle_reactions(user):
        return
    waiting = list(
        DecisionReaction.objects.unhandled()
        .values("decision", "decision__title", "decision__open_until")
        .annotate(number=Count("pk"), first=Min("given_on"))
        .order_by("decision__open_until", "decision")
    )
    if not waiting:
        return
    number, first = sum(row["number"] for row in waiting), waiting[0]
    is_over = first["decision__open_until"] is not None and first["decision__open_until"] < timezone.localdate()
    told = (
        _("Bij: ‘%(title)s’. De oudste is van %(day)s.")
        if len(waiting) == 1
        else _("Begin bij: ‘%(title)s’. De oudste is van %(day)s.")
    )
    yield DeskItem(
        Urgency.NOW if is_over else Urgency.WHEN_YOU_CAN,
        ngettext("Lees %(count)s reactie op een besluit", "Lees %(count)s reacties op besluiten", number)
        % {"count": number},
        reverse("besluiten:reactions", args=[first["decision"]]),
        told % {"title": first["decision__title"], "day": _day(first["first"])},
        due=first["decision__open_until"],
    )


def to_adopt(user: DeskVisitor) -> Iterator[DeskItem]:
    """Findings that analysts wrote and that the team did not adopt yet; one query."""
    if not may_adopt(user):
        return
    keys = list(Finding.objects.waiting_to_be_adopted().order_by("pk").values_list("pk", flat=True)[:MOST_COUNTED])
    if not keys:
        return
    yield DeskItem(
        Urgency.WHEN_YOU_CAN,
        ngettext("Stel %(count)s bevinding vast", "Stel %(count)s bevindingen vast", len(keys)) % {"count": len(keys)},
        reverse("bevindingen:inspect", args=keys)
        if len(keys) == 1
        else f"{reverse('bevindingen:index')}?state={FindingState.CONCEPT}",
        _("Pas daarna leest iedereen ze, en kan er een besluit op rusten."),
    )


def to_find(user: DeskVisitor) -> Iterator[DeskItem]:
    """Words that were coded and stand in no finding; one query."""
    if not may_choose_words(user, CHANGE_FINDING):
        return
    number = loose_excerpts().order_by()[:MOST_COUNTED].count()
    if not number:
        return
    yield DeskItem(
        Urgency.WHEN_YOU_CAN,
        ngettext(
            "Bekijk %(count)s fragment dat in geen bevinding staat",
            "Bekijk %(count)s fragmenten die in geen bevinding staan",
            number,
        )
        % {"count": number},
        reverse("bevindingen:loose"),
        _("Deze woorden kregen een code. Kijk wat ze samen zeggen."),
    )


SOURCES = (to_make_final, to_review, to_read, to_adopt, to_find)


def _first_of(rows: object) -> tuple[int, date | None, object]:
    """(how many, the earliest day, its key)."""
    found = list(rows)  # type: ignore[call-overload]
    return (len(found), *found[0]) if found else (0, None, None)


def _day(moment: date) -> str:
    return date_format(moment, "j F Y")
