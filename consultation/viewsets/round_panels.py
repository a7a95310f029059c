"""What stands on the page of a round in the admin, besides where it stands and its questions.

Each part of the work adds one line to PANELS (a block on the page), BUTTONS (a way from the top of the page) or
URLPATTERNS, and keeps the rest to itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from wagtail.admin.widgets.button import Button

from ..models import Round
from . import (
    analyses,
    case_lab,
    coverage,
    imports,
    invitations,
    labs,
    news,
    own_statements,
    panel,
    promises,
    reading,
    results,
    targets,
    texts,
)


@dataclass(frozen=True, slots=True)
class RoundPanel:
    """A template, and what it needs. `context` returns None when there is nothing to show to this user.

    The template gets what `context` returns, and `round`; it draws its own {% panel %}.
    """

    template: str
    context: Callable[[HttpRequest, Round], Mapping[str, Any] | None]


#: In the order in which they stand on the page, above the questions.
PANELS: list[RoundPanel] = [
    RoundPanel("consultation/admin/balance_short.html", panel.short),
    RoundPanel("consultation/admin/round_promise.html", promises.panel),
    RoundPanel("consultation/admin/round_reading.html", reading.panel),
    RoundPanel("consultation/admin/round_coverage.html", coverage.panel),
    RoundPanel("consultation/admin/round_labs.html", labs.panel),
    RoundPanel("consultation/admin/own_statements_panel.html", own_statements.panel),
]

#: Each gives the buttons that this user may press at this round.
BUTTONS: list[Callable[[HttpRequest, Round], list[Button]]] = [
    results.buttons,
    texts.buttons,
    analyses.buttons,
]

#: Addresses under /beheer/rondes/.
URLPATTERNS: list[URLPattern] = [
    *analyses.urlpatterns,
    *case_lab.urlpatterns,
    *imports.urlpatterns,
    *invitations.urlpatterns,
    *labs.urlpatterns,
    *news.urlpatterns,
    *own_statements.urlpatterns,
    *panel.urlpatterns,
    *promises.urlpatterns,
    *reading.urlpatterns,
    *results.urlpatterns,
    *targets.urlpatterns,
    *texts.urlpatterns,
]


def shown_panels(request: HttpRequest, round_: Round) -> list[dict[str, Any]]:
    """The panels with something to show: each its `template` and the `panel` that goes in."""
    found = ((panel.template, panel.context(request, round_)) for panel in PANELS)
    return [{"template": template, "panel": values} for template, values in found if values is not None]


def shown_buttons(request: HttpRequest, round_: Round) -> list[Button]:
    """The buttons of all parts."""
    return [button for buttons in BUTTONS for button in buttons(request, round_)]
