"""The screens of gatherings in the admin."""

from .menu import GatheringViewSet
from .venues import VenueViewSet

__all__ = ["GatheringViewSet", "VenueViewSet"]
