"""The screen at the door: who is expected, a code, who walks in. Forms do; a script keeps taps without signal."""

import json
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked, record
from contributions.service import Refused
from pages.service import PdfUnavailable, allow_camera

from ..door import marks
from ..door.access import refuse_unless_open
from ..door.figures import figures
from ..door.marking import apply_mark
from ..door.marks import read_mark
from ..door.people import people_at_the_door, walk_ins_at
from ..door.printing import door_list
from ..door.state import door_state
from ..door.wording import NEEDS_A_LOOK, sentence_for
from .door_base import DoorScreen

#: So many taps in one request; a phone sends what is left in the next one.
MOST_MARKS = 50


class DoorView(DoorScreen):
    """Names are here, for the colleague at the door; that somebody read them is written down."""

    template_name = "outreach/admin/door.html"
    page_title = gettext_lazy("Laat mensen binnen")
    here = "door"

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Everybody who is expected, and the buttons for who is not."""
        people = people_at_the_door(self.date)
        there = [each.seat.participant for each in people]
        looked("outreach.read_door", by=request.user, on=self.date, seen=there, people=len(people))
        now = figures(self.date)
        response = self.render_to_response(
            self.get_context_data(
                people=[each for each in people if each.is_expected],
                others=[each for each in people if not each.is_expected],
                signed_up=len(people),
                taps=walk_ins_at(self.date),
                figures=now,
                free=max(self.date.gathering.capacity - now.there - now.missed, 0),
                code_nonce=uuid4(),
                shut=self._why_shut(),
            )
        )
        allow_camera(response)
        return response

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """One tap; the screen comes back where one was."""
        anchor = ""
        try:
            mark = read_mark(request.POST)
            kept = apply_mark(self.date, mark, by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            look = kept is not None and kept.outcome in NEEDS_A_LOOK
            tell = messages.warning if look else messages.success
            tell(request, sentence_for(kept))
            seat = kept.seat_id if kept is not None else mark.seat
            anchor = f"#plek-{seat}" if seat else "#inloop" if mark.kind != marks.CODE else "#code"
        return redirect(f"{self.address('door')}{anchor}")

    def _why_shut(self) -> str:
        try:
            refuse_unless_open(self.date, self.date.gathering)
        except Refused as refusal:
            return refusal.sentence
        return ""


class DoorMarksView(DoorScreen):
    """For the script: sends what was tapped, in one request, and hears what became of each. No names in or out."""

    def get(self, request: HttpRequest, date: UUID) -> JsonResponse:
        """How it stands, and a fresh token for who logged in again on another tab."""
        return self._answer([])

    def post(self, request: HttpRequest, date: UUID) -> JsonResponse:
        """Each tap by itself: one that is refused does not hold up the others, and a repeat changes nothing."""
        try:
            given = json.loads(request.body)["marks"]
        except (ValueError, KeyError, TypeError):
            given = None
        if not isinstance(given, list) or len(given) > MOST_MARKS or not all(isinstance(each, dict) for each in given):
            sentence = _("Dit konden wij niet lezen. Ververs de pagina en tik nog een keer.")
            return JsonResponse({"sentence": sentence}, status=HTTPStatus.BAD_REQUEST)
        return self._answer([self._apply(each) for each in given])

    def _apply(self, given: dict[str, Any]) -> dict[str, Any]:
        nonce = str(given.get("nonce", ""))
        try:
            kept = apply_mark(self.date, read_mark(given), by=self.colleague)
        except Refused as refusal:
            return {"nonce": nonce, "outcome": "refused", "sentence": refusal.sentence}
        seat = str(kept.seat_id) if kept is not None and kept.seat_id else ""
        outcome = kept.outcome if kept is not None else "undone"
        return {"nonce": nonce, "outcome": outcome, "seat": seat, "sentence": sentence_for(kept)}

    def _answer(self, told: list[dict[str, Any]]) -> JsonResponse:
        return JsonResponse({"told": told, "state": door_state(self.date), "token": get_token(self.request)})


class DoorListView(DoorScreen):
    """The list on paper, as a PDF; or a sentence when this computer cannot make one."""

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Make it. That names went out on paper is written down."""
        try:
            made = door_list(self.date)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect(self.address("door"))
        people = [each.seat.participant for each in people_at_the_door(self.date)]
        record("outreach.print_door", by=request.user, on=self.date, seen=people)
        disposition = f'inline; filename="deurlijst-{self.date.gathering.starts_here:%Y-%m-%d}.pdf"'
        return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": disposition})
