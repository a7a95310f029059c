"""Screens of outreach in the admin."""

from .events import EventViewSet
from .newsletters import NewsletterViewSet

__all__ = ["EventViewSet", "NewsletterViewSet"]
