"""What outreach adds to the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from .enums import EventState
from .models import PracticePage
from .permissions import may_view_events
from .stories.hints import hints_of
from .viewsets import EventViewSet, NewsletterViewSet
from .viewsets.stories import URLPATTERNS as STORIES


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [
        EventViewSet(),
        NewsletterViewSet(),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of an event tells who did what, in words."""

    @actions.register_action("outreach.move")
    class MoveFormatter(LogFormatter):  # type: ignore[misc]
        label = gettext_lazy("Ga naar een andere stand")

        def format_message(self, entry: Any) -> str:
            was, now = (EventState(entry.data[key]).label for key in ("was", "now"))
            return _("Van ‘%(was)s’ naar ‘%(now)s’.") % {"was": was, "now": now}

    actions.register_action(
        "outreach.publish", gettext_lazy("Publiceer de pagina"), gettext_lazy("De pagina gepubliceerd")
    )


class ReportMenuItem(MenuItem):
    """Under Reports, for who may see events."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The view behind it asks the same."""
        return may_view_events(request.user)


@hooks.register("register_admin_urls")
def story_urls() -> list[URLPattern]:
    """/beheer/gesprekken-zonder-verhaal/"""
    return STORIES


@hooks.register("register_reports_menu_item")
def dialogues_menu_item() -> MenuItem:
    """What was talked about and not told yet."""
    label = gettext_lazy("Gesprekken zonder verhaal")
    return ReportMenuItem(label, reverse("story_dialogues"), icon_name="openquote", order=700)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def point_at_names(request: HttpRequest, page: Page) -> None:
    """A story names nobody: who saved one is told what may point at somebody."""
    if isinstance(page, PracticePage):
        for sentence in hints_of(page):
            messages.warning(request, sentence)
