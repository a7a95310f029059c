"""A gathering in somebody's own calendar program: as a file, or by an address that the program follows."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..calendar_files import note
from ..feed import feed_address, make_feed, stop_feed
from ..models import FeedLink
from ..own_page import OwnPage
from .base import SeatLinkView


class CalendarFileView(SeatLinkView):
    """The entry as a file, without anybody's name in it: a link can be passed on."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file, for who may still come."""
        page = OwnPage(self.seat, timezone.now())
        if not page.shows_way:
            raise Http404("nothing to put in a calendar")
        with translation.override("nl"):
            text = note(self.seat, stamp=timezone.now()).text
        return HttpResponse(
            text,
            content_type="text/calendar; charset=utf-8; method=PUBLISH",
            headers={"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'},
        )


class MyAgenda(SeatLinkView):
    """An address for a calendar program: made, and taken back, by a button."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """What it is, and the buttons."""
        return self.page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Make a new address and show it once, or stop the one there is."""
        match request.POST.get("antwoord", ""):
            case "maak":
                return self.page(address=feed_address(make_feed(self.seat.participant)))
            case "stop":
                stop_feed(self.seat.participant)
                return self.page(is_stopped=True)
        sentence = _("Deze knop kennen wij niet. Kies hieronder wat u wilt.")
        return self.page(HTTPStatus.CONFLICT, refusal=sentence)

    def page(
        self, status: int = HTTPStatus.OK, *, address: str = "", is_stopped: bool = False, refusal: str = ""
    ) -> HttpResponse:
        """The page; the address only right after it was made, for we keep no copy of it."""
        has_one = FeedLink.objects.filter(participant=self.seat.participant_id).exists()
        return self.show("my_agenda", status, address=address, has_one=has_one, is_stopped=is_stopped, refusal=refusal)
