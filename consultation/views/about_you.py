"""After the last question: from where somebody speaks, what they allow, and how they want to be reached."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from contributions import service as contributions
from people import service as people
from people.models import Participant, User
from privacy import service as privacy

from .. import forms, held_card
from ..reaching import ASKED_PURPOSES, address_of, take_part_with_account
from .base import DraftView


class AboutYouView(DraftView):
    """One of the screens between the questions and the overview."""

    with_answers = False
    template: str
    next_screen: str

    @property
    def participant(self) -> Participant:
        """The person behind the draft."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        return self.draft.participation.participant

    def show_form(self, form: Any, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The form on its screen."""
        return self.show(self.template, status=status, form=form, is_change=self.is_change, **context)

    def go_on(self) -> HttpResponseBase:
        """To the next screen, or back to the overview."""
        return self.go("overview" if self.is_change else self.next_screen)


class Perspective(AboutYouView):
    """In plain words; "wil ik niet zeggen" is an answer."""

    template = "perspective"
    next_screen = "before"

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was said before; else for whom the card was meant. Nothing is kept until somebody says so."""
        participant = self.participant
        card = held_card.in_browser(request, self.round)
        expected = card.perspective if card else ""
        initial = {
            "perspective": participant.perspective.code if participant.perspective else expected,
            "other_hats": [hat.code for hat in participant.other_hats.all()],
            "speaks_for": participant.speaks_for or people.SpeaksFor.SELF,
            "organisation": participant.organisation,
        }
        return self.show_form(forms.PerspectiveForm(groups=people.offered_perspectives(), initial=initial))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it."""
        form = forms.PerspectiveForm(request.POST, groups=people.offered_perspectives())
        if not form.is_valid():
            return self.show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        said = form.cleaned_data
        people.speak_as(
            self.participant,
            form.by_code[said["perspective"]],
            other_hats=[form.by_code[code] for code in said["other_hats"]],
            speaks_for=said["speaks_for"],
            organisation=said["organisation"],
        )
        return self.go_on()


class TookPartBefore(AboutYouView):
    """So that nobody is counted twice without our knowing. Skipping is always possible."""

    template = "before"
    next_screen = "consents"

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was said before."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        return self.show_form(forms.TookPartBeforeForm(initial={"before": self.draft.participation.took_part_before}))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it; without a choice, or with the button to skip, nothing is known."""
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        form = forms.TookPartBeforeForm(request.POST)
        if not form.is_valid():
            return self.show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        said = "" if request.POST.get("actie") == "overslaan" else form.cleaned_data["before"]
        contributions.say_took_part_before(self.draft.participation, said)
        return self.go_on()


class Consents(AboutYouView):
    """All on one screen, all off."""

    template = "consents"
    next_screen = "reach"

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was allowed before."""
        given = privacy.standing_purposes(self.participant)
        form = forms.ConsentsForm(texts=self._texts(), initial=dict.fromkeys(given, True))
        return self.show_form(form)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Give and take back by difference; only what was asked."""
        form = forms.ConsentsForm(request.POST, texts=self._texts())
        form.is_valid()  # boxes cannot be wrong
        privacy.set_consents(self.participant, form.given, set(form.fields))
        return self.go_on()

    def _texts(self) -> list[Any]:
        return privacy.active_consent_texts(ASKED_PURPOSES)


class Reach(AboutYouView):
    """Without a name, with an address, or with an account."""

    template = "reach"
    next_screen = "overview"

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what was chosen before; nothing is chosen for anybody."""
        left = address_of(self.participant)
        how = forms.Reach.ACCOUNT if self.participant.user_id else forms.Reach.ADDRESS if left else ""
        initial = {"how": how, "email": left.email if left else "", "name": left.name if left else ""}
        return self.show_form(forms.ReachForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Keep or forget the address, or go and log in."""
        form = forms.ReachForm(request.POST)
        if not form.is_valid():
            return self.show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        said = form.cleaned_data
        if said["how"] == forms.Reach.ACCOUNT:
            return redirect(f"{reverse('account_login')}?{urlencode({'next': self.address('logged_in')})}")
        is_reachable = said["how"] == forms.Reach.ADDRESS
        people.leave_address(
            self.participant, email=said["email"] if is_reachable else "", name=said["name"] if is_reachable else ""
        )
        return self.go_on()


class LoggedIn(AboutYouView):
    """Where signing in leads back to. A link alone attaches nothing: somebody else may still be logged in here."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Ask whether the draft is to belong to this account, if there is one."""
        if not isinstance(request.user, User):
            return self.go("reach")
        return self.show("use_account", email=request.user.email)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """From here on the draft belongs to the account."""
        if not isinstance(request.user, User):
            return self.go("reach")
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        take_part_with_account(self.draft.participation, request.user)
        return self.go("overview")
