"""The screen "Wie hebben wij nog niet gehoord?", across all groups."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import unheard
from ..permissions import may_change_groups, may_view_groups


class UnheardView(WagtailAdminTemplateMixin, TemplateView):
    """A line per kind of people, those nobody heard first, with the way to a group for them."""

    template_name = "focusgroups/admin/unheard.html"
    page_title = gettext_lazy("Nog niet gehoord")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may see groups. These are counts, without names."""
        if not may_view_groups(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("groups:index"), "label": _("Gespreksgroepen")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, and who is missing in one sentence."""
        lines = unheard.lines()
        return super().get_context_data(
            lines=lines,
            never=[each.perspective.label for each in lines if each.is_never_heard],
            may_change=may_change_groups(self.request.user),
            **kwargs,
        )


urlpatterns = [path("nog-niet-gehoord/", UnheardView.as_view(), name="unheard")]
