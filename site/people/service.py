"""What other apps may use from people: perspectives, who may do what, participants and how to reach them.

Everything else is private.
"""

from .addresses import Gone, account_address_gone, when_address_goes
from .enums import Farewell, PerspectiveLevel, Province, ReachBy, Role, Side, SpeaksFor
from .participants import (
    attach_account,
    forget_addresses,
    forget_participants,
    leave_address,
    new_participant,
    participant_for,
    participant_with,
)
from .perspectives import OfferedGroup, offered_perspectives
from .phones import numbers_in, with_number
from .roles import ensure_page_permissions, ensure_roles, is_staff, staff_accounts, staff_may
from .sessions import close_accounts
from .speaking import Introduction, introduce_many, speak_as

__all__ = [
    "Farewell",
    "Gone",
    "Introduction",
    "OfferedGroup",
    "PerspectiveLevel",
    "Province",
    "ReachBy",
    "Role",
    "Side",
    "SpeaksFor",
    "account_address_gone",
    "attach_account",
    "close_accounts",
    "ensure_page_permissions",
    "ensure_roles",
    "forget_addresses",
    "forget_participants",
    "introduce_many",
    "is_staff",
    "leave_address",
    "new_participant",
    "numbers_in",
    "offered_perspectives",
    "participant_for",
    "participant_with",
    "speak_as",
    "staff_accounts",
    "staff_may",
    "when_address_goes",
    "with_number",
]
