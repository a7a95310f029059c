"""The newsletter: asking for it, saying yes, stopping, and what was sent before."""

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from privacy import service as privacy

from ..letters.forms import NewsletterForm
from ..letters.subscribing import confirm, stop, subscribe, to_confirm, to_stop
from ..models import NewsletterIssue

#: Every address that is typed is counted: this form can fill somebody else's inbox.
TYPED = "newsletter"
PER_PAGE = 20


class NewsletterView(View):
    """A screen that no cache keeps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and keep it out of every cache."""
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def show(self, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """A screen."""
        return render(self.request, f"outreach/newsletter/{template}.html", context, status=status)


class Subscribe(NewsletterView):
    """One field, and what one gets."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self.ask(NewsletterForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same answer for every address: look in your inbox."""
        form = NewsletterForm(request.POST)
        if privacy.too_many(TYPED, request):
            form.add_error(None, _("U probeerde het te vaak. Wacht tien minuten, of bel ons."))
            return self.ask(form, HTTPStatus.TOO_MANY_REQUESTS)
        if not form.is_valid():
            return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        privacy.count_failure(TYPED, request)
        subscribe(form.cleaned_data["email"], get_language() or "")
        return self.show("asked", email=form.cleaned_data["email"])

    def ask(self, form: NewsletterForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The form, with the newest letter to look at first."""
        return self.show("subscribe", status, form=form, newest=NewsletterIssue.objects.public().first())


class Confirm(NewsletterView):
    """Where the mail leads. Opening it changes nothing: mail programs and scanners open links too."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """One button."""
        if to_confirm(token) is None:
            return self.show("gone", HTTPStatus.NOT_FOUND)
        return self.show("confirm", form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Yes."""
        if confirm(token) is None:
            return self.show("gone", HTTPStatus.NOT_FOUND)
        return self.show("confirmed")


@method_decorator(csrf_exempt, name="dispatch")
class Stop(NewsletterView):
    """One button for people; for mail programs one POST without any page (RFC 8058), so without our CSRF token.

    The link itself is the proof. Stopping twice, or with a link that opens nothing, gives the same answer.
    """

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, when there is something to stop."""
        if to_stop(token) is None:
            return self.show("stopped")
        return self.show("stop", form_action=request.path)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Done, without a question why."""
        stop(token)
        return self.show("stopped")


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The letters that were sent, newest first."""
    issues = Paginator(NewsletterIssue.objects.public(), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "outreach/newsletter/archive.html", {"issues": issues})


@require_safe
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter that was sent."""
    found = get_object_or_404(NewsletterIssue.objects.public(), pk=pk)
    return render(request, "outreach/newsletter/issue.html", {"issue": found})
