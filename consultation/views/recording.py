"""Speaking instead of writing: a screen of its own per prompt, and listening back to what is one's own."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from contributions import service as contributions
from contributions.service import Refused
from pages.service import StorageAway, allow_recording
from privacy import service as privacy

from .. import cookies, drafts
from ..methods import Spoken
from ..models import Item, Recording
from ..recording import files, keeping, receiving
from ..recording.limits import DAYS_AFTER_DONE, MOST_SECONDS
from ..recording.playing import play
from ..recording.telling import tell
from .base import DraftView, RoundView

FIELD = "geluid"
UPLOADS = "recording"  # sixty in ten minutes from one address: a classroom, and no more
_DELETE = "wis"


# The size of what comes in is limited before anything reads it, the check against forged forms included.
@method_decorator(csrf_exempt, name="dispatch")
class RecordAnswer(DraftView):
    """GET shows how to record and what is kept; POST keeps a recording, or deletes it."""

    number: int
    place: Spoken

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Which prompt of which question, and whether one can speak there."""
        self.number = kwargs["number"]
        self.place = self._find_place()
        self.draft = drafts.find(self.round, self.code)
        if self.draft.is_handed_in:
            return self.handed_in()
        if not self.round.takes_answers():
            return self.closed()
        may_begin = self.code and self.number == 1 and self.draft.participation is None
        if not self.draft.is_begun and not may_begin:
            return self.unknown()
        if not self.round.takes_recordings and self.kept is None:
            return self.go("question", self.number)
        try:
            return super(DraftView, self).answer(request)
        except drafts.NoDraftAnyMore:
            return self.gone()

    def get(self, request: HttpRequest) -> HttpResponse:
        """What happens with a voice, and the way to give it."""
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Never read more than may be; then check where the form came from."""
        try:
            handler = receiving.prepare(request)
        except Refused as refusal:
            return self._show(refusal.sentence, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return csrf_protect(lambda request: self._do(request, handler))(request)

    @property
    def item(self) -> Item:
        """The question at this address."""
        return self.items[self.number - 1]

    @property
    def kept(self) -> Recording | None:
        """What was spoken here before."""
        answer = self.draft.answers.get(self.item.pk)
        found = answer.recordings.all() if answer else ()
        return next((recording for recording in found if recording.prompt == self.place.prompt), None)

    @property
    def is_change(self) -> bool:
        """Where one goes back to stands in the address: the form itself is not read before its size is checked."""
        return self.request.GET.get("terug") == "overzicht"

    def _find_place(self) -> Spoken:
        if not 1 <= self.number <= len(self.items) or self.item.current is None:
            raise Http404("no question with this number")
        place = keeping.place_of(self.item, self.item.current, self.request.GET.get("bij", ""))
        if place is None:
            raise Http404("nobody can speak here")
        return place

    def _do(self, request: HttpRequest, handler: receiving.SoundUploadHandler) -> HttpResponseBase:
        if request.POST.get("actie") == _DELETE:
            if self.draft.is_begun:
                keeping.take_away(self.draft, self.item, self.place.prompt)
            return self.go("record", self.number, query=self._query(klaar="gewist"))
        if privacy.too_many(UPLOADS, request):
            sentence = _("Er kwamen hier net veel opnames vandaan. Wacht tien minuten, of typ uw antwoord.")
            return self._show(sentence, HTTPStatus.TOO_MANY_REQUESTS)
        privacy.count_failure(UPLOADS, request)
        try:
            files.refuse_without_room()
            sound = receiving.receive(request, handler, FIELD)
            keeping.keep(self.round, self.draft, self.item, self.place.prompt, sound, token=_token(request))
        except Refused as refusal:
            return self._show(refusal.sentence, HTTPStatus.UNPROCESSABLE_ENTITY)
        except StorageAway:
            sentence = _("Wij kunnen uw opname nu niet bewaren. Probeer het over een minuut weer, of typ uw antwoord.")
            return self._show(sentence, HTTPStatus.SERVICE_UNAVAILABLE)
        return self.go("record", self.number, query=self._query(klaar="bewaard"))

    def _show(self, problem: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        kept, done = self.kept, self.request.GET.get("klaar") if not problem else ""
        response = self.show(
            "record",
            status=status,
            stop_number=self.number,
            place=self.place,
            kept=kept,
            kept_text=tell(kept) if kept else "",
            sound_url=self.address("sound", kept.pk) if kept else "",
            problems=[{"field_id": FIELD, "message": problem}] if problem else [],
            problem=problem,
            is_kept=done == "bewaard" and kept is not None,
            is_deleted=done == "gewist" and kept is None,
            token=uuid4(),
            form_action=f"{self.address('record', self.number)}?{self._query()}",
            back_url=self.address("question", self.number) + ("?terug=overzicht" if self.is_change else ""),
            most_seconds=MOST_SECONDS,
            days=DAYS_AFTER_DONE,
        )
        allow_recording(response)
        return response

    def _query(self, **more: str) -> str:
        back = {"terug": "overzicht"} if self.is_change else {}
        return urlencode({"bij": self.place.prompt, **back, **more})


class OwnSound(RoundView):
    """Listening back to one's own recording, with the code this browser holds. Everybody else finds nothing."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """The sound, as long as we have it."""
        receipts = (contributions.find_receipt(code) for code in self._codes() if code)
        own = [receipt.participation_id for receipt in receipts if receipt is not None]
        recording = Recording.objects.filter(pk=pk, answer__submission__participation__in=own).first()
        data = files.read(recording) if recording else None
        if recording is None or data is None:
            raise Http404("no recording of this person")
        return play(request, data, recording.content_type)

    def _codes(self) -> tuple[str, str]:
        return self.code, cookies.code_from_receipt_page(self.request)


def _token(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return None
