"""Who is there: marks per seat, people who walk in, what each said about consent, and consent from paper."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from people.models import Perspective
from people.service import offered_perspectives
from privacy.service import Purpose

from ..running import attendance, closing, consent
from ..running.consent_form import ConsentForm
from ..running.table import Sitting, find_person, people_at
from .session_base import SessionView

#: The uses in a word, for a screen that is looked at in passing.
SHORT = {
    Purpose.PUBLISH: gettext_lazy("Website"),
    Purpose.QUOTE: gettext_lazy("Citaat"),
    Purpose.CONTACT: gettext_lazy("Later vragen"),
    Purpose.RECORDING: gettext_lazy("Opname"),
}


def short_answers(person: Sitting) -> list[dict[str, Any]]:
    """What somebody said per use: a word, and yes or no."""
    return [{"label": SHORT[purpose], "is_yes": purpose in person.allowed} for purpose in consent.PURPOSES]


class SessionPeopleView(SessionView):
    """Names are here, for the colleague at the door; that somebody read them is written down."""

    template_name = "focusgroups/admin/session_people.html"
    page_title = gettext_lazy("Wie is er?")
    here = "people"

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """Everybody who may come or came."""
        people = people_at(self.session)
        there = [each.participant for each in people]
        looked("focusgroups.read_people", by=request.user, on=self.session, seen=there, people=len(people))
        present = [each for each in people if each.is_here]
        no_recording = [each for each in present if Purpose.RECORDING not in each.allowed]
        return self.render_to_response(
            self.get_context_data(
                people=[{"person": each, "answers": short_answers(each)} for each in people],
                present=len(present),
                no_recording=len(no_recording),
                taps=[
                    {"group": offered.group, "kinds": [(kind, uuid4()) for kind in offered.kinds or (offered.group,)]}
                    for offered in offered_perspectives()
                ],
                is_over=self.session.state == "held",
            )
        )

    def post(self, request: HttpRequest, session: int) -> HttpResponse:
        """One mark, or one person more or less; the screen comes back where one was."""
        deed, anchor = request.POST.get("actie", ""), ""
        try:
            anchor = self._do(deed)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(f"{self.address('people')}{anchor}")

    def _do(self, deed: str) -> str:
        given = self.request.POST
        if deed in ("was_er", "kwam_niet"):
            key = _uuid(given.get("plek", ""))
            seat = self.session.seats.filter(pk=key).first() if key else None
            if seat is None:
                raise Refused(_("Deze plek is er niet meer. Kijk wie er nog op de lijst staat."))
            if deed == "was_er":
                closing.came_after_all(seat, by=self.colleague)
            else:
                attendance.did_not_come(seat, by=self.colleague)
            return f"#plek-{seat.participant_id}"
        if deed == "inloper":
            perspective = Perspective.objects.offered().filter(code=given.get("perspectief", "")).first()
            nonce = _uuid(given.get("nonce", ""))
            if perspective is None or nonce is None:
                raise Refused(_("Kies vanuit welk perspectief deze persoon praat."))
            attendance.walk_in(self.session, perspective, nonce=nonce, by=self.colleague)
            return "#inloop"
        if deed == "inloper_weg":
            key = _uuid(given.get("inloper", ""))
            walked_in = self.session.walk_ins.filter(pk=key).first() if key else None
            if walked_in is not None:
                attendance.undo_walk_in(walked_in, by=self.colleague)
            return "#inloop"
        raise Refused(_("Kies wat u wilt doen."))


class SessionConsentView(SessionView):
    """What somebody said on paper, typed over. Default no; the paper itself stays with the organiser."""

    template_name = "focusgroups/admin/session_consent.html"
    page_title = gettext_lazy("Toestemming van papier")
    here = "people"

    def get(self, request: HttpRequest, session: int, person: UUID) -> HttpResponse:
        """With what stands now."""
        sitting = self._find(person)
        form = ConsentForm(texts=consent.questions(), initial=dict.fromkeys(sitting.allowed, True))
        return self._show(sitting, form)

    def post(self, request: HttpRequest, session: int, person: UUID) -> HttpResponse:
        """Keep it, or say why not."""
        sitting = self._find(person)
        form = ConsentForm(request.POST, texts=consent.questions())
        if not form.is_valid():
            return self._show(sitting, form, 422)
        consent.answer(self.session, sitting.participant, form.given, shown=form.texts, by=self.colleague)
        messages.success(request, _("Bewaard, als antwoord op papier."))
        return redirect(f"{self.address('people')}#plek-{sitting.participant.pk}")

    def _find(self, person: UUID) -> Sitting:
        found = find_person(self.session, person)
        if found is None:
            raise Http404("nobody with this number at this table")
        return found

    def _show(self, sitting: Sitting, form: ConsentForm, status: int = 200) -> HttpResponse:
        looked("focusgroups.read_consent", by=self.request.user, on=self.session, seen=[sitting.participant])
        return self.render_to_response(self.get_context_data(person=sitting, form=form), status=status)


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
