"""What outreach adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from .enums import EventState
from .permissions import may_view_coverage
from .stories import hooks as _stories  # noqa: F401
from .viewsets import EventViewSet, NewsletterViewSet, PartnerViewSet


@hooks.register("insert_global_admin_css")
def add_event_css() -> str:
    """The page of an event, and the list of a series."""
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/event.css"))


@hooks.register("insert_global_admin_css")
def add_map_css() -> str:
    """The map of the provinces."""
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/map.css"))


@hooks.register("insert_global_admin_css")
def add_coverage_css() -> str:
    """The board of coverage."""
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/coverage.css"))


class CoverageMenuItem(MenuItem):
    """The way to the board, for who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may see whom we reached where."""
        return may_view_coverage(request.user)


@hooks.register("register_admin_menu_item")
def add_coverage_menu() -> MenuItem:
    """Beside "In het land"."""
    return CoverageMenuItem(
        _("Waar missen wij?"), reverse("events:coverage"), name="coverage", icon_name="globe", order=131
    )


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [
        EventViewSet(),
        PartnerViewSet(),
        NewsletterViewSet(),
    ]


@hooks.register("insert_global_admin_css")
def add_partners_css() -> str:
    """Partners, their lists and the map of help."""
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/partners.css"))


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
