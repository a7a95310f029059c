"""The end of a date: asks first, says what happens, and shows who came."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused

from ..door.access import FINAL_AFTER
from ..door.closing import close_date, summary
from ..door.figures import figures, nobody_said
from .door_base import DoorScreen


class DoorCloseView(DoorScreen):
    """ "Sluit af". No names on this screen; small numbers only for who runs the date."""

    template_name = "outreach/admin/door_close.html"
    page_title = gettext_lazy("Sluit af")
    here = "door_close"

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """How it stands."""
        return self._show()

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Close it. A refusal is a sentence on this screen."""
        try:
            close_date(self.date, by=self.colleague)
        except Refused as refusal:
            return self._show(refusal.sentence, status=422)
        messages.success(request, _("De bijeenkomst is afgesloten. Niemand krijgt hier bericht van."))
        return redirect(self.address("door_close"))

    def _show(self, refusal: str = "", status: int = 200) -> HttpResponse:
        closed_on = self.date.closed_on
        return self.render_to_response(
            self.get_context_data(
                refusal=refusal,
                figures=figures(self.date),
                nobody_said=nobody_said(self.date),
                summary=summary(self.date),
                is_early=self.date.gathering.starts_at > timezone.now(),
                is_running=self.date.gathering.ends_at > timezone.now(),
                final_on=closed_on + FINAL_AFTER if closed_on else None,
            ),
            status=status,
        )
