"""What other apps may use from consultation: making a round, moving it, taking in a whole form, typing one in for
somebody, and taking every code off a shared device.

Everything else is private.
"""

from .call_backs import handle as handle_call_back
from .calling import ask_to_be_called
from .cookies import let_go as forget_device
from .entering import Said, Typed
from .entering import begin as begin_entry
from .entering import keep as keep_entry
from .entry_transitions import move as move_entry
from .enums import CallBackState, EntryState, RoundState
from .methods import Given
from .round_templates import RoundTemplate
from .round_templates import by_code as round_template
from .rounds import create_round
from .taking_in import take_in
from .transitions import move as move_round

__all__ = [
    "CallBackState",
    "EntryState",
    "Given",
    "RoundState",
    "RoundTemplate",
    "Said",
    "Typed",
    "ask_to_be_called",
    "begin_entry",
    "create_round",
    "forget_device",
    "handle_call_back",
    "keep_entry",
    "move_entry",
    "move_round",
    "round_template",
    "take_in",
]
