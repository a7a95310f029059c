"""Deeds on one letter: a mail to oneself, and sending it to everybody, which asks first."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused
from people.models import User

from ..enums import IssueState
from ..letters.sending import send, send_test
from ..letters.writing import subject_of
from ..models import NewsletterIssue, Subscriber
from ..permissions import may_change_newsletters, may_send_newsletters


class IssueDeedView(View):
    """A deed on one letter (`pk` in the address), for who may."""

    issue: NewsletterIssue
    may = staticmethod(may_send_newsletters)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        self.issue = get_object_or_404(NewsletterIssue, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def colleague(self) -> User:
        """Who is at the screen."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def back(self) -> HttpResponse:
        """The page of the letter."""
        return redirect("newsletters:inspect", self.issue.pk)


class SendTestView(IssueDeedView):
    """The letter, to oneself alone. POST only; opening the address leads to the letter."""

    may = staticmethod(may_change_newsletters)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Nothing happens by looking."""
        return self.back()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """It is in the queue."""
        send_test(self.issue, to=self.colleague)
        messages.success(request, _("De proef is onderweg naar %(email)s.") % {"email": self.colleague.email})
        return self.back()


class SendView(WagtailAdminTemplateMixin, IssueDeedView, TemplateView):
    """Send it: says to how many, and that it cannot be taken back."""

    template_name = "outreach/admin/newsletter_send.html"
    page_title = gettext_lazy("Verstuur de nieuwsbrief")
    header_icon = "mail"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; what was sent already is shown."""
        if self.issue.state != IssueState.DRAFT:
            return self.back()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """It goes, once."""
        try:
            seen = int(request.POST.get("seen", ""))
        except ValueError:
            seen = 0
        try:
            send(self.issue, seen=seen, by=self.colleague)
        except Refused as refusal:
            return self.render_to_response(self.get_context_data(refusal=refusal.sentence), status=422)
        messages.success(request, _("De nieuwsbrief wordt verstuurd. U ziet hieronder hoever het is."))
        return self.back()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Nieuwsbrief > this letter > send."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("newsletters:index"), "label": _("Nieuwsbrief")},
            {"url": reverse("newsletters:inspect", args=[self.issue.pk]), "label": self.issue.subject},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """To how many it goes."""
        return super().get_context_data(
            issue=self.issue,
            subject=subject_of(self.issue),
            subscribers=Subscriber.objects.confirmed().count(),
            **kwargs,
        )
