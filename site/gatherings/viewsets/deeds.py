"""Deeds on a gathering: change it, call it off, leave it out, offer free chairs."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from contributions.service import Refused

from ..beyond_reach import beyond_reach_sentence
from ..enums import COMING_SEATS, GatheringState, SeatState
from ..forms import MomentForm, ReasonForm
from ..models import Seat
from ..permissions import Visitor, may_change_gatherings, may_invite
from ..planning import call_off, change, drop, offer_again
from ..waiting import chair_came_free
from .base import GatheringPost, GatheringScreen


class FormScreen(GatheringScreen, FormView, ABC):
    """A form about a gathering; a refusal keeps what was typed."""

    template_name = "gatherings/admin/form.html"
    meaning: Any = ""
    button: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen, before it happens."""
        return super().get_context_data(meaning=self.meaning, button=self.button, **kwargs)

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            said = self.do(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return self.back()

    @abstractmethod
    def do(self, form: Any) -> str:
        """The deed itself; gives a sentence on what was done."""


class ChangeView(FormScreen):
    """Another time, place, leader or size."""

    page_title = gettext_lazy("Verzet of verander")
    form_class = MomentForm
    button = gettext_lazy("Bewaar")

    def may(self, user: Visitor) -> bool:
        """Who may change gatherings."""
        return may_change_gatherings(user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """As it stands now."""
        return {**super().get_form_kwargs(), "gathering": self.gathering}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many people hear of another time or place."""
        number = Seat.objects.filter(gathering=self.gathering).coming().exclude(participant__contact=None).count()
        if number and self.gathering.state == GatheringState.PLANNED:
            self.meaning = ngettext(
                "Verandert u de tijd of de plek? Dan krijgt %(number)d persoon bericht.",
                "Verandert u de tijd of de plek? Dan krijgen %(number)d mensen bericht.",
                number,
            ) % {"number": number}
        if self.gathering.state == GatheringState.PLANNED:
            self.meaning = f"{self.meaning} {beyond_reach_sentence([self.gathering])}".strip()
        return super().get_context_data(**kwargs)

    def do(self, form: MomentForm) -> str:
        """Change it."""
        seen = form.cleaned_data["seen"]
        change(self.gathering, form.moment(), by=self.request.user, seen=seen)  # type: ignore[arg-type]
        return _("De bijeenkomst is bewaard.")


class CallOffView(FormScreen):
    """It does not take place."""

    page_title = gettext_lazy("Zeg de bijeenkomst af")
    form_class = ReasonForm
    button = gettext_lazy("Zeg de bijeenkomst af")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many people hear of it."""
        states = (*COMING_SEATS, SeatState.WAITING)
        seats = Seat.objects.filter(gathering=self.gathering, state__in=states)
        number = seats.exclude(participant__contact=None).count()
        self.meaning = ngettext(
            "%(number)d persoon krijgt bericht dat het niet doorgaat. Dit kunt u niet terugdraaien.",
            "%(number)d mensen krijgen bericht dat het niet doorgaat. Dit kunt u niet terugdraaien.",
            number,
        ) % {"number": number}
        self.meaning = f"{self.meaning} {beyond_reach_sentence([self.gathering])}".strip()
        return super().get_context_data(**kwargs)

    def do(self, form: ReasonForm) -> str:
        """Call it off."""
        call_off(self.gathering, reason=form.cleaned_data["reason"], by=self.request.user)  # type: ignore[arg-type]
        return _("De bijeenkomst is afgezegd. Iedereen met een plek krijgt bericht.")


class DropView(GatheringPost):
    """A moment that was not chosen. POST only."""

    def do(self) -> str:
        """Leave it out."""
        drop(self.gathering, by=self.request.user)  # type: ignore[arg-type]
        return _("Dit moment doet niet meer mee.")


class OfferAgainView(GatheringPost):
    """A moment may be chosen after all. POST only."""

    def do(self) -> str:
        """Offer it again."""
        offer_again(self.gathering, by=self.request.user)  # type: ignore[arg-type]
        return _("Dit moment kan weer gekozen worden.")


class OfferChairsView(GatheringPost):
    """Offer the chairs that are free to who waits. POST only."""

    def may(self, user: Visitor) -> bool:
        """Who may invite."""
        return may_invite(user)

    def do(self) -> str:
        """Offer them."""
        number = len(chair_came_free(self.gathering))
        if not number:
            return _("Er is geen stoel vrij, of niemand op de lijst past. Er is niets aangeboden.")
        return ngettext("%(number)d plek aangeboden.", "%(number)d plekken aangeboden.", number) % {"number": number}


urlpatterns = [
    path("<int:pk>/verander/", ChangeView.as_view(), name="change"),
    path("<int:pk>/zeg-af/", CallOffView.as_view(), name="call_off"),
    path("<int:pk>/laat-vallen/", DropView.as_view(), name="drop"),
    path("<int:pk>/bied-weer-aan/", OfferAgainView.as_view(), name="offer_again"),
    path("<int:pk>/bied-stoelen-aan/", OfferChairsView.as_view(), name="offer_chairs"),
]
