"""What somebody asks about their own data on /mijn-inbreng/: objecting, wiping, correcting, setting aside, access."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from contributions.service import ParticipationState, may_withdraw
from people.models import Participant
from privacy.service import ask_request, requests_of

from . import receipt_session
from .receipt_deeds import DeedView
from .receipt_forms import RequestForm
from .receipt_views import private, redirect_done, show
from .rights_screens import AsksAboutData, TakesBackARequest


class RequestView(AsksAboutData, DeedView):
    """Ask something about one's own data, and read what was answered before."""

    at_account = "receipt:account_request"

    def ask(self, kind: str, text: str) -> None:
        """For the person of the receipt."""
        ask_request(self.own_participant(), kind, text)

    def screen(self, form: RequestForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """With what one can do without asking."""
        context = {
            "bewijs": receipt_session.proof_of(self.receipt),
            "form": form,
            "may_withdraw": self._may_withdraw(),
            "requests": list(requests_of(self.own_participant())),
        }
        return render(self.request, "home/receipt/request.html", context, status=status)

    def done(self, deed: str) -> HttpResponse:
        """Back to the page of the receipt."""
        return redirect_done(deed)

    def _may_withdraw(self) -> bool:
        """Whether there are words that one can still take back oneself."""
        answered = self.answered()
        return answered.state != ParticipationState.WITHDRAWN and may_withdraw(answered.occasion)


class TakeBackRequestView(TakesBackARequest, DeedView):
    """No longer ask it."""

    def whose(self) -> Participant:
        """The person of the receipt."""
        return self.own_participant()

    def answered_already(self, sentence: str) -> HttpResponse:
        """The page of the receipt."""
        return private(show(self.request, self.receipt, refusal=sentence, status=HTTPStatus.CONFLICT))

    def done(self, deed: str) -> HttpResponse:
        """Back to the page of the receipt."""
        return redirect_done(deed)
