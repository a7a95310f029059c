"""The page of one person, by link: what we may do with your words. No login, no script, changed as easily as given."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views import View

from contributions.service import Refused
from gatherings.models import Seat
from gatherings.service import seat_behind
from privacy.service import standing_purposes

from ..models import GroupSession
from .consent import ASKED_SEATS, answer, is_final, questions, reply_of
from .consent_form import ConsentForm


class ConsentPage(View):
    """The questions, with what stands now. Kept in no cache; who has no link gets a sentence that says what to do."""

    seat: Seat
    group_session: GroupSession

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the seat behind the link."""
        response = self._answer(request, kwargs["token"])
        add_never_cache_headers(response)
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def _answer(self, request: HttpRequest, token: str) -> HttpResponseBase:
        seat = seat_behind(token)
        found = (
            GroupSession.objects.select_related("group", "gathering__occasion")
            .filter(gathering=seat.gathering_id)
            .first()
            if seat
            else None
        )
        if seat is None or found is None:
            return render(request, "focusgroups/consent_unknown.html", status=HTTPStatus.NOT_FOUND)
        self.seat, self.group_session = seat, found
        if seat.state not in ASKED_SEATS:
            return render(request, "focusgroups/consent_over.html", {"session": found.gathering, "group": found.group})
        return super().dispatch(request, token)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """All off, except what this person said yes to before."""
        texts = questions()
        given = standing_purposes(self.seat.participant)
        form = ConsentForm(texts=texts, initial=dict.fromkeys(given, True))
        return self._show(form, given=given)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep it; the page comes back and says what stands."""
        form = ConsentForm(request.POST, texts=questions())
        if not form.is_valid():
            return self._show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            answer(self.group_session.gathering, self.seat.participant, form.given, shown=form.texts)
        except Refused as refusal:  # the texts changed while this was on its way
            form = ConsentForm(texts=questions())
            return self._show(form, refusal=refusal.sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect(f"{request.path}?bewaard=1")

    def _show(
        self, form: ConsentForm, *, given: set[str] | None = None, refusal: str = "", status: int = HTTPStatus.OK
    ) -> HttpResponse:
        gathering, group = self.group_session.gathering, self.group_session.group
        reply = reply_of(gathering, self.seat.participant)
        context = {
            "form": form,
            "refusal": refusal,
            "group": group,
            "session": gathering,
            "reply": reply,
            "stands": [(text.question, text.purpose in (given or ())) for text in form.texts],
            "is_kept": "bewaard" in self.request.GET and not form.is_bound and reply is not None,
            "is_final": is_final(gathering),
        }
        return render(self.request, "focusgroups/consent.html", context, status=status)
