"""What somebody asks about their own data on /mijn-inbreng/: objecting, wiping, correcting, setting aside, access."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from contributions.service import ParticipationState, may_withdraw
from privacy.models import RightsRequest
from privacy.service import (
    RequestKind,
    RequestRefused,
    ask_request,
    guard_for_storage,
    requests_of,
    take_back_request,
)

from . import receipt_session
from .receipt_deeds import DeedView
from .receipt_forms import RequestForm
from .receipt_views import private, redirect_done, show


class RequestView(DeedView):
    """Ask something about one's own data, and read what was answered before."""

    at_account = "receipt:account_request"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The kinds, each with what it means; only ?soort= chooses one beforehand: nobody asks this by accident."""
        wanted = request.GET.get("soort", "")
        kind = wanted if wanted in RequestKind.values else None
        return self._screen(RequestForm(auto_id="verzoek_%s", initial={"kind": kind}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask. The same kind twice is one request. A citizen service number is gone before anything else happens."""
        typed = request.POST.copy()
        typed["text"], hints = guard_for_storage(typed.get("text", ""))
        form = RequestForm(typed, auto_id="verzoek_%s")
        if not form.is_valid():
            return self._screen(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            ask_request(self.own_participant(), form.cleaned_data["kind"], form.cleaned_data["text"])
        except RequestRefused as refusal:
            form.add_error("text", refusal.sentence)
            return self._screen(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect_done("verzoek-bsn" if "bsn" in hints else "verzoek")

    def _screen(self, form: RequestForm, status: int = HTTPStatus.OK) -> HttpResponse:
        context = {
            "bewijs": receipt_session.proof_of(self.receipt),
            "form": form,
            "may_withdraw": self._may_withdraw(),
            "requests": list(requests_of(self.own_participant())),
        }
        return render(self.request, "home/receipt/request.html", context, status=status)

    def _may_withdraw(self) -> bool:
        """Whether there are words that one can still take back oneself."""
        answered = self.answered()
        return answered.state != ParticipationState.WITHDRAWN and may_withdraw(answered.occasion)


class TakeBackRequestView(DeedView):
    """No longer ask it."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Only one's own, and only while it waits."""
        try:
            take_back_request(self.own_participant(), pk)
        except RightsRequest.DoesNotExist as missing:
            raise Http404 from missing
        except RequestRefused:
            sentence = _("Wij hebben dit al beantwoord. Lees ons antwoord hieronder.")
            return private(show(request, self.receipt, refusal=sentence, status=HTTPStatus.CONFLICT))
        return redirect_done("verzoek-weg")
