"""What focus groups add to the admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .enums import GroupState
from .viewsets import GroupViewSet


@hooks.register("insert_global_admin_css")
def add_planning_css() -> str:
    """Tables of a plan beside each other, or below each other on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("focusgroups/planning.css"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [GroupViewSet()]


@hooks.register("insert_global_admin_css")
def add_board_css() -> str:
    """The board of a group."""
    return format_html('<link rel="stylesheet" href="{}">', static("focusgroups/board.css"))


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a group tells who did what, in words."""

    @actions.register_action("focusgroups.move")
    class MoveFormatter(LogFormatter):  # type: ignore[misc]
        label = gettext_lazy("Ga naar een andere stand")

        def format_message(self, entry: Any) -> str:
            was, now = (GroupState(entry.data[key]).label for key in ("was", "now"))
            return _("Van ‘%(was)s’ naar ‘%(now)s’.") % {"was": was, "now": now}

    actions.register_action(
        "focusgroups.publish", gettext_lazy("Publiceer de pagina"), gettext_lazy("De pagina gepubliceerd")
    )
