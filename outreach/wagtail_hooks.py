"""What outreach adds to the admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .enums import EventState
from .stories import hooks as _stories  # noqa: F401
from .viewsets import EventViewSet, NewsletterViewSet


@hooks.register("insert_global_admin_css")
def add_map_css() -> str:
    """The map of the provinces."""
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/map.css"))


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
