"""What stories add to the admin. Imported by outreach.wagtail_hooks."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from ..models import PracticePage
from ..permissions import may_view_events
from ..viewsets.stories import URLPATTERNS as STORIES
from .hints import hints_of


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
