"""The tables of contributions, by noun."""

from .agenda import AgendaItem
from .care import CareSignal
from .contribution import Contribution, Redaction
from .message import Message
from .occasion import Occasion
from .participation import Participation
from .receipt import Receipt, ReceiptLink

__all__ = [
    "AgendaItem",
    "CareSignal",
    "Contribution",
    "Message",
    "Occasion",
    "Participation",
    "Receipt",
    "ReceiptLink",
    "Redaction",
]
