"""What all public screens of signing up share: which date, no cache, and what to say when that is not so simple."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views import View

from contributions.service import Refused
from gatherings.service import place_of, when_of

from ...enums import PUBLIC_EVENT_STATES
from ...models import EventDate, SignUpDraft
from .. import cookies, drafts
from ..standing import Standing, standing_of


class SignUpView(View):
    """A screen of signing up for a date of a public event. No cache keeps it: the computer may be shared."""

    date: EventDate

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the date; where nobody can sign up, say so."""
        self.date = self.find_date(kwargs.pop("date"))
        response = super().dispatch(request, *args, **kwargs) if self.may_go_on() else self.closed()
        add_never_cache_headers(response)
        return response

    def find_date(self, key: UUID) -> EventDate:
        """The date of a public event at this address, or a 404."""
        found = EventDate.objects.select_related("event", "gathering__venue")
        date = found.filter(pk=key, event__state__in=PUBLIC_EVENT_STATES).first()
        if date is None:
            raise Http404("no date of a public event at this address")
        return date

    @cached_property
    def standing(self) -> Standing:
        """Whether one can sign up."""
        return standing_of(self.date.event, self.date.gathering)

    def may_go_on(self) -> bool:
        """Whether this screen has something to do."""
        return self.standing.is_open

    @cached_property
    def key(self) -> UUID | None:
        """The number of the draft in this browser; None when there is none."""
        return cookies.key_in(self.request, self.date)

    @cached_property
    def draft(self) -> SignUpDraft | None:
        """What was kept under that number; None when nothing was."""
        return drafts.find(self.key, self.date)

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Render a screen of this date."""
        gathering = self.date.gathering
        always = {
            "date": self.date,
            "event": self.date.event,
            "gathering": gathering,
            "when": when_of(gathering),
            "where": place_of(gathering),
            "standing": self.standing,
        }
        return render(self.request, f"outreach/sign_up/{template}.html", {**always, **context}, status=status)

    def go(self, name: str, *args: Any, query: str = "") -> HttpResponseRedirect:
        """To another screen of this date."""
        address = reverse(f"outreach:{name}", args=[self.date.pk, *args])
        return HttpResponseRedirect(address + (f"?{query}" if query else ""))

    def closed(self) -> HttpResponse:
        """Nobody can sign up now."""
        return self.show("closed", status=409 if self.request.method == "POST" else 200)

    def unknown(self) -> HttpResponse:
        """No sign-up in this browser that is on its way: start anew."""
        return self.show("unknown", status=409 if self.request.method == "POST" else 200)

    def refused(self, refusal: Refused) -> HttpResponse:
        """A deed that cannot be done: the sentence says what to do."""
        return self.show("refused", status=409, sentence=refusal.sentence)
