"""What stands on the page of an event in the admin, besides where it stands.

Each part of the work adds one line to PANELS (a block on the page), BUTTONS (a way from the top of the page) or
URLPATTERNS (addresses under /beheer/in-het-land/), and keeps the rest to itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail.admin.widgets.button import Button

from ..models import Event
from . import coverage, coverage_targets


@dataclass(frozen=True, slots=True)
class EventPanel:
    """A template, and what it needs. `context` returns None when there is nothing to show to this user.

    The template gets what `context` returns as `panel`, and `event`; it draws its own {% panel %}.
    """

    template: str
    context: Callable[[HttpRequest, Event], Mapping[str, Any] | None]


#: In the order in which they stand on the page.
PANELS: list[EventPanel] = []

#: Each gives the buttons that this user may press at this event.
BUTTONS: list[Callable[[HttpRequest, Event], list[Button]]] = []

#: Addresses under /beheer/in-het-land/.
URLPATTERNS: list[URLPattern] = [
    *coverage.urlpatterns,
    *coverage_targets.urlpatterns,
]


def shown_panels(request: HttpRequest, event: Event) -> list[dict[str, Any]]:
    """The panels with something to show: each its `template` and the `panel` that goes in."""
    found = ((panel.template, panel.context(request, event)) for panel in PANELS)
    return [{"template": template, "panel": values} for template, values in found if values is not None]


def shown_buttons(request: HttpRequest, event: Event) -> list[Button]:
    """The buttons of all parts."""
    return [button for buttons in BUTTONS for button in buttons(request, event)]
