"""Screens of outreach in the admin."""

from .events import EventViewSet

__all__ = ["EventViewSet"]
