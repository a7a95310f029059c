"""Requests under the Woo in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from ..permissions import may_answer_woo
from .judging import JudgeView
from .viewing import CaseView, DeedView, ReleaseFileView, RequestsView, SearchView, StartView


class _ForOfficers(MenuItem):
    """Shown only to those for whom the screens open."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague answers requests."""
        return may_answer_woo(request.user)


class WooViewSet(ViewSet):
    """Under /beheer/woo-verzoeken/."""

    name = "woo"
    url_prefix = "woo-verzoeken"
    icon = "mail"
    menu_label = _("Woo-verzoeken")
    menu_order = 151
    menu_item_class = _ForOfficers
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and everything one does with a request."""
        one = "<int:pk>/"
        return [
            path("", RequestsView.as_view(), name="index"),
            path("begin/", StartView.as_view(), name="start"),
            path(one, CaseView.as_view(), name="case"),
            path(f"{one}zoek/", SearchView.as_view(), name="search"),
            path(f"{one}stap/<slug:to>/", DeedView.as_view(deed="move"), name="move"),
            path(f"{one}verdaag/", DeedView.as_view(deed="put_off"), name="put_off"),
            path(f"{one}opnieuw/", DeedView.as_view(deed="again"), name="again"),
            path(f"{one}stuk/<int:document>/", JudgeView.as_view(), name="judge"),
            path(f"{one}stuk/<int:document>/haal-eruit/", DeedView.as_view(deed="drop"), name="drop"),
            path(f"{one}bestand/<int:release>/", ReleaseFileView.as_view(), name="file"),
        ]
