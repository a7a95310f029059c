"""What other apps may use from gatherings: moments, seats at them, the waiting list, and telling people about both.

Everything else is private.
"""

from .addresses import own_page
from .answering import accept, decline
from .beyond_reach import beyond_reach, beyond_reach_sentence
from .calendar_files import add_clocks, empty_calendar, on_the_wall
from .chairs import free_chairs, free_in, locked_all
from .choosers import Choice, register_chooser
from .clashes import clashes_of
from .contact import contact_line, register_contact_line
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
from .examples import add_venue, let_days_pass, mark_examples
from .feed import KEPT as CANCELLED_KEPT
from .feed import REFRESH as FEED_REFRESH
from .feed import make_feed, revoke_feed
from .followers import register_seat_follower
from .links import seat_behind, token_for
from .moments import day_of, hours_of, place_of, when_of
from .needs import NEED_LABELS
from .own_page import sheet_of
from .panels import GatheringPanel, register_gathering_buttons, register_gathering_panel
from .periods import Zone, moment_at, period_of
from .planning import Moment, call_off, change, drop, make_definite, mark_held, offer_again, offer_moment
from .reach_fields import (
    GuardedField,
    OpenChoiceField,
    PhoneField,
    PostcodeField,
    email_field,
    tidy_phone,
    tidy_postcode,
)
from .seat_parts import SeatPart, register_seat_part
from .seat_rows import seats_heading
from .seats import cancel_seat, invite, reseat
from .signing_up import change_chairs, sign_up
from .telling import tell, tell_cancelled, tell_change, tell_many
from .transitions import move_gathering, move_seat
from .waiting import chair_came_free, leave_waiting_list, offer_to, put_on_waiting_list
from .walk_ins import take_back_walk_in, write_walk_in
from .ways import way_for
from .whose import may_see_who_comes

__all__ = [
    "CANCELLED_KEPT",
    "COMING_SEATS",
    "FEED_REFRESH",
    "HOLDING_SEATS",
    "NEED_LABELS",
    "OVER_SEATS",
    "VENUE_NEEDS",
    "AccessNeed",
    "CalendarPolicy",
    "Choice",
    "GatheringMode",
    "GatheringPanel",
    "GatheringState",
    "GuardedField",
    "MessageKind",
    "MessageWay",
    "Moment",
    "OpenChoiceField",
    "PhoneField",
    "PostcodeField",
    "SeatPart",
    "SeatState",
    "Zone",
    "accept",
    "add_clocks",
    "add_venue",
    "beyond_reach",
    "beyond_reach_sentence",
    "call_off",
    "cancel_seat",
    "chair_came_free",
    "change",
    "change_chairs",
    "clashes_of",
    "contact_line",
    "day_of",
    "decline",
    "drop",
    "email_field",
    "empty_calendar",
    "free_chairs",
    "free_in",
    "hours_of",
    "invite",
    "leave_waiting_list",
    "let_days_pass",
    "locked_all",
    "make_definite",
    "make_feed",
    "mark_examples",
    "mark_held",
    "may_see_who_comes",
    "moment_at",
    "move_gathering",
    "move_seat",
    "offer_again",
    "offer_moment",
    "offer_to",
    "on_the_wall",
    "own_page",
    "period_of",
    "place_of",
    "put_on_waiting_list",
    "register_chooser",
    "register_contact_line",
    "register_gathering_buttons",
    "register_gathering_panel",
    "register_seat_follower",
    "register_seat_part",
    "reseat",
    "revoke_feed",
    "seat_behind",
    "seats_heading",
    "sheet_of",
    "sign_up",
    "take_back_walk_in",
    "tell",
    "tell_cancelled",
    "tell_change",
    "tell_many",
    "tidy_phone",
    "tidy_postcode",
    "token_for",
    "way_for",
    "when_of",
    "write_walk_in",
]
