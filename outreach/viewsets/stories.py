"""Conversations of which there is no story yet, and starting one: under /beheer/gesprekken-zonder-verhaal/."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.models import Occasion
from contributions.service import Refused
from people.models import User

from ..models import PracticeIndexPage
from ..permissions import may_view_events
from ..stories.dialogues import start_story, without_story

PER_PAGE = 30


def may_write_stories(user: Any) -> bool:
    """Whether this user may put a page under /goede-praktijken/: a permission on pages, kept by Wagtail."""
    index = PracticeIndexPage.objects.first()
    return index is not None and bool(index.permissions_for_user(user).can_add_subpage())


class DialoguesView(WagtailAdminTemplateMixin, TemplateView):
    """What was talked about, and not told yet."""

    page_title = gettext_lazy("Gesprekken zonder verhaal")
    header_icon = "openquote"
    template_name = "outreach/admin/dialogues.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may see events."""
        if not may_view_events(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this screen."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of them."""
        found = Paginator(without_story(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(dialogues=found, may_write=may_write_stories(self.request.user), **kwargs)


class StartStoryView(View):
    """A draft from one conversation, and on to the editor. POST only; opening the address leads to the list."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may write there."""
        if not may_write_stories(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Nothing happens by looking."""
        get_object_or_404(Occasion, pk=pk)
        return redirect("story_dialogues")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """On to the editor, or a sentence why not."""
        assert isinstance(request.user, User)
        try:
            page = start_story(get_object_or_404(Occasion, pk=pk), by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("story_dialogues")
        return redirect("wagtailadmin_pages:edit", page.pk)


URLPATTERNS: list[URLPattern] = [
    path("gesprekken-zonder-verhaal/", DialoguesView.as_view(), name="story_dialogues"),
    path("gesprekken-zonder-verhaal/<int:pk>/", StartStoryView.as_view(), name="story_start"),
]
