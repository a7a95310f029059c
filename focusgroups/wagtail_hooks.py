"""What focus groups add to the admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .viewsets import GroupViewSet


@hooks.register("insert_global_admin_css")
def add_planning_css() -> str:
    """Tables of a plan beside each other, or below each other on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("focusgroups/planning.css"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [GroupViewSet()]
