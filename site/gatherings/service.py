"""What other apps may use from gatherings: moments, seats at them, the waiting list, and telling people about both.

Everything else is private.
"""

from .addresses import own_page
from .choosers import Choice, register_chooser
from .contact import register_contact_line
from .enums import (
    COMING_SEATS,
    HOLDING_SEATS,
    OVER_SEATS,
    VENUE_NEEDS,
    AccessNeed,
    CalendarPolicy,
    GatheringMode,
    GatheringState,
    MessageKind,
    MessageWay,
    SeatState,
)
from .links import seat_behind, token_for
from .planning import make_definite
from .seats import accept, free_chairs, invite, put_on_waiting_list
from .telling import tell, tell_cancelled, tell_change, tell_many
from .transitions import move_gathering, move_seat

__all__ = [
    "COMING_SEATS",
    "HOLDING_SEATS",
    "OVER_SEATS",
    "VENUE_NEEDS",
    "AccessNeed",
    "CalendarPolicy",
    "Choice",
    "GatheringMode",
    "GatheringState",
    "MessageKind",
    "MessageWay",
    "SeatState",
    "accept",
    "free_chairs",
    "invite",
    "make_definite",
    "move_gathering",
    "move_seat",
    "own_page",
    "put_on_waiting_list",
    "register_chooser",
    "register_contact_line",
    "seat_behind",
    "tell",
    "tell_cancelled",
    "tell_change",
    "tell_many",
    "token_for",
]
