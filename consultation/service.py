"""What other apps may use from consultation: making a round, moving it, its promise, taking in a whole form,
and taking every code off a shared device.

Everything else is private.
"""

from .cookies import let_go as forget_device
from .enums import RoundState
from .methods import Given
from .promises import keep_promise, put_off_promise
from .round_templates import RoundTemplate
from .round_templates import by_code as round_template
from .rounds import create_round
from .taking_in import take_in
from .transitions import move as move_round

__all__ = [
    "Given",
    "RoundState",
    "RoundTemplate",
    "create_round",
    "forget_device",
    "keep_promise",
    "move_round",
    "put_off_promise",
    "round_template",
    "take_in",
]
