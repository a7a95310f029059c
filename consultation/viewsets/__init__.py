"""What organisers work with in the admin."""

from .call_backs import CallBackViewSet
from .recordings import RecordingViewSet
from .rounds import RoundViewSet

__all__ = ["CallBackViewSet", "RecordingViewSet", "RoundViewSet"]
