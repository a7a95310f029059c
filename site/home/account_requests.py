"""/mijn-inbreng/account/verzoek/: who has an account and no input uses a right about their data as everybody does."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from people.models import Participant
from people.service import participant_for
from privacy.service import ask_request_from_account, requests_of

from .account_data import AccountView
from .receipt_forms import RequestForm
from .receipt_views import DONE
from .rights_screens import AsksAboutData, TakesBackARequest, request_form


class _AtAccount(AccountView):
    with_input = "receipt:request"

    def screen(self, form: RequestForm, status: int = HTTPStatus.OK, *, refusal: str = "") -> HttpResponse:
        """The form of the account, with what was done or why not on top."""
        person = participant_for(self.owner)
        told = DONE.get(self.request.GET.get("gedaan", ""))
        context = {
            "form": form,
            "at_account": True,
            "refusal": refusal,
            "done": told() if told and not form.is_bound and not refusal else "",
            "requests": list(requests_of(person)) if person else [],
        }
        return render(self.request, "home/receipt/request.html", context, status=status)

    def done(self, deed: str) -> HttpResponse:
        """Back to the form, which says what was done."""
        response = redirect("receipt:account_request")
        response["Location"] += f"?gedaan={deed}"
        return response


class AccountRequestView(_AtAccount, AsksAboutData):
    """Ask something about one's own data, and read what was answered before."""

    def ask(self, kind: str, text: str) -> None:
        """For the person of the account, who is made by asking."""
        ask_request_from_account(self.owner, kind, text)


class AccountTakeBackView(_AtAccount, TakesBackARequest):
    """No longer ask it."""

    def whose(self) -> Participant:
        """The person of the account."""
        person = participant_for(self.owner)
        if person is None:
            raise Http404
        return person

    def answered_already(self, sentence: str) -> HttpResponse:
        """The form, with the answer under it."""
        return self.screen(request_form(), HTTPStatus.CONFLICT, refusal=sentence)
