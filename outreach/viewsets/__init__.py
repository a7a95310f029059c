"""Screens of outreach in the admin."""

from .events import EventViewSet
from .partners import PartnerViewSet

__all__ = ["EventViewSet", "PartnerViewSet"]
