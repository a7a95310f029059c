"""What the privacy officer finds under ‘Privacy’ in the admin."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from .requests import screens
from .requests.correcting import CorrectView
from .requests.permissions import Visitor, may_handle, may_see_retention
from .retention_screen import RetentionView


def shown_to(may: Callable[[Visitor], bool]) -> type[MenuItem]:
    """A menu item that shows for whom its screens open."""

    class Item(MenuItem):
        def is_shown(self, request: HttpRequest) -> bool:
            return may(request.user)

    return Item


class RequestViewSet(ViewSet):
    """Requests of people about their own data."""

    name = "verzoeken"
    url_prefix = "privacy/verzoeken"
    icon = "user"
    menu_label = _("Verzoeken over gegevens")
    menu_order = 10

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """For the privacy officer."""
        return shown_to(may_handle)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, a new one by hand, one request, its deeds and its file."""
        return [
            path("", screens.RequestsView.as_view(), name="index"),
            path("<uuid:pk>/over-wie/", screens.PointOutView.as_view(), name="point_out"),
            path("invoeren/", screens.PutInView.as_view(), name="put_in"),
            path("<uuid:pk>/", screens.DecideView.as_view(), name="decide"),
            path("<uuid:pk>/uitstellen/", screens.ReasonView.as_view(deed="put_off"), name="put_off"),
            path("<uuid:pk>/weer-gebruiken/", screens.ReasonView.as_view(deed="end"), name="end"),
            path("<uuid:pk>/verbeteren/", CorrectView.as_view(), name="correct"),
            path("<uuid:pk>/bestand/", screens.FileView.as_view(), name="file"),
        ]


class RetentionViewSet(ViewSet):
    """What is past its term."""

    name = "bewaartermijnen"
    url_prefix = "privacy/bewaartermijnen"
    icon = "calendar"
    menu_label = _("Bewaartermijnen")
    menu_order = 20

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """For the privacy officer and the administrator."""
        return shown_to(may_see_retention)

    def get_urlpatterns(self) -> list[URLPattern]:
        """One screen."""
        return [path("", RetentionView.as_view(), name="index")]


class PrivacyGroup(ViewSetGroup):
    """The menu ‘Privacy’."""

    menu_label = _("Privacy")
    menu_icon = "lock"
    menu_order = 190
    items = (RequestViewSet, RetentionViewSet)
