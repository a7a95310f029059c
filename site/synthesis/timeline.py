"""What happened when in the whole co-creation. The apps above tell of themselves through a registry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.models import AgendaItem

from .enums import DecisionState
from .models import Decision, Finding

PER_PAGE = 40
#: Nobody reads further back one page at a time; whoever wants it all has the dossier.
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened on a day: what kind of thing, what it is called, and where to read on."""

    day: date
    what: str
    title: str
    url: str = ""
    is_example: bool = False


#: `source(agenda_item or None, limit)`: at least the newest `limit` moments, in a fixed number of queries.
Source = Callable[[AgendaItem | None, int], Iterable[Moment]]
_sources: list[Source] = []


def register_moments(source: Source) -> None:
    """`source(agenda_item, limit)` tells the newest public moments, of one theme when an item is given."""
    if source not in _sources:
        _sources.append(source)


def moments(item: AgendaItem | None, limit: int) -> list[Moment]:
    """The newest moments of all apps together, newest first; as many queries as there are sources."""
    found = [moment for source in (_decisions, _findings, *_sources) for moment in source(item, limit)]
    return sorted(found, key=lambda moment: (moment.day, moment.title), reverse=True)[:limit]


def timeline_context(code: str, page_number: int) -> dict[str, Any]:
    """One page of the timeline, with the themes to choose from; an unknown theme is no theme."""
    themes = list(AgendaItem.objects.order_by("number"))
    chosen = next((theme for theme in themes if theme.code == code), None)
    page_number = min(page_number, MOST_PAGES)
    start = (page_number - 1) * PER_PAGE
    found = moments(chosen, start + PER_PAGE + 1)[start:]
    return {
        "themes": themes,
        "chosen": chosen,
        "months": _by_month(found[:PER_PAGE]),
        "newer": str(page_number - 1) if page_number > 1 else "",
        "older": str(page_number + 1) if len(found) > PER_PAGE and page_number < MOST_PAGES else "",
    }


def _by_month(found: Iterable[Moment]) -> list[tuple[date, list[tuple[date, list[Moment]]]]]:
    """Months, in each the days on which something happened, in each what."""
    months: dict[date, dict[date, list[Moment]]] = {}
    for moment in found:
        months.setdefault(moment.day.replace(day=1), {}).setdefault(moment.day, []).append(moment)
    return [(month, list(days.items())) for month, days in months.items()]


def _findings(item: AgendaItem | None, limit: int) -> list[Moment]:
    """Per day and theme what the team adopted: one finding by its sentence, more of them by their number."""
    found = Finding.objects.public().filter(moved_on__isnull=False)
    if item is not None:
        found = found.filter(agenda_item=item)
    rows: Iterable[Any] = (
        found.order_by()
        .values("moved_on", "agenda_item__code", "agenda_item__title")
        .annotate(number=Count("pk"), examples=Count("pk", filter=Q(is_example=True)), sentence=Min("sentence"))
        .order_by("-moved_on", "agenda_item__code")[:limit]
    )
    told = []
    for row in rows:
        url = reverse("wagtail_serve", args=[f"wat-deden-we-ermee/{row['agenda_item__code']}/"])
        number, is_example = row["number"], row["examples"] == row["number"]
        if number == 1:
            told.append(Moment(row["moved_on"], _("Dit leerden wij"), row["sentence"], url, is_example))
            continue
        title = _("%(count)s bevindingen over: %(theme)s") % {"count": number, "theme": row["agenda_item__title"]}
        told.append(Moment(row["moved_on"], _("Vastgesteld"), title, url, is_example))
    return told


def _decisions(item: AgendaItem | None, limit: int) -> list[Moment]:
    """When a decision was laid open, and when it became final."""
    found = Decision.objects.public().latest_first()
    if item is not None:
        found = found.filter(agenda_item=item)
    told = []
    for decision in found[:limit]:
        url = decision.get_absolute_url()
        if decision.opened_on is not None:
            told.append(Moment(decision.opened_on, _("Voorstel voor een besluit"), decision.title, url))
        if decision.state == DecisionState.FINAL and decision.decided_on is not None:
            told.append(Moment(decision.decided_on, _("Besluit genomen"), decision.title, url))
    return told
