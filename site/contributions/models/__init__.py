"""The tables of contributions, by noun."""

from .agenda import AgendaItem
from .care import CareSignal
from .contribution import Contribution, Redaction
from .import_run import ImportedForm, ImportRun
from .message import Message
from .occasion import Occasion
from .participation import Participation
from .receipt import Receipt, ReceiptLink

__all__ = [
    "AgendaItem",
    "CareSignal",
    "Contribution",
    "ImportRun",
    "ImportedForm",
    "Message",
    "Occasion",
    "Participation",
    "Receipt",
    "ReceiptLink",
    "Redaction",
]
