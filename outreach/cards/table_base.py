"""What the screens of a table share: which date, whose card, and what to say when one cannot write."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views import View

from contributions import service as contributions
from contributions.models import Participation
from contributions.service import ParticipationState
from gatherings.service import place_of, when_of

from ..models import EventDate, EventQuestion
from . import cookies
from .asking import questions_of
from .periods import find_date, last_day, why_closed


class TableView(View):
    """A screen of one table. Nothing of it stays in a cache: the phone may be shared."""

    date: EventDate

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the date; an unknown code leads to the screen on which one can type it."""
        found = find_date(kwargs.pop("code"))
        if found is None:
            return render(request, "outreach/table/enter.html", {"is_unknown": True}, status=HTTPStatus.NOT_FOUND)
        self.date = found
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Hand over to get() or post()."""
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def closed(self) -> str:
        """Why nobody can write now; "" when they can."""
        return why_closed(self.date.gathering)

    @cached_property
    def questions(self) -> list[EventQuestion]:
        """What is asked here, in order."""
        return questions_of(self.date.event)

    @cached_property
    def code(self) -> str:
        """The code this browser holds for this date; "" when it holds none."""
        return cookies.code_in(self.request, self.date)

    @cached_property
    def participation(self) -> Participation | None:
        """Who was heard here with this code; None before the first card, and for who took everything back."""
        receipt = contributions.find_receipt(self.code) if self.code else None
        found = receipt.participation if receipt else None
        is_here = found is not None and found.occasion_id == self.date.gathering.occasion_id
        return found if is_here and found and found.state == ParticipationState.COUNTED else None

    @cached_property
    def is_withdrawn(self) -> bool:
        """Whether the code of this browser belongs to who took everything back."""
        receipt = contributions.find_receipt(self.code) if self.code else None
        found = receipt.participation if receipt else None
        return found is not None and found.state == ParticipationState.WITHDRAWN

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Render a screen of this table."""
        gathering = self.date.gathering
        always = {
            "date": self.date,
            "event": self.date.event,
            "when": when_of(gathering),
            "place": place_of(gathering),
            "last_day": last_day(gathering),
            "words_final_on": gathering.occasion.words_final_on if gathering.occasion else None,
        }
        return render(self.request, f"outreach/table/{template}.html", {**always, **context}, status=status)

    def address(self, name: str, *args: Any) -> str:
        """Where another screen of this table is."""
        return reverse(f"outreach:{name}", args=[self.date.card_code, *args])

    def go(self, name: str, *args: Any, query: str = "") -> HttpResponseRedirect:
        """To another screen of this table."""
        return HttpResponseRedirect(self.address(name, *args) + (f"?{query}" if query else ""))


def asked_code(text: str) -> str:
    """A short code for the words of a question: another one when the words changed."""
    return sha256(text.encode()).hexdigest()[:16]
