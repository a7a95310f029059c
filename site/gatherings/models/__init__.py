"""The tables of gatherings, by noun."""

from .gathering import Gathering
from .message import FeedLink, MessageText, SeatMessage, WalkIn
from .seat import Seat
from .venue import Venue

__all__ = ["FeedLink", "Gathering", "MessageText", "Seat", "SeatMessage", "Venue", "WalkIn"]
