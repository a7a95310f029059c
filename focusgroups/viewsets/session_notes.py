"""The screen of who writes along: a note per question and speaker, kept once whatever the connection does."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused

from ..enums import NoteKind
from ..models import Note
from ..running.clock import reading
from ..running.forms import NoteForm
from ..running.guide import sections_of
from ..running.notes import Jotted, Kept, drop, keep, notes_of
from ..running.table import speakers_of
from .session_base import SessionView

MASKED = gettext_lazy("Er stond een nummer in dat op een burgerservicenummer lijkt. Dat hebben wij weggehaald.")
BESIDE = gettext_lazy("Een collega veranderde deze aantekening ook. Beide teksten staan er nu.")


class SessionNotesView(SessionView):
    """The list and the form. Speakers are numbers; no names."""

    template_name = "focusgroups/admin/session_notes.html"
    page_title = gettext_lazy("Schrijf mee")
    here = "notes"

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """An empty note, at the question and kind of the last one."""
        asked = request.GET
        kind = asked.get("soort", "")
        typed = {
            "question": asked.get("vraag", ""),
            "kind": kind if kind in NoteKind.values else NoteKind.SPOKEN,
            "nonce": str(uuid4()),
            "version": "1",
        }
        return self.show(typed)

    def post(self, request: HttpRequest, session: int) -> HttpResponse:
        """Keep one note: for a script an answer as JSON, else the screen again."""
        form = NoteForm(request.POST)
        wants_json = "application/json" in request.headers.get("Accept", "")
        try:
            if not form.is_valid():
                raise Refused(str(next(iter(form.errors.values()))[0]))
            kept = keep(self.session, _jotted(form.cleaned_data), by=self.colleague)
        except Refused as refusal:
            if wants_json:
                return JsonResponse({"sentence": refusal.sentence}, status=HTTPStatus.CONFLICT)
            return self.show(request.POST.dict(), refusal.sentence, HTTPStatus.UNPROCESSABLE_ENTITY)
        if wants_json:
            told = [str(sentence) for sentence in _told(kept)]
            return JsonResponse({"version": kept.note.version, "text": kept.note.text, "told": told})
        for sentence in _told(kept):
            messages.warning(request, sentence)
        messages.success(request, _("De aantekening is bewaard."))
        same = {"vraag": kept.note.question_id or "", "soort": kept.note.kind}
        return redirect(f"{self.address('notes')}?{urlencode(same)}#schrijf")

    def show(
        self, typed: dict[str, Any], refusal: str = "", status: int = HTTPStatus.OK, note: Note | None = None
    ) -> HttpResponse:
        """The form with what was typed, and the list; reading it is written down."""
        looked("focusgroups.read_notes", by=self.colleague, on=self.session)
        return self.render_to_response(
            self.get_context_data(
                typed=typed,
                refusal=refusal,
                note=note,
                sections=sections_of(self.group),
                clock=reading(self.session),
                speakers=speakers_of(self.session),
                kinds=NoteKind.choices,
                notes=notes_of(self.session),
            ),
            status=status,
        )


class SessionNoteView(SessionNotesView):
    """One note, to change or throw away; works without scripts."""

    page_title = gettext_lazy("Verander een aantekening")

    def get(self, request: HttpRequest, session: int, note: UUID) -> HttpResponse:  # type: ignore[override]
        """With what stands in it."""
        found = self._find(note)
        return self.show(_typed(found), note=found)

    def post(self, request: HttpRequest, session: int, note: UUID) -> HttpResponse:  # type: ignore[override]
        """Throw it away; changing goes by the screen of all notes, where the device sends it too."""
        try:
            drop(self._find(note), by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De aantekening is weg."))
        return redirect(self.address("notes"))

    def _find(self, note: UUID) -> Note:
        found = Note.objects.filter(gathering=self.session, pk=note, contribution=None).exclude(text="").first()
        if found is None:
            raise Http404("no open note with this number at this gathering")
        return found


def _typed(note: Note) -> dict[str, Any]:
    return {
        "text": note.text,
        "kind": note.kind,
        "question": str(note.question_id or ""),
        "speaker": str(note.speaker_id or ""),
        "nonce": str(note.nonce),
        "version": str(note.version + 1),
    }


def _jotted(given: dict[str, Any]) -> Jotted:
    return Jotted(
        nonce=given["nonce"],
        version=given["version"],
        text=given["text"],
        kind=given["kind"],
        question_id=given["question"],
        speaker_id=given["speaker"],
    )


def _told(kept: Kept) -> list[Any]:
    return [sentence for sentence, is_so in ((MASKED, kept.masked), (BESIDE, kept.beside)) if is_so]
