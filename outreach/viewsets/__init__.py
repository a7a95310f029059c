"""Screens of outreach in the admin."""

from .events import EventViewSet
from .partners import PartnerViewSet

__all__ = ["EventViewSet", "PartnerViewSet"]
from .newsletters import NewsletterViewSet

__all__ = ["EventViewSet", "NewsletterViewSet"]
