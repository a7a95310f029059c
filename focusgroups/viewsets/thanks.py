"""What the people of one gathering get: noted, settled, added up, and listed for who pays."""

from decimal import Decimal
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from gatherings.models import Seat
from gatherings.service import SeatState

from ..enums import ThanksKind
from ..permissions import Visitor, may_change_thanks
from ..reporting.thanks import MOST, Row, finance_csv, note, pseudonym_of, rows_of, settle, totals_of, unsettle
from .after_base import SessionPage

_AMOUNT: dict[str, Any] = {
    "min_value": 0,
    "max_value": MOST,
    "decimal_places": 2,
    "required": False,
    "localize": True,
    "error_messages": {
        "invalid": gettext_lazy("Vul een bedrag in, bijvoorbeeld 12,50."),
        "max_decimal_places": gettext_lazy("Vul een bedrag in met twee cijfers achter de komma."),
        "min_value": gettext_lazy("Een bedrag is 0 of meer."),
        "max_value": gettext_lazy("Een bedrag is hoogstens 999,99 euro."),
    },
}


class NoteForm(forms.Form):
    """A kind and two amounts. There is no room for anything else."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Bedankje"),
        required=False,
        choices=[("", gettext_lazy("Nog niet gekozen")), *ThanksKind.choices],
    )
    amount = forms.DecimalField(label=gettext_lazy("Bedrag in euro"), **_AMOUNT)
    travel = forms.DecimalField(label=gettext_lazy("Reiskosten in euro"), **_AMOUNT)


class ThanksView(SessionPage):
    """Everybody who came, by pseudonym, each with a small form."""

    page_title = gettext_lazy("Bedankjes en reiskosten")
    header_icon = "tag"
    template_name = "focusgroups/admin/thanks.html"

    def may(self, user: Visitor) -> bool:
        """Who notes what people get."""
        return may_change_thanks(user)

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The list."""
        looked("focusgroups.read_thanks", by=request.user, on=self.gathering)
        return self.page()

    def post(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """Note, settle, or take settling back, for one person."""
        seat = get_object_or_404(
            Seat, pk=_uuid(request.POST.get("seat")), gathering=self.gathering, state=SeatState.ATTENDED
        )
        form, deed = NoteForm(request.POST, prefix=seat.pk.hex), request.POST.get("deed")
        try:
            if deed == "settle":
                settle(seat, by=self.colleague)
            elif deed == "unsettle":
                unsettle(seat, by=self.colleague)
            elif form.is_valid():
                given = form.cleaned_data
                amount, travel = given["amount"] or Decimal(0), given["travel"] or Decimal(0)
                note(seat, given["kind"], amount, travel, by=self.colleague)
            else:
                return self.page(typed={seat.pk: form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        except Refused as refusal:
            kept = {seat.pk: form} if deed == "note" else {}
            return self.page(typed=kept, refusal=refusal.sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        self.say(_("Bewaard."))
        return redirect(f"{self.address('thanks')}#p{seat.pk.hex[:8]}")

    def page(
        self, *, typed: dict[UUID, NoteForm] | None = None, refusal: str = "", status: int = HTTPStatus.OK
    ) -> HttpResponse:
        """The screen; what was typed stays."""
        rows = rows_of(self.gathering)
        forms_ = typed or {}
        shown = [(row, pseudonym_of(row.seat), forms_.get(row.seat.pk) or self.form_of(row)) for row in rows]
        return self.show(rows=shown, totals=totals_of(rows), refusal=refusal, status=status)

    def form_of(self, row: Row) -> NoteForm:
        """What was noted; else what the group offers."""
        thanks = row.thanks
        initial = {
            "kind": thanks.kind if thanks else "",
            "amount": thanks.amount if thanks else "",
            "travel": thanks.travel_amount if thanks else "",
        }
        return NoteForm(prefix=row.seat.pk.hex, initial=initial)


class FinanceListView(ThanksView):
    """The list for who pays. It leaves the house, so it stands in the audit trail."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The file."""
        made = finance_csv(self.gathering, by=self.colleague)
        name = f"bedankjes-{self.group.slug}-{self.gathering.starts_here:%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(f"\ufeff{made}", content_type="text/csv; charset=utf-8", headers=headers)


def _uuid(value: str | None) -> UUID:
    try:
        return UUID(value or "")
    except ValueError:
        return UUID(int=0)


urlpatterns = [
    path("<int:pk>/bedankjes/<int:session>/", ThanksView.as_view(), name="thanks"),
    path("<int:pk>/bedankjes/<int:session>/betaallijst.csv", FinanceListView.as_view(), name="thanks_list"),
]
