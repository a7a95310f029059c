"""One's own sign-up, by the link in the mail: where it stands, changing it, taking it back."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from contributions.service import Refused

from ..drawing.finding import number_in_draw
from ..enums import CandidateState
from ..models import Candidate
from ..recruiting.changing import availabilities_of, change_needs, change_when, may_change, withdraw
from ..recruiting.forms import NO, YES, NeedsForm, WhenForm
from ..recruiting.links import candidate_behind
from ..recruiting.moments import moments_to_ask
from ..recruiting.standing import standing_of
from .base import UncachedView


class OwnView(UncachedView):
    """A screen that opens with the link only."""

    candidate: Candidate
    token: str

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without a link that opens something: say whom to call."""
        self.token = kwargs.pop("token")
        found = candidate_behind(self.token)
        if found is None:
            return render(request, "focusgroups/own/gone.html", status=HTTPStatus.NOT_FOUND)
        self.candidate = found
        return super().answer(request, *args, **kwargs)

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen about this sign-up."""
        always = {"candidate": self.candidate, "group": self.candidate.group, "token": self.token}
        return render(self.request, f"focusgroups/own/{template}.html", {**always, **context}, status=status)

    def home(self, query: str = "") -> HttpResponseRedirect:
        """Back to the sign-up."""
        return HttpResponseRedirect(reverse("focusgroups:own", args=[self.token]) + (f"?{query}" if query else ""))


class Own(OwnView):
    """Where it stands, and the ways from here."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """In words."""
        return self.show(
            "own",
            standing=standing_of(self.candidate),
            own_number=number_in_draw(self.candidate),
            may_change=may_change(self.candidate),
            is_withdrawn=self.candidate.state == CandidateState.WITHDRAWN,
            is_kept=request.GET.get("bewaard") == "1",
        )


class ChangeView(OwnView, ABC):
    """A form that changes one thing, as long as that is possible."""

    template: str

    def answer_late(self) -> HttpResponseBase | None:
        """Back to the sign-up, which says why, when nothing can be changed any more."""
        return None if may_change(self.candidate) else self.home()

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """With what was said before."""
        return self.answer_late() or self.show(self.template, form=self.form())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it; what is wrong comes back as it was typed."""
        if late := self.answer_late():
            return late
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(self.template, HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
        try:
            self.keep(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(self.template, HTTPStatus.CONFLICT, form=form)
        return self.home("bewaard=1")

    @abstractmethod
    def form(self, data: Any = None) -> Any:
        """The form of this screen."""

    @abstractmethod
    def keep(self, form: Any) -> None:
        """Keep what a good form says."""


class ChangeWhen(ChangeView):
    """When I can."""

    template = "when"

    def form(self, data: Any = None) -> WhenForm:
        """The moments that still have to come."""
        candidate = self.candidate
        said = {"can": availabilities_of(candidate), "when_else": candidate.when_else}
        return WhenForm(data, moments=moments_to_ask(candidate.group), initial=WhenForm.initial_from(said))

    def keep(self, form: WhenForm) -> None:
        """The last thing said counts."""
        can = {int(key): value for key, value in form.can.items()}
        change_when(self.candidate, can, form.cleaned_data["when_else"])


class ChangeNeeds(ChangeView):
    """What I need."""

    template = "needs"

    def form(self, data: Any = None) -> NeedsForm:
        """With what was ticked."""
        mine = self.candidate
        brings = YES if mine.brings_companion else NO
        return NeedsForm(
            data, initial={"needs": mine.needs, "needs_note": mine.needs_note, "brings_companion": brings}
        )

    def keep(self, form: NeedsForm) -> None:
        """The last thing said counts."""
        said = form.cleaned_data
        change_needs(
            self.candidate, tuple(said["needs"]), said["needs_note"], companion=said["brings_companion"] == YES
        )


class Withdraw(OwnView):
    """One button, without a question why. Opening the screen changes nothing: mail programs open links too."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """What it means."""
        return self.home() if self.candidate.state == CandidateState.WITHDRAWN else self.show("withdraw")

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Done. Twice is harmless."""
        try:
            withdraw(self.candidate, by=None)
        except Refused as refusal:
            return self.show("withdraw", HTTPStatus.CONFLICT, sentence=refusal.sentence)
        return self.home()
