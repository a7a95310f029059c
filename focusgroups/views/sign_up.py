"""Signing up: one question per screen, kept as its screen is left. The back button finds everything."""

from http import HTTPStatus
from typing import Any, ClassVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from people.service import offered_perspectives
from privacy import service as privacy
from privacy.service import Purpose

from ..models import SignUpDraft
from ..recruiting import cookies, drafts
from ..recruiting.forms import DeclareForm, NeedsForm, StepForm, TableForm, WhenForm, WhereForm, WhoForm
from ..recruiting.moments import moments_to_ask
from ..recruiting.reach_forms import AddressForm, WayForm
from ..table_rules import COUNTED_AS_OFFICIALS
from .base import SignUpView


class Begin(SignUpView):
    """Where the button leads: on with what was begun; after a sign-up was sent, a new one."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """To the first screen."""
        response = self.go("step", drafts.STEPS[0])
        if drafts.is_sent(self.draft):
            cookies.hold(response, self.group, uuid4())
        return response


class Step(SignUpView):
    """One screen; which one stands in the address."""

    step: str
    templates: ClassVar[dict[str, str]] = {
        "wie": "who",
        "wanneer": "when",
        "waar": "where",
        "nodig": "needs",
        "aan-tafel": "table",
        "bereik": "way",
        "adres": "address",
    }

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Which screen."""
        self.step = kwargs.pop("step")
        return super().answer(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """With what was said before. The first screen gives this browser its number."""
        if self.draft is None and self.step != drafts.STEPS[0]:
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("thanks")
        response = self.ask(self.form())
        if self.key is None:
            cookies.hold(response, self.group, uuid4())
        return response

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it and go on; what is wrong comes back as it was typed."""
        if self.key is None or (self.draft is None and self.step != drafts.STEPS[0]):
            return self.unknown()
        if drafts.is_sent(self.draft):
            return self.go("thanks")
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.go_on(drafts.keep(self.group, self.key, self.step, form.answers))

    def go_on(self, draft: SignUpDraft) -> HttpResponseBase:
        """To the next screen; after a change back to the overview, unless that asks for more."""
        if self.is_change and (self.step != "bereik" or not drafts.first_missing(draft)):
            return self.go("overview")
        number = drafts.STEPS.index(self.step) + 1
        if number == len(drafts.STEPS):
            return self.go("overview")
        return self.go("step", drafts.STEPS[number], query="terug=overzicht" if self.is_change else "")

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
        )

    def form(self, data: Any = None) -> StepForm:
        """The form of this screen, with what was kept."""
        kept = self.draft.said.get(self.step, {}) if self.draft else {}
        if self.step == "wie":
            return WhoForm(data, groups=offered_perspectives(), initial=kept)
        if self.step == "wanneer":
            return WhenForm(data, moments=moments_to_ask(self.group), initial=WhenForm.initial_from(kept))
        if self.step == "adres":
            way = self._said("bereik").get("reach_by", "mail")
            texts = privacy.active_consent_texts([Purpose.CONTACT])
            return AddressForm(data, reach_by=way, texts=texts, initial=kept)
        return self._plain_form()(data, initial=kept)

    def _plain_form(self) -> type[StepForm]:
        if self.step == "aan-tafel":
            is_official = self._said("wie").get("group") in COUNTED_AS_OFFICIALS
            return DeclareForm if is_official else TableForm
        return {"waar": WhereForm, "nodig": NeedsForm, "bereik": WayForm}[self.step]

    def _said(self, step: str) -> dict[str, Any]:
        return dict(self.draft.said.get(step, {})) if self.draft else {}

    @property
    def is_change(self) -> bool:
        """Whether somebody came from the overview to change one thing, and goes back there."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return asked.get("terug") == "overzicht"
