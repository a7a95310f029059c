"""The page of one gathering in the admin, from which everything about it is done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from audit.service import looked
from contributions.service import OccasionKind

from ..chairs import free_chairs
from ..clashes import clashes_of
from ..enums import GatheringState, SeatState
from ..moments import place_of, when_of
from ..panels import shown_buttons, shown_panels
from ..permissions import Visitor, may_change_gatherings, may_invite, may_move_gatherings, may_view_gatherings
from ..seat_rows import SeatBlock, seats_in_blocks
from ..whose import may_see_who_comes
from .base import GatheringScreen


class GatheringPageView(GatheringScreen, TemplateView):
    """When and where, who leads, how many chairs are left; and who comes, for who may read that."""

    template_name = "gatherings/admin/gathering.html"

    def may(self, user: Visitor) -> bool:
        """Who may see gatherings."""
        return may_view_gatherings(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page. Reading who comes is in the audit trail."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return self.gathering.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Bijeenkomsten > this gathering."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("meetings:index"), "label": _("Bijeenkomsten")},
            {"url": "", "label": self.gathering.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In a fixed number of queries."""
        gathering, user = self.gathering, self.request.user
        sees_who = may_see_who_comes(user, gathering)
        counts = _counts(gathering)
        return super().get_context_data(
            when=when_of(gathering),
            place=place_of(gathering),
            kind=dict(OccasionKind.choices).get(gathering.kind, gathering.kind),
            clashes=clashes_of([gathering]).get(gathering.pk, []),
            counts=counts,
            free=max(free_chairs(gathering), 0),
            too_few=gathering.state == GatheringState.PLANNED and counts["accepted"] < gathering.minimum,
            blocks=self._blocks() if sees_who else None,
            may_invite=may_invite(user),
            can_offer=may_invite(user) and self._is_to_come() and bool(counts["waiting"]),
            ways=self._ways(),
            panels=shown_panels(self.request, gathering),
            **kwargs,
        )

    def _blocks(self) -> list[SeatBlock]:
        takes_deeds = may_invite(self.request.user) and self._is_to_come()
        blocks = seats_in_blocks(self.gathering, takes_deeds=takes_deeds)
        people = [row.seat.participant for block in blocks for row in block.rows]
        looked("gatherings.read_seats", by=self.request.user, on=self.gathering, seen=people, shown=len(people))
        return blocks

    def _is_to_come(self) -> bool:
        return self.gathering.state == GatheringState.PLANNED and self.gathering.starts_at > timezone.now()

    def _ways(self) -> list[Button]:
        """What one does with a gathering, most used first."""
        gathering, user = self.gathering, self.request.user
        buttons = []
        is_open = gathering.state in (GatheringState.OFFERED, GatheringState.PLANNED)
        if is_open and gathering.starts_at > timezone.now() and may_change_gatherings(user):
            label = _("Verzet of verander") if gathering.state == GatheringState.PLANNED else _("Verander")
            buttons.append(Button(label, url=reverse("meetings:change", args=[gathering.pk])))
        if self._is_to_come() and may_move_gatherings(user):
            buttons.append(Button(_("Zeg de bijeenkomst af"), url=reverse("meetings:call_off", args=[gathering.pk])))
        return [*buttons, *shown_buttons(self.request, gathering)]


def _counts(gathering: Any) -> dict[str, int]:
    counts = dict.fromkeys((state.value for state in SeatState), 0)
    for state in gathering.seats.order_by().values_list("state", flat=True):
        counts[state] += 1
    return counts
