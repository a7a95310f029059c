"""News by mail: asking for it, saying yes, and stopping. Nothing here knows of answers."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from privacy import service as privacy

from ..models import Round
from ..news_forms import NewsForm
from ..subscribing import confirm, stop, subscribe, to_stop, waiting_or_confirmed

#: Every address that is typed is counted: this form can fill somebody else's inbox.
TYPED = "news"


class NewsView(View):
    """A screen that no cache keeps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep it out of every cache."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen."""
        return render(self.request, f"consultation/{template}.html", context, status=status)


class SubscribeToAll(NewsView):
    """News of all rounds."""

    round: Round | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """One field."""
        return self.ask(NewsForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same answer for every address: look in your inbox."""
        form = NewsForm(request.POST)
        if privacy.too_many(TYPED, request):
            form.add_error(None, _("U probeerde het te vaak. Wacht tien minuten, of bel ons."))
            return self.ask(form, HTTPStatus.TOO_MANY_REQUESTS)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        privacy.count_failure(TYPED, request)
        subscribe(form.cleaned_data["email"], self.round)
        return self.show("news_asked", round=self.round, email=form.cleaned_data["email"])

    def ask(self, form: NewsForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The form."""
        address = reverse("consultation:news", args=[self.round.slug]) if self.round else ""
        return self.show(
            "news", status, form=form, round=self.round, form_action=address or reverse("consultation:news_all")
        )


class Subscribe(SubscribeToAll):
    """News of one round."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Of a public round."""
        self.round = get_object_or_404(Round.objects.public(), slug=kwargs.pop("slug"))
        return super().dispatch(request, *args, **kwargs)


class Confirm(NewsView):
    """Where the mail leads. Opening it changes nothing: mail programs open links too."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """One button."""
        found = waiting_or_confirmed(token)
        if found is None:
            return self.show("news_gone", HTTPStatus.NOT_FOUND)
        return self.show("news_confirm", round=found.round, form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Yes."""
        found = confirm(token)
        if found is None:
            return self.show("news_gone", HTTPStatus.NOT_FOUND)
        return self.show("news_confirmed", round=found.round)


@method_decorator(csrf_exempt, name="dispatch")
class Stop(NewsView):
    """One button for people; for mail programs one POST without any page (RFC 8058), so without our CSRF token.

    The link itself is the proof. Stopping twice, or with a link that opens nothing, gives the same answer.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, when there is something to stop."""
        found = to_stop(token)
        if found is None:
            return self.show("news_stopped")
        return self.show("news_stop", round=found.round, form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Done, without a question why."""
        stop(token)
        return self.show("news_stopped")
