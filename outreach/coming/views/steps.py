"""Signing up: one question per screen, kept as its screen is left. The back button finds everything."""

from http import HTTPStatus
from typing import Any, ClassVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from people.service import offered_perspectives

from ...models import SignUpDraft
from .. import cookies, drafts
from ..forms import NeedsForm, PeopleForm, StepForm, WhoForm
from ..needed_here import there_at
from ..reach_forms import AddressForm, WayForm
from ..said import Way
from .base import SignUpView


class Begin(SignUpView):
    """Where the button leads: on with what was begun; after a sign-up was sent, a new one."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """To the first screen."""
        response = self.go("sign_up_step", drafts.STEPS[0])
        if drafts.is_sent(self.draft):
            cookies.hold(response, self.date, uuid4())
        return response


class Step(SignUpView):
    """One screen; which one stands in the address."""

    templates: ClassVar[dict[str, str]] = {
        "aantal": "people",
        "wie": "who",
        "nodig": "needs",
        "bereik": "way",
        "adres": "address",
    }

    @property
    def step(self) -> str:
        """Which screen."""
        return str(self.kwargs["step"])

    def get(self, request: HttpRequest, step: str) -> HttpResponseBase:
        """With what was said before. The first screen gives this browser its number."""
        if self.draft is None and step != drafts.STEPS[0]:
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("sign_up_thanks")
        if step not in drafts.steps_of(self.draft):
            return self.go("sign_up_overview")
        response = self.ask(self.form())
        if self.key is None:
            cookies.hold(response, self.date, uuid4())
        return response

    def post(self, request: HttpRequest, step: str) -> HttpResponseBase:
        """Keep it and go on; what is wrong comes back as it was typed."""
        if self.key is None or (self.draft is None and step != drafts.STEPS[0]):
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("sign_up_thanks")
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.go_on(drafts.keep(self.date, self.key, step, form.answers))

    def go_on(self, draft: SignUpDraft) -> HttpResponseBase:
        """To the next screen; after a change back to the overview, unless that asks for more."""
        if self.is_change and (self.step != "bereik" or not drafts.first_missing(draft)):
            return self.go("sign_up_overview")
        steps = drafts.steps_of(draft)
        number = steps.index(self.step) + 1 if self.step in steps else len(steps)
        if number == len(steps):
            return self.go("sign_up_overview")
        return self.go("sign_up_step", steps[number], query="terug=overzicht" if self.is_change else "")

    def ask(self, form: StepForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The form on its screen, with how far one is and the way back."""
        number = drafts.STEPS.index(self.step)
        return self.show(
            self.templates[self.step],
            status=status,
            form=form,
            number=number + 1,
            total=len(drafts.STEPS),
            before=drafts.STEPS[number - 1] if number else "",
            is_change=self.is_change,
            there=there_at(self.date.event, self.date.gathering) if self.step == "nodig" else None,
            way=self._said("bereik").get("way", ""),
        )

    def form(self, data: Any = None) -> StepForm:
        """The form of this screen, with what was kept."""
        kept = self._said(self.step)
        match self.step:
            case "aantal":
                most = min(self.date.event.most_per_sign_up, self.date.gathering.capacity)
                return PeopleForm(data, most=most, initial={"people": 1} | kept)
            case "wie":
                return WhoForm(data, groups=offered_perspectives(), initial=kept)
            case "nodig":
                return NeedsForm(data, initial=kept)
            case "bereik":
                return WayForm(data, initial=kept)
            case _:
                return AddressForm(data, way=self._said("bereik").get("way", Way.MAIL), initial=kept)

    def _said(self, step: str) -> dict[str, Any]:
        return dict(self.draft.said.get(step, {})) if self.draft else {}

    @property
    def is_change(self) -> bool:
        """Whether somebody came from the overview to change one thing, and goes back there."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return asked.get("terug") == "overzicht"
