"""What is printed for the tables: the sheet with the QR code, cards to write on, and slips with a code."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from pages.service import PdfUnavailable

from ..cards.printing import card_sheets, slips, table_sheet
from ..cards.staff_forms import PrintForm
from ..models import EventDate
from .cards_base import RunScreen

#: What stands on the button -> how it is made, with how many.
NUMBERED: dict[str, Callable[[EventDate, int], bytes]] = {"kaarten": card_sheets, "strookjes": slips}


class CardPrintsView(RunScreen):
    """Choose what to print. Cards and slips have codes: each press makes new ones, so it is a deed."""

    page_title = gettext_lazy("Druk af voor op tafel")
    header_icon = "print"
    template_name = "outreach/admin/card_prints.html"
    here = "card_prints"

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The choices."""
        return self.show(form=PrintForm())

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Make it."""
        what = request.POST.get("deed", "")
        try:
            if what == "tafel":
                return self._pdf(table_sheet(self.date), what)
            if what not in NUMBERED:
                messages.error(request, _("Kies een van de knoppen."))
                return redirect(self.address("card_prints"))
            form = PrintForm(request.POST)
            if not form.is_valid():
                return self.show(HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
            made = NUMBERED[what](self.date, form.cleaned_data["count"])
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect(self.address("card_prints"))
        record("outreach.print_codes", by=request.user, on=self.date, what=what, count=form.cleaned_data["count"])
        return self._pdf(made, what)

    def _pdf(self, made: bytes, what: str) -> HttpResponse:
        name = f"{what}-{self.gathering.starts_here.date().isoformat()}.pdf"
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )


urlpatterns = [path("datum/<uuid:date>/afdrukken/", CardPrintsView.as_view(), name="card_prints")]
