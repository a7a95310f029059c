"""Using a right about one's own data: the same screen for who opened a receipt and for who only has an account."""

from abc import abstractmethod
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from people.models import Participant
from privacy.models import RightsRequest
from privacy.service import RequestKind, RequestRefused, guard_for_storage, take_back_request

from .receipt_forms import RequestForm


def request_form(kind: str | None = None) -> RequestForm:
    """The form with nothing in it; `kind` is chosen beforehand."""
    return RequestForm(auto_id="verzoek_%s", initial={"kind": kind})


class AsksAboutData:
    """Asks something about one's own data. Who that is, and where the answer stands, says the view."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The kinds, each with what it means; only ?soort= chooses one beforehand: nobody asks this by accident."""
        wanted = request.GET.get("soort", "")
        return self.screen(request_form(wanted if wanted in RequestKind.values else None))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask. The same kind twice is one request. A citizen service number is gone before anything else happens."""
        typed = request.POST.copy()
        typed["text"], hints = guard_for_storage(typed.get("text", ""))
        form = RequestForm(typed, auto_id="verzoek_%s")
        if not form.is_valid():
            return self.screen(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            self.ask(form.cleaned_data["kind"], form.cleaned_data["text"])
        except RequestRefused as refusal:
            form.add_error("text", refusal.sentence)
            return self.screen(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.done("verzoek-bsn" if "bsn" in hints else "verzoek")

    @abstractmethod
    def ask(self, kind: str, text: str) -> None:
        """Ask it. Raises RequestRefused."""

    @abstractmethod
    def screen(self, form: RequestForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The form, with what was asked and answered before."""

    @abstractmethod
    def done(self, deed: str) -> HttpResponse:
        """Back to where it says so."""


class TakesBackARequest:
    """No longer asks it: only one's own, and only while it waits."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Take it back; twice is once."""
        try:
            take_back_request(self.whose(), pk)
        except RightsRequest.DoesNotExist as missing:
            raise Http404 from missing
        except RequestRefused:
            return self.answered_already(_("Wij hebben dit al beantwoord. Lees ons antwoord hieronder."))
        return self.done("verzoek-weg")

    @abstractmethod
    def whose(self) -> Participant:
        """Who asks. Raises Http404 when that is nobody."""

    @abstractmethod
    def answered_already(self, sentence: str) -> HttpResponse:
        """The page with the answer, and this sentence on top."""

    @abstractmethod
    def done(self, deed: str) -> HttpResponse:
        """Back to where it says so."""
