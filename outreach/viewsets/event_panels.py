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
from ..printing.panel import poster_panel
from . import (
    board,
    cards_date,
    cards_noting,
    cards_prints,
    cards_questions,
    cards_report,
    coverage,
    coverage_targets,
    date_changes,
    date_split,
    dates,
    door_parts,
    event_moves,
    event_partners,
    sign_ups,
)


@dataclass(frozen=True, slots=True)
class EventPanel:
    """A template, and what it needs. `context` returns None when there is nothing to show to this user.

    The template gets what `context` returns as `panel`, and `event`; it draws its own {% panel %}.
    """

    template: str
    context: Callable[[HttpRequest, Event], Mapping[str, Any] | None]


#: In the order in which they stand on the page.
PANELS: list[EventPanel] = [
    EventPanel("outreach/admin/board.html", board.panel),
    EventPanel("outreach/admin/posters.html", poster_panel),
    EventPanel("outreach/admin/questions_panel.html", cards_questions.panel),
    EventPanel("outreach/admin/event_partners_panel.html", event_partners.partners_panel),
]

#: Each gives the buttons that this user may press at this event.
BUTTONS: list[Callable[[HttpRequest, Event], list[Button]]] = [
    dates.buttons,
    event_moves.buttons,
    cards_questions.buttons,
]

#: Addresses under /beheer/in-het-land/.
URLPATTERNS: list[URLPattern] = [
    *event_moves.urlpatterns,
    *dates.urlpatterns,
    *date_changes.urlpatterns,
    *date_split.urlpatterns,
    *sign_ups.urlpatterns,
    *door_parts.urlpatterns,
    *cards_questions.urlpatterns,
    *cards_date.urlpatterns,
    *cards_noting.urlpatterns,
    *cards_prints.urlpatterns,
    *cards_report.urlpatterns,
    *event_partners.urlpatterns,
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
