"""What this app adds to the admin."""

from wagtail import hooks

from .viewsets import InputGroup


@hooks.register("register_admin_viewset")
def register_input_group() -> InputGroup:
    """The menu ‘Inbreng’ with everything under it."""
    return InputGroup()
