"""What gatherings add to the admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .viewsets import GatheringViewSet, VenueViewSet
from .viewsets.message_texts import MessageTextViewSet
from .viewsets.to_tell import ToTellViewSet


@hooks.register("insert_global_admin_css")
def add_messages_css() -> str:
    """The list of calls and letters, and the words of messages."""
    return format_html('<link rel="stylesheet" href="{}">', static("gatherings/messages.css"))


@hooks.register("insert_global_admin_css")
def add_desk_css() -> str:
    """The calendar."""
    return format_html('<link rel="stylesheet" href="{}">', static("gatherings/desk.css"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """The menus of this app, one screen each."""
    return [GatheringViewSet(), VenueViewSet(), ToTellViewSet(), MessageTextViewSet()]
