"""For the digiboard: the code, and what the class thinks. Totals only; everybody with the code may look."""

from django.http import HttpRequest, HttpResponse

from .base import ClassView
from .drawing import drawn
from .totals import screens_in, totals_of

#: The screen asks itself anew after so many seconds, when the teacher put that on.
REFRESH_SECONDS = 10


class Board(ClassView):
    """The code and the square, as large as the screen."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Without a menu around it."""
        return self.show("closed") if self.closed else self.show("board", **drawn(self.session))


class Results(ClassView):
    """What the class thinks, as it is now."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """By itself anew when `?ververs=1` asks for that; a closed class does not change any more."""
        is_live = request.GET.get("ververs") == "1" and not self.closed
        response = self.show(
            "results",
            totals=totals_of(self.session, self.all_items),
            screens=screens_in(self.session),
            is_live=is_live,
            seconds=REFRESH_SECONDS,
        )
        if is_live:
            response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response
