"""Changing one's own sign-up, by the link of one's own page: with how many, and what one needs."""

from abc import abstractmethod
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from contributions.service import Refused
from gatherings.service import seat_behind

from ...models import SignUp
from ..changing import change_needs, change_people, may_change
from ..forms import NeedsForm, PeopleForm
from ..needed_here import there_at


@method_decorator(csrf_exempt, name="dispatch")
class OwnView(View):
    """One form about one sign-up. The link is the proof, so the form needs no cookie, as on the own page itself."""

    sign_up: SignUp
    token: str
    template: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without a link that opens something: say whom to call. When it is too late to change: the own page."""
        self.token = kwargs.pop("token")
        seat = seat_behind(self.token)
        found = SignUp.objects.select_related("date__event").filter(seat=seat).first() if seat else None
        if seat is None or found is None:
            response: HttpResponseBase = render(request, "outreach/own/gone.html", status=HTTPStatus.NOT_FOUND)
        else:
            self.sign_up, found.seat = found, seat
            response = super().dispatch(request, *args, **kwargs) if may_change(found) else self.home()
        add_never_cache_headers(response)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """With what was said before."""
        return self.show(self.form())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it; what is wrong comes back as it was typed."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            self.keep(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.CONFLICT)
        return self.home()

    def show(self, form: forms.Form, status: int = HTTPStatus.OK) -> HttpResponse:
        """The form on its screen."""
        event, seat = self.sign_up.date.event, self.sign_up.seat
        context = {"event": event, "seat": seat, "token": self.token, "there": there_at(event, seat.gathering)}
        return render(self.request, f"outreach/own/{self.template}.html", {**context, "form": form}, status=status)

    def home(self) -> HttpResponse:
        """To the own page, which shows how it stands now."""
        return redirect("gatherings:seat", self.token)

    @abstractmethod
    def form(self, data: Any = None) -> Any:
        """The form of this screen."""

    @abstractmethod
    def keep(self, form: Any) -> None:
        """Keep what a good form says."""


class OwnPeople(OwnView):
    """With how many."""

    template = "people"

    def form(self, data: Any = None) -> PeopleForm:
        """Up to what one may say oneself, or what a colleague wrote down."""
        seat = self.sign_up.seat
        most = min(max(self.sign_up.date.event.most_per_sign_up, seat.chairs), seat.gathering.capacity)
        return PeopleForm(data, most=max(most, 1), initial={"people": seat.chairs})

    def keep(self, form: PeopleForm) -> None:
        """The last thing said counts."""
        change_people(self.sign_up, form.cleaned_data["people"])


class OwnNeeds(OwnView):
    """What one needs."""

    template = "needs"

    def form(self, data: Any = None) -> NeedsForm:
        """With what was ticked."""
        mine = self.sign_up
        return NeedsForm(data, initial={"needs": mine.needs, "needs_note": mine.needs_note, "language": mine.language})

    def keep(self, form: NeedsForm) -> None:
        """The last thing said counts."""
        said = form.cleaned_data
        change_needs(self.sign_up, tuple(said["needs"]), said["needs_note"], said["language"])
