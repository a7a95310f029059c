"""The screen of who leads: the part that runs now, how long it still takes, its questions, and hands."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused

from ..models import GuideQuestion, GuideSection, SessionTally
from ..running.clock import Reading, go_to, reading
from ..running.forms import HandsForm
from ..running.guide import sections_of
from ..running.hands import count_hands, drop_hands
from ..running.table import number_present, speakers_of
from .session_base import SessionView


class SessionLeadView(SessionView):
    """What one needs at the table, on a phone. No names."""

    template_name = "focusgroups/admin/session_lead.html"
    page_title = gettext_lazy("Leid het gesprek")
    here = "lead"

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """As it stands now."""
        return self._show()

    def post(self, request: HttpRequest, session: int) -> HttpResponse:
        """Another part begins, or hands were counted."""
        deed = request.POST.get("actie", "")
        if deed == "handen":
            return self._count()
        try:
            if deed == "onderdeel":
                self._go_to()
            elif deed == "handen_weg":
                held = SessionTally.objects.filter(gathering=self.session, pk=_number(request.POST.get("telling")))
                for each in held:
                    drop_hands(each, by=self.colleague)
            else:
                raise Refused(_("Kies wat u wilt doen."))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(self.address("lead") + ("#handen" if deed == "handen_weg" else ""))

    def _go_to(self) -> None:
        section = GuideSection.objects.filter(group=self.group, pk=_number(self.request.POST.get("onderdeel"))).first()
        if section is None:
            raise Refused(_("Dit onderdeel staat niet meer in de leidraad. Kies een ander."))
        go_to(self.session, section, seen=self.request.POST.get("gezien", ""), by=self.colleague)

    def _count(self) -> HttpResponse:
        form = HandsForm(self.request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        asked = GuideQuestion.objects.filter(section__group=self.group)
        try:
            made = count_hands(
                self.session,
                given["statement"],
                given["count"],
                given["people"],
                nonce=given["nonce"],
                question=asked.filter(pk=_number(self.request.POST.get("vraag"))).first(),
                by=self.colleague,
            )
        except Refused as refusal:
            form.add_error("count", refusal.sentence)
            return self._show(form, status=422)
        messages.success(self.request, _("Geteld: %s.") % made.tally)
        return redirect(f"{self.address('lead')}#handen")

    def _show(self, hands: HandsForm | None = None, status: int = 200) -> HttpResponse:
        sections, now = sections_of(self.group), reading(self.session)
        place = next((at for at, each in enumerate(sections) if now.section and each.pk == now.section.pk), None)
        current = sections[place] if place is not None else None
        return self.render_to_response(
            self.get_context_data(
                sections=sections,
                clock=now,
                now=timezone.now(),
                current=current,
                following=_at(sections, 0 if place is None else place + 1),
                previous=_at(sections, place - 1) if place else None,
                speakers=speakers_of(self.session),
                hands=hands or HandsForm(initial={"people": number_present(self.session) or None}),
                asked=_number(self.request.POST.get("vraag")),
                tallies=SessionTally.objects.filter(gathering=self.session).select_related("tally").order_by("-pk"),
                runs=self.session.state == "planned",
            ),
            status=status,
        )


class SessionStateView(SessionView):
    """How it stands, for a script that looks on: the mark of the clock, and a fresh token for forms. JSON."""

    def get(self, request: HttpRequest, session: int) -> HttpResponse:
        """Small, and without a word of anybody."""
        now: Reading = reading(self.session)
        return JsonResponse(
            {
                "mark": now.mark,
                "section": now.section.title if now.section else "",
                "ends_at": int(now.ends_at.timestamp() * 1000) if now.ends_at else 0,
                "now": int(timezone.now().timestamp() * 1000),
                "token": get_token(request),
            }
        )


def _at(sections: list[GuideSection], place: int) -> GuideSection | None:
    return sections[place] if 0 <= place < len(sections) else None


def _number(typed: Any) -> int:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
