"""All gatherings of a month: as a calendar where there is room, and as a list per day everywhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import OccasionKind

from ..clashes import clashes_of
from ..enums import GatheringState
from ..models import Gathering
from ..month import Month, around, for_the_list, month_of, read_month
from ..permissions import may_view_gatherings

_STANDING = (GatheringState.OFFERED, GatheringState.PLANNED, GatheringState.HELD)
_KINDS = (OccasionKind.FOCUS_GROUP, OccasionKind.ROUND_TABLE, OccasionKind.INTERVIEW, OccasionKind.WORK_SESSION)
WEEKDAYS = tuple(
    gettext_lazy(day) for day in ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
)


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """When people come together, without who."""

    template_name = "gatherings/admin/calendar.html"
    page_title = gettext_lazy("Bijeenkomsten")
    header_icon = "date"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may see gatherings."""
        if not may_view_gatherings(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Bijeenkomsten."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("Bijeenkomsten")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The month that was asked for, with filters: two queries, however much there is."""
        first = read_month(self.request.GET.get("maand", ""), timezone.localdate())
        state, kind = self.request.GET.get("stand", ""), self.request.GET.get("soort", "")
        mine = self.request.GET.get("van") == "mij"
        found = self._found(first, state, kind, mine)
        month = month_of(first, found, clashes_of(found))
        return super().get_context_data(
            month=month,
            month_in_words=date_format(first, "F Y"),
            weekdays=WEEKDAYS,
            state=state,
            kind=kind,
            mine=mine,
            states=GatheringState.choices,
            kinds=[(each.value, each.label) for each in _KINDS],
            **self._ways(month),
            **kwargs,
        )

    def _found(self, first: Any, state: str, kind: str, mine: bool) -> list[Gathering]:
        found = Gathering.objects.filter(around(first))
        found = found.filter(state=state) if state in GatheringState.values else found.filter(state__in=_STANDING)
        if kind in OccasionKind.values:
            found = found.filter(kind=kind)
        if mine:
            found = found.filter(Q(moderator=self.request.user.pk) | Q(note_taker=self.request.user.pk))
        return list(for_the_list(found))

    def _ways(self, month: Month) -> dict[str, str]:
        rest = self.request.GET.copy()

        def to(first: Any) -> str:
            rest["maand"] = f"{first:%Y-%m}"
            return f"?{rest.urlencode()}"

        return {
            "before_url": to(month.before),
            "after_url": to(month.after),
            "before_label": date_format(month.before, "F Y"),
            "after_label": date_format(month.after, "F Y"),
        }
