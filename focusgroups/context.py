"""What the public pages of groups show."""

from typing import Any

from django.http import HttpRequest

from .models import FocusGroup


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The groups that everybody may see."""
    return {"groups": FocusGroup.objects.public()}


def group_page_context(group: FocusGroup, request: HttpRequest) -> dict[str, Any]:
    """Everything somebody wants to know before signing up."""
    return {"group": group}
