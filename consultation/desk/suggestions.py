"""Other words that people suggested for a text, and on which nobody decided."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import RoundState
from ..models import Round
from ..permissions import may_change_texts
from ..texts.suggestions import waiting_in

_STEP = "answer__item__step"


def suggestions_to_read(user: DeskVisitor) -> Iterator[DeskItem]:
    """Before the next edition of a text; sooner once its round closed. One query."""
    if not may_change_texts(user):
        return
    rounds = Round.objects.filter(state__in=(RoundState.OPEN, RoundState.REVIEW))
    by_step = waiting_in(rounds).order_by().values_list(_STEP, f"{_STEP}__round__state").annotate(count=Count("pk"))
    found = sorted(by_step, key=lambda row: (row[1] == RoundState.OPEN, -row[2], row[0]))
    if not found:
        return
    first, state, _count = found[0]
    number = sum(count for _step, _state, count in found)
    title = ngettext(
        "Lees %(count)d voorstel voor andere woorden", "Lees %(count)d voorstellen voor andere woorden", number
    )
    yield DeskItem(
        Urgency.WHEN_YOU_CAN if state == RoundState.OPEN else Urgency.SOON,
        title % {"count": number},
        reverse("rounds:text", args=[first]),
        _("Gebruik ze in de volgende uitgave van de tekst, of zeg waarom niet."),
    )


SOURCES = (suggestions_to_read,)
