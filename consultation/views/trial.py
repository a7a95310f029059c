"""A round on somebody's phone before it opens. Nothing is kept, and no search engine may list it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views import View

from ..context import RoundScreen
from ..models import Round
from ..preview import preview_question
from ..progress import items_of, path_of
from ..trial import round_on_trial


class TrialView(View):
    """A screen behind a trial link. A link that is over is told so, in a sentence."""

    round: Round
    token: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the round, answer, and keep the answer out of caches and search engines."""
        self.token = kwargs.pop("token")
        found = round_on_trial(self.token)
        response: HttpResponseBase
        if found is None:
            response = render(request, "consultation/trial_over.html", status=404)
        else:
            self.round = found
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    def show(self, template: str, **context: Any) -> HttpResponse:
        """Render a screen of the trial."""
        screen = RoundScreen(self.round, self.request.path)
        return render(self.request, f"consultation/{template}.html", {"screen": screen, "is_trial": True, **context})

    def address(self, number: int) -> str:
        """Where a question is tried."""
        return reverse("consultation:trial_question", args=[self.token, number])


class Start(TrialView):
    """The begin screen, as a participant meets it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What to expect, and a link to the first question."""
        items = items_of(self.round)
        total = path_of(items, [], seed="trial").total
        return self.show("begin", total=total, first_url=self.address(1) if items else "")


class Question(TrialView):
    """One question; follow-up questions all show."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Empty."""
        return self._question(request, number)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """What a participant would read, or on."""
        return self._question(request, number)

    def _question(self, request: HttpRequest, number: int) -> HttpResponse:
        return preview_question(
            request,
            self.round,
            number,
            address=self.address,
            start=reverse("consultation:trial", args=[self.token]),
            done=reverse("consultation:trial_end", args=[self.token]),
            is_trial=True,
        )


class End(TrialView):
    """What comes after the questions, told: those screens keep something, so they cannot be tried."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A list of the last screens."""
        return self.show("trial_end", start_url=reverse("consultation:trial", args=[self.token]))
