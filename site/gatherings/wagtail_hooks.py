"""What gatherings add to the admin."""

from typing import Any

from wagtail import hooks


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return []
