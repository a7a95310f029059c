"""What other apps may use from consultation: making a round, moving it, extending and copying it, publishing its
page, taking in a whole form, and taking every code off a shared device.

Everything else is private.
"""

from .changes import Period
from .changes import extend as extend_round
from .cookies import let_go as forget_device
from .copying import copy_round
from .enums import RoundState
from .methods import Given
from .publishing import publish_page
from .round_templates import RoundTemplate
from .round_templates import by_code as round_template
from .rounds import Practical, create_round
from .taking_in import take_in
from .transitions import move as move_round

__all__ = [
    "Given",
    "Period",
    "Practical",
    "RoundState",
    "RoundTemplate",
    "copy_round",
    "create_round",
    "extend_round",
    "forget_device",
    "move_round",
    "publish_page",
    "round_template",
    "take_in",
]
