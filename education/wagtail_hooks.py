"""What education adds to the admin. Each part adds its lines."""

from typing import Any

from wagtail import hooks

from .viewsets.classes import ClassViewSet


@hooks.register("register_admin_viewset")
def register_class_viewset() -> list[Any]:
    """Classes that gave their voice."""
    return [ClassViewSet()]
