"""What this app adds to the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .panels import WaitingPanel
from .viewsets import InputGroup


@hooks.register("register_admin_viewset")
def register_input_group() -> InputGroup:
    """The menu ‘Inbreng’ with everything under it."""
    return InputGroup()


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What waits, on the first screen."""
    panels.append(WaitingPanel())
