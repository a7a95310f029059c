"""For everybody: where we were, and how we choose where to go. Numbers of dates, never of people."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from gatherings.service import GatheringState
from people.service import Province

from ..enums import EventState
from ..models import EventDate
from .maps import dates_map
from .planning import held_in


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One province: how often we were there, and how often we come."""

    name: str
    held: int
    coming: int


class WhereWeWere(TemplateView):
    """The map with its table. Two queries."""

    template_name = "outreach/where_we_were.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Dates that were held, and that are on the agenda, per province."""
        held, coming = held_in(), _coming()
        rows = [PlaceRow(str(each.label), held[each.value], coming[each.value]) for each in Province]
        return super().get_context_data(
            rows=rows,
            held=held.total(),
            online=held[""],
            missing=[row.name for row in rows if not row.held],
            map=dates_map(held, title=_("Hoe vaak wij in een provincie waren"), words=_times),
            **kwargs,
        )


class ExplainedNext(TemplateView):
    """How a suggestion for the next event comes about, in the order of :mod:`outreach.coverage.ranking`."""

    template_name = "outreach/explained_next.html"


def _coming() -> Counter[str]:
    dates = EventDate.objects.filter(
        event__state=EventState.PUBLIC,
        gathering__state=GatheringState.PLANNED,
        gathering__ends_at__gt=timezone.now(),
    )
    rows = dates.order_by().values_list("gathering__venue__province").annotate(dates=Count("pk"))
    return Counter({province or "": number for province, number in rows})


def _times(number: int) -> str:
    if not number:
        return _("hier waren wij nog niet.")
    return ngettext("hier waren wij %(number)d keer.", "hier waren wij %(number)d keer.", number) % {"number": number}
