"""Screens of education in the admin."""

from .packs import LessonPackViewSet

__all__ = ["LessonPackViewSet"]
