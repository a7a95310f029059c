"""/mijn-inbreng/account/verzoek/: who has an account and no input uses a right about their data as everybody does."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from people.models import Participant
from people.service import participant_for
from privacy.models import RightsRequest
from privacy.service import (
    RequestKind,
    RequestRefused,
    ask_request_from_account,
    guard_for_storage,
    requests_of,
    take_back_request,
)

from .account_data import AccountView
from .receipt_forms import RequestForm
from .receipt_views import DONE


class AccountRequestView(AccountView):
    """Ask something about one's own data, and read what was answered before."""

    with_input = "receipt:request"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The kinds, each with what it means; only ?soort= chooses one beforehand."""
        wanted = request.GET.get("soort", "")
        kind = wanted if wanted in RequestKind.values else None
        return self._screen(RequestForm(auto_id="verzoek_%s", initial={"kind": kind}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask. The same kind twice is one request. A citizen service number is gone before anything else happens."""
        typed = request.POST.copy()
        typed["text"], hints = guard_for_storage(typed.get("text", ""))
        form = RequestForm(typed, auto_id="verzoek_%s")
        if not form.is_valid():
            return self._screen(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            ask_request_from_account(self.owner, form.cleaned_data["kind"], form.cleaned_data["text"])
        except RequestRefused as refusal:
            form.add_error("text", refusal.sentence)
            return self._screen(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return done("verzoek-bsn" if "bsn" in hints else "verzoek")

    def _screen(self, form: RequestForm, *, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
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


class AccountTakeBackView(AccountRequestView):
    """No longer ask it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:  # type: ignore[override]
        """Only one's own, and only while it waits."""
        try:
            take_back_request(self._person(), pk)
        except RightsRequest.DoesNotExist as missing:
            raise Http404 from missing
        except RequestRefused:
            sentence = _("Wij hebben dit al beantwoord. Lees ons antwoord hieronder.")
            return self._screen(RequestForm(auto_id="verzoek_%s"), refusal=sentence, status=HTTPStatus.CONFLICT)
        return done("verzoek-weg")

    def _person(self) -> Participant:
        person = participant_for(self.owner)
        if person is None:
            raise Http404
        return person


def done(deed: str) -> HttpResponse:
    """Back to the page, which says what was done."""
    response = redirect("receipt:account_request")
    response["Location"] += f"?gedaan={deed}"
    return response
