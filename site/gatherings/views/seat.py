"""Somebody's own page: when, where, with how many, and the buttons to answer."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from contributions.service import Refused

from ..answering import accept, step_back
from ..enums import SeatState
from ..models import Seat
from ..seat_parts import parts_of
from ..waiting import leave_waiting_list
from .base import SeatLinkView


class SeatPage(SeatLinkView):
    """The page; and the answer, sent from it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Where it stands."""
        return self.page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Do it and show the page anew; twice is once. A refusal is a sentence above the page as it is now."""
        try:
            self._answer(request.POST.get("antwoord", ""))
        except Refused as refusal:
            self.seat = _as_it_is_now(self.seat)
            return self.page(HTTPStatus.CONFLICT, refusal.sentence)
        return self.back()

    def page(self, status: int = HTTPStatus.OK, refusal: str = "") -> HttpResponse:
        """The page with everything on it."""
        return self.show("seat", status, refusal=refusal, parts=parts_of(self.seat))

    def _answer(self, answer: str) -> None:
        match answer:
            case "komt":
                accept(self.seat)
            case "komt_niet":
                step_back(self.seat)
            case "van_de_lijst":
                leave_waiting_list(self.seat)
            case _:
                raise Refused(_("Deze knop kennen wij niet. Kies hieronder wat u wilt."))


class StepBack(SeatLinkView):
    """Ask once more, before a chair goes to somebody else. Changes nothing."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """One question, two ways out; without anything to give up, the page itself."""
        if self.seat.state not in (SeatState.ACCEPTED, SeatState.WAITING):
            return self.back()
        return self.show("step_back", waits=self.seat.state == SeatState.WAITING)


def _as_it_is_now(seat: Seat) -> Seat:
    found = Seat.objects.select_related("gathering__venue", "participant__perspective")
    return found.get(pk=seat.pk)
