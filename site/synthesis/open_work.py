"""What is still open on a theme: what one can react to, what was put off, and what the apps above are busy with.

Rounds live above this app. They tell of themselves through a registry that is filled in `ready()`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.models import AgendaItem

from .enums import DecisionOutcome, DecisionState
from .models import Decision

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One thing that is not finished: what it is called, how it stands in a sentence, and where to read on."""

    title: str
    sentence: str
    url: str


Source = Callable[[AgendaItem], Iterable[OpenWork]]
_sources: list[Source] = []


def register_open_work(source: Source) -> None:
    """`source(agenda_item)` tells what runs about this theme, in a fixed number of queries."""
    if source not in _sources:
        _sources.append(source)


def open_work_on(item: AgendaItem) -> list[OpenWork]:
    """Everything that is still open on this theme, what one can react to first; one query and the sources'."""
    return [*_open_decisions(item), *(work for source in _sources for work in source(item))]


def _open_decisions(item: AgendaItem) -> list[OpenWork]:
    today = timezone.localdate()
    put_off = Q(state=DecisionState.FINAL, outcome=DecisionOutcome.PARKED)
    found = Decision.objects.filter(Q(state=DecisionState.OPEN) | put_off, agenda_item=item)
    # Alphabetically "final" comes before "open": what one can react to stands first.
    decisions = found.order_by("-state", "open_until", "pk")[:MOST_SHOWN]
    return [OpenWork(each.title, _how_it_stands(each, today), each.get_absolute_url()) for each in decisions]


def _how_it_stands(decision: Decision, today: date) -> str:
    if decision.state == DecisionState.OPEN:
        if decision.open_until is None:
            return _("U kunt nog reageren.")
        told = (
            _("U kunt reageren tot en met %(day)s.")
            if decision.takes_reactions(today)
            else _("Reageren kon tot en met %(day)s. Wij lezen nu de reacties.")
        )
        return told % {"day": date_format(decision.open_until, "j F Y")}
    if decision.review_on is None:
        return _("Dit besluiten wij later.")
    return _("Dit besluiten wij later. Wij kijken er opnieuw naar op %(day)s.") % {
        "day": date_format(decision.review_on, "j F Y")
    }
