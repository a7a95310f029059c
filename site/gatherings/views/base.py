"""What the pages behind a personal link share: the seat, no cookie, no cache, no trace of the address elsewhere."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from ..links import seat_behind
from ..models import Seat
from ..own_page import OwnPage


@method_decorator(csrf_exempt, name="dispatch")
class SeatLinkView(View):
    """One seat, by its link.

    Opening a link changes nothing: mail programs open links too. The link itself is the proof, so forms need no
    cookie: a page of somebody else does not know the address it would have to post to.
    """

    seat: Seat
    token: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the seat; a link that is not ours, broken or taken back gets a page in words."""
        self.token = kwargs["token"]
        found = seat_behind(self.token)
        if found is None:
            return self._private(render(request, "gatherings/gone.html", status=HTTPStatus.NOT_FOUND))
        self.seat = found
        return self._private(super().dispatch(request, *args, **kwargs))

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen about this seat."""
        page = OwnPage(self.seat, timezone.now())
        values = {"page_of_seat": page, "gathering": self.seat.gathering, "token": self.token, **context}
        return render(self.request, f"gatherings/{template}.html", values, status=status)

    def back(self) -> HttpResponse:
        """To the page of the seat, which says where it stands now."""
        return redirect("gatherings:seat", self.token)

    @staticmethod
    def _private(response: HttpResponseBase) -> HttpResponseBase:
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
