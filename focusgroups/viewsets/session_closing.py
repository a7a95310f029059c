"""The end of a conversation: everybody marked, people counted, and a code for who wants one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused

from ..permissions import may_view_reports
from ..running import closing
from ..running.codes import fresh_codes
from ..running.drawing import drawn_code
from ..running.notes import notes_of
from ..running.table import not_marked, people_at
from .session_base import SessionView


class SessionCloseView(SessionView):
    """ "Het gesprek is klaar": asks first, and says what happens."""

    template_name = "focusgroups/admin/session_close.html"
    page_title = gettext_lazy("Sluit af")
    here = "close"

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """How it stands, and what still has to be said."""
        return self._show()

    def post(self, request: HttpRequest, session: int) -> HttpResponse:
        """Close it, or say that nobody else came. A refusal is a sentence on this screen."""
        try:
            if request.POST.get("actie") == "niemand_meer":
                closing.nobody_else_came(self.session, by=self.colleague)
                return redirect(self.address("close"))
            closing.close(self.session, by=self.colleague)
        except Refused as refusal:
            return self._show(refusal.sentence, status=422)
        messages.success(request, _("Het gesprek is klaar. Iedereen die er was, telt mee."))
        return redirect(self.address("close"))

    def _show(self, refusal: str = "", status: int = 200) -> HttpResponse:
        people = people_at(self.session)
        there = [each.participant for each in people]
        looked("focusgroups.read_people", by=self.request.user, on=self.session, seen=there, people=len(people))
        return self.render_to_response(
            self.get_context_data(
                refusal=refusal,
                missing=not_marked(people),
                present=sum(each.is_here for each in people),
                not_asked=[each for each in people if each.is_here and not each.was_asked],
                notes=len(notes_of(self.session)),
                is_early=self.session.starts_at > timezone.now(),
                is_over=self.session.state == "held",
                may_report=may_view_reports(self.request.user),
            ),
            status=status,
        )


class SessionCodesView(SessionView):
    """Fresh codes, on the screen and from there on paper: once. Only a POST makes them."""

    template_name = "focusgroups/admin/session_codes.html"
    page_title = gettext_lazy("Codes voor de deelnemers")
    here = "close"

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """What a code is for, and a button."""
        return self.render_to_response(self.get_context_data(handed=None, numbers=self._numbers()))

    def post(self, request: HttpRequest, session: int) -> HttpResponse:
        """For everybody, or for one number."""
        typed = request.POST.get("nummer", "")
        is_number = typed.isascii() and typed.isdigit() and len(typed) < 4
        number = int(typed) if is_number else 0 if typed else None  # what is no number is nobody's: never everybody
        handed = fresh_codes(self.session, by=self.colleague, number=number)
        shown = [{"speaker": each.speaker, **(drawn_code(each.code) if each.code else {})} for each in handed]
        return self.render_to_response(self.get_context_data(handed=shown, numbers=self._numbers()))

    def _numbers(self) -> list[int]:
        return list(self.session.speakers.values_list("number", flat=True))
