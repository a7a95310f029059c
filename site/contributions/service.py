"""What other apps may use from contributions. Everything else is private."""

from .enums import (
    AgendaPart,
    Channel,
    ContributionKind,
    Mode,
    ModerationReason,
    ModerationState,
    OccasionKind,
    ParticipationState,
    Recruitment,
)

__all__ = [
    "AgendaPart",
    "Channel",
    "ContributionKind",
    "Mode",
    "ModerationReason",
    "ModerationState",
    "OccasionKind",
    "ParticipationState",
    "Recruitment",
]
