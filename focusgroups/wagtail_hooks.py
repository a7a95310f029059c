"""What focus groups add to the admin."""

from typing import Any

from wagtail import hooks

from .viewsets import GroupViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [GroupViewSet()]
