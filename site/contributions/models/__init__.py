"""The tables of contributions, by noun."""

from .agenda import AgendaItem
from .care import CareSignal
from .contribution import Contribution, Redaction
from .counts import ModerationCounts
from .import_run import ImportedForm, ImportRun
from .message import Message
from .occasion import Occasion
from .participation import Participation
from .reaction import Reaction
from .receipt import Receipt, ReceiptLink
from .rules import ModerationRules
from .second_reading import SecondReading
from .tally import Tally

__all__ = [
    "AgendaItem",
    "CareSignal",
    "Contribution",
    "ImportRun",
    "ImportedForm",
    "Message",
    "ModerationCounts",
    "ModerationRules",
    "Occasion",
    "Participation",
    "Reaction",
    "Receipt",
    "ReceiptLink",
    "Redaction",
    "SecondReading",
    "Tally",
]
