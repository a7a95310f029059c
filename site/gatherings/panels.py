"""What stands on the page of a gathering in the admin, besides where it stands and who comes.

The app above fills this in its `ready()`: a block on the page, or a way from the top of the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from .models import Gathering

if TYPE_CHECKING:
    from wagtail.admin.widgets.button import Button


@dataclass(frozen=True, slots=True)
class GatheringPanel:
    """A template, and what it needs. `context` returns None when there is nothing to show to this user.

    The template gets what `context` returns as `panel`, and `gathering`; it draws its own {% panel %}.
    """

    template: str
    context: Callable[[HttpRequest, Gathering], Mapping[str, Any] | None]


GatheringButtons = Callable[[HttpRequest, Gathering], "list[Button]"]

_panels: list[GatheringPanel] = []
_buttons: list[GatheringButtons] = []


def register_gathering_panel(panel: GatheringPanel) -> None:
    """A block on the page, below those that stand there."""
    if panel not in _panels:
        _panels.append(panel)


def register_gathering_buttons(buttons: GatheringButtons) -> None:
    """Gives the buttons that this user may press at this gathering."""
    if buttons not in _buttons:
        _buttons.append(buttons)


def shown_panels(request: HttpRequest, gathering: Gathering) -> list[dict[str, Any]]:
    """The panels with something to show: each its `template` and the `panel` that goes in."""
    found = ((panel.template, panel.context(request, gathering)) for panel in _panels)
    return [{"template": template, "panel": values} for template, values in found if values is not None]


def shown_buttons(request: HttpRequest, gathering: Gathering) -> list["Button"]:
    """The buttons of all apps."""
    return [button for buttons in _buttons for button in buttons(request, gathering)]
