"""What organisers work with in the admin."""

from .call_backs import CallBackViewSet
from .cases import CaseViewSet
from .designs import DesignViewSet
from .entries import EntryViewSet
from .gaps import GapTaskViewSet
from .recordings import RecordingViewSet
from .rounds import RoundViewSet

__all__ = [
    "CallBackViewSet",
    "CaseViewSet",
    "DesignViewSet",
    "EntryViewSet",
    "GapTaskViewSet",
    "RecordingViewSet",
    "RoundViewSet",
]
