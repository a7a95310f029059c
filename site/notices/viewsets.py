"""What staff see of messages: that they left or did not, and why. Never what they say, nor to whom."""

from datetime import datetime
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from people.models import User

from .delivery import CannotRetry, retry
from .models import Notice, NoticeState

RETRY = "notices.retry_notice"
#: Everything but address, subject and text. A message holds a code or a link that opens somebody's words.
SHOWN = ["template", "state", "attempts", "problem", "queued_at", "try_after", "sent_at", "digest"]


class NoticeInspectView(InspectView):
    """One message without its words, with a button when it failed."""

    page_title = gettext_lazy("Bericht bekijken")

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Times as the clock on the wall says; a dash for what is not there yet."""
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "j F Y H:i")
        return value or "–"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the button is there for this message and this user."""
        context = super().get_context_data(**kwargs)
        notice = self.object
        context["may_retry"] = notice.can_be_retried and self.request.user.has_perm(RETRY)
        context["is_gone"] = notice.state == NoticeState.FAILED and not notice.can_be_retried
        return context


@method_decorator(require_POST, name="dispatch")
class RetryView(View):
    """Put a failed message back in the queue."""

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Refuse who may not; say what happened."""
        if not request.user.has_perm(RETRY):
            raise PermissionDenied
        notice = get_object_or_404(Notice, pk=pk)
        try:
            retry(notice, by=cast(User, request.user))
        except CannotRetry:
            messages.warning(request, _("Dit bericht staat niet meer op ‘niet gelukt’. Er is niets veranderd."))
        else:
            messages.success(request, _("Het bericht gaat binnen een minuut opnieuw weg."))
        return redirect("berichten:inspect", pk)


class NoticeViewSet(ModelViewSet):
    """Messages, to look at only."""

    model = Notice
    name = "berichten"
    icon = "mail"
    menu_label = gettext_lazy("Verzonden mail")
    menu_hook = "register_reports_menu_item"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = NoticeInspectView
    inspect_template_name = "notices/admin/notice.html"
    inspect_view_fields: ClassVar = SHOWN
    list_display: ClassVar = [
        "__str__",
        "template",
        "state",
        "attempts",
        "queued_at",
        "sent_at",
        Column("problem", label=gettext_lazy("Wat ging er mis")),
    ]
    list_filter: ClassVar = ["state", "template"]
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Nothing can be added, changed or deleted by hand, so there are no screens for it."""
        closed = dict.fromkeys(
            ["add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"]
        )
        return super().get_common_view_kwargs(**{**closed, **kwargs})

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The columns of the list must not become a download of addresses: none is offered."""
        return super().get_index_view_kwargs(**{"list_export": [], **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, one message, and trying again."""
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("<uuid:pk>/", self.inspect_view, name="inspect"),
            path("<uuid:pk>/opnieuw/", RetryView.as_view(), name="retry"),
        ]

    def register_admin_url_finder(self) -> None:
        """There is no edit screen to find."""
