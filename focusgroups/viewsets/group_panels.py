"""What stands on the page of a group in the admin, besides where it stands.

Each part of the work adds one line to PANELS (a block on the page), BUTTONS (a way from the top of the page) or
URLPATTERNS, and keeps the rest to itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail.admin.widgets.button import Button

from ..models import FocusGroup
from . import (
    after,
    board,
    by_hand,
    checks,
    draws,
    moments,
    not_chosen,
    plans,
    pool,
    pool_addresses,
    quotas,
    reports,
    running,
    sendings,
    thanks,
    transcripts,
    unheard,
)


@dataclass(frozen=True, slots=True)
class GroupPanel:
    """A template, and what it needs. `context` returns None when there is nothing to show to this user.

    The template gets what `context` returns as `panel`, and `group`; it draws its own {% panel %}.
    """

    template: str
    context: Callable[[HttpRequest, FocusGroup], Mapping[str, Any] | None]


#: In the order in which they stand on the page.
PANELS: list[GroupPanel] = [
    GroupPanel("focusgroups/admin/board.html", board.panel),
    GroupPanel("focusgroups/admin/after_panel.html", after.panel),
    GroupPanel("focusgroups/admin/group_sessions.html", running.sessions_panel),
    GroupPanel("focusgroups/admin/pool_panel.html", pool.panel),
]

#: Each gives the buttons that this user may press at this group.
BUTTONS: list[Callable[[HttpRequest, FocusGroup], list[Button]]] = [
    by_hand.buttons,
    moments.buttons,
    running.guide_button,
    quotas.buttons,
    draws.buttons,
    pool.buttons,
    plans.buttons,
]

#: Addresses under /beheer/gespreksgroepen/.
URLPATTERNS: list[URLPattern] = [
    *by_hand.urlpatterns,
    *moments.urlpatterns,
    *not_chosen.urlpatterns,
    *sendings.urlpatterns,
    *unheard.urlpatterns,
    *checks.urlpatterns,
    *reports.urlpatterns,
    *thanks.urlpatterns,
    *transcripts.urlpatterns,
    *running.urlpatterns,
    *draws.urlpatterns,
    *quotas.urlpatterns,
    *pool_addresses.urlpatterns,
    *plans.urlpatterns,
]


def shown_panels(request: HttpRequest, group: FocusGroup) -> list[dict[str, Any]]:
    """The panels with something to show: each its `template` and the `panel` that goes in."""
    found = ((panel.template, panel.context(request, group)) for panel in PANELS)
    return [{"template": template, "panel": values} for template, values in found if values is not None]


def shown_buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The buttons of all parts."""
    return [button for buttons in BUTTONS for button in buttons(request, group)]
