"""Screens of outreach in the admin."""

from .events import EventViewSet
from .newsletters import NewsletterViewSet
from .partners import PartnerViewSet

__all__ = ["EventViewSet", "NewsletterViewSet", "PartnerViewSet"]
