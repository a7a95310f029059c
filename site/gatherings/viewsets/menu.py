"""Gatherings in the menu, and their addresses under /beheer/bijeenkomsten/."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from ..permissions import may_view_gatherings
from . import deeds, seats
from .calendar import CalendarView
from .gatherings import GatheringPageView


class _ForWhoMaySee(MenuItem):
    """Shown to who may see gatherings."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return may_view_gatherings(request.user)


class GatheringViewSet(ViewSet):
    """Everything about gatherings. One is dropped or called off, never deleted; it is made from what it belongs to."""

    name = "meetings"
    url_prefix = "bijeenkomsten"
    url_namespace = "meetings"
    menu_label = gettext_lazy("Bijeenkomsten")
    menu_name = "meetings"
    icon = "date"
    menu_order = 121
    add_to_admin_menu = True
    menu_item_class: Any = _ForWhoMaySee

    def get_urlpatterns(self) -> list[URLPattern]:
        """The calendar, the page of one, and the deeds."""
        return [
            path("", CalendarView.as_view(), name="index"),
            path("<int:pk>/", GatheringPageView.as_view(), name="inspect"),
            *deeds.urlpatterns,
            *seats.urlpatterns,
        ]
