"""Deeds on one seat: an answer somebody gave by phone, taking off, offering a chair, moving to another gathering."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..answering import accept, decline
from ..enums import SeatState
from ..forms import OfferForm, ReseatForm
from ..models import Seat
from ..permissions import Visitor, may_invite
from ..renewing import new_link
from ..seats import cancel_seat, reseat
from ..waiting import leave_waiting_list, offer_to
from .base import GatheringPost
from .deeds import FormScreen


class _OfSeat:
    """One seat of this gathering (`seat` in the address)."""

    seat: Seat
    gathering: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the seat; that of another gathering is not here."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        known = Seat.objects.select_related("participant", "gathering")
        self.seat = get_object_or_404(known, pk=kwargs["seat"], gathering=self.gathering)

    def may(self, user: Visitor) -> bool:
        """Who may invite."""
        return may_invite(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom it is about, by number."""
        found: dict[str, Any] = super().get_context_data(seat=self.seat, **kwargs)  # type: ignore[misc]
        return found


class AcceptView(_OfSeat, GatheringPost):
    """Somebody says yes by phone. POST only."""

    def do(self) -> str:
        """Write it down."""
        seat = accept(self.seat, by=self.request.user)  # type: ignore[arg-type]
        if seat.state == SeatState.WAITING:
            return _("De groep is net vol. De persoon staat nu op de wachtlijst.")
        return _("Opgeschreven: deze persoon komt.")


class DeclineView(_OfSeat, GatheringPost):
    """Somebody says no by phone. POST only."""

    def do(self) -> str:
        """Write it down."""
        decline(self.seat, by=self.request.user)  # type: ignore[arg-type]
        return _("Opgeschreven: deze persoon komt niet. De plek gaat naar wie nu aan de beurt is.")


class NewLinkView(_OfSeat, GatheringPost):
    """Somebody else has the link: a new one, and the old one stops. POST only."""

    def do(self) -> str:
        """Renew it."""
        new_link(self.seat, by=self.request.user)  # type: ignore[arg-type]
        return _("De oude link werkt niet meer. De persoon krijgt bericht met een nieuwe link.")


class CancelSeatView(_OfSeat, FormScreen):
    """Take somebody off: asks first."""

    page_title = gettext_lazy("Haal deze persoon weg")
    form_class = forms.Form
    button = gettext_lazy("Haal deze persoon weg")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who only waits, hears nothing of it."""
        waits = self.seat.state == SeatState.WAITING
        self.meaning = (
            _("De persoon staat dan niet meer op de wachtlijst.")
            if waits
            else _("De plek vervalt. De persoon krijgt bericht. De stoel gaat naar wie nu aan de beurt is.")
        )
        return super().get_context_data(**kwargs)

    def do(self, form: forms.Form) -> str:
        """Take off."""
        if self.seat.state == SeatState.WAITING:
            leave_waiting_list(self.seat, by=self.request.user)  # type: ignore[arg-type]
            return _("Deze persoon staat niet meer op de wachtlijst.")
        cancel_seat(self.seat, by=self.request.user)  # type: ignore[arg-type]
        return _("De plek is vervallen. De persoon krijgt bericht.")


class OfferView(_OfSeat, FormScreen):
    """Offer a free chair to this person, out of turn, with a reason."""

    page_title = gettext_lazy("Bied een plek aan")
    form_class = OfferForm
    meaning = gettext_lazy("Deze persoon gaat voor op de gewone volgorde. Schrijf op waarom.")
    button = gettext_lazy("Bied de plek aan")

    def do(self, form: OfferForm) -> str:
        """Offer it."""
        offer_to(self.seat, reason=form.cleaned_data["reason"], by=self.request.user)  # type: ignore[arg-type]
        return _("De plek is aangeboden. De persoon krijgt bericht.")


class ReseatView(_OfSeat, FormScreen):
    """Move somebody to another gathering."""

    page_title = gettext_lazy("Verplaats deze persoon")
    form_class = ReseatForm
    meaning = gettext_lazy("De plek hier vervalt. De persoon krijgt daar bericht van, en een nieuwe uitnodiging.")
    button = gettext_lazy("Verplaats")

    def get_form_kwargs(self) -> dict[str, Any]:
        """From which gathering."""
        return {**super().get_form_kwargs(), "seat": self.seat}

    def do(self, form: ReseatForm) -> str:
        """Move."""
        moved = reseat(self.seat, form.cleaned_data["to"], by=self.request.user)  # type: ignore[arg-type]
        return _("De persoon is uitgenodigd voor: %s.") % moved.gathering


urlpatterns = [
    path("<int:pk>/plek/<uuid:seat>/komt/", AcceptView.as_view(), name="seat_accept"),
    path("<int:pk>/plek/<uuid:seat>/komt-niet/", DeclineView.as_view(), name="seat_decline"),
    path("<int:pk>/plek/<uuid:seat>/nieuwe-link/", NewLinkView.as_view(), name="seat_link"),
    path("<int:pk>/plek/<uuid:seat>/haal-weg/", CancelSeatView.as_view(), name="seat_cancel"),
    path("<int:pk>/plek/<uuid:seat>/bied-aan/", OfferView.as_view(), name="seat_offer"),
    path("<int:pk>/plek/<uuid:seat>/verplaats/", ReseatView.as_view(), name="seat_reseat"),
]
