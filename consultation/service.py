"""What other apps may use from consultation: making a round, moving it, taking in a whole form,
and taking every code off a shared device.

Everything else is private.
"""

from .cookies import let_go as forget_device
from .enums import RoundState
from .methods import Given
from .recording.transcribing import write_out as write_out_recording
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
    "move_round",
    "round_template",
    "take_in",
    "write_out_recording",
]
