"""What education adds to the admin. Each part adds its lines."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .authoring.page_guard import refuse_before_its_pack
from .viewsets import LessonPackViewSet
from .viewsets.classes import ClassViewSet
from .viewsets.feedback import FeedbackViewSet


@hooks.register("register_admin_viewset")
def register_class_viewset() -> list[Any]:
    """Classes that gave their voice."""
    return [ClassViewSet()]


@hooks.register("register_admin_viewset")
def register_feedback_viewset() -> list[Any]:
    """What teachers said of packs."""
    return [FeedbackViewSet()]


@hooks.register("insert_global_admin_css")
def add_pack_css() -> str:
    """The page of a pack, and its preview."""
    return format_html('<link rel="stylesheet" href="{}">', static("education/author.css"))


@hooks.register("register_admin_viewset")
def register_pack_viewsets() -> list[Any]:
    """Lesson packs."""
    return [LessonPackViewSet()]


hooks.register("before_publish_page", refuse_before_its_pack)
