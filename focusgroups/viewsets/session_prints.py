"""What is printed for a conversation."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from audit.service import record
from gatherings.models import Gathering
from pages.service import PdfUnavailable

from ..running import printing
from ..running.table import people_at
from .session_base import SessionView

#: What stands in the address -> how it is made, and whether names are on it.
PRINTS: dict[str, tuple[Callable[[Gathering], bytes], bool]] = {
    "toestemming": (printing.consent_forms, False),
    "kaartjes": (printing.table_cards, False),
    "deurlijst": (printing.door_list, True),
    "leidraad": (lambda gathering: printing.guide_pdf(gathering.group_session.group), False),
}


class SessionPrintView(SessionView):
    """One of the prints, as a PDF; or a sentence when this computer cannot make one."""

    def get(self, request: HttpRequest, session: int, what: str) -> HttpResponse:
        """Make it."""
        if what not in PRINTS:
            raise Http404("nothing is printed under this name")
        make, has_names = PRINTS[what]
        try:
            made = make(self.session)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect(self.address("people"))
        if has_names:
            there = [each.participant for each in people_at(self.session)]
            record("focusgroups.print_names", by=request.user, on=self.session, seen=there)
        return HttpResponse(
            made,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{what}-{self.session.pk}.pdf"'},
        )
