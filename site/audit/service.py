"""What other apps may use from audit: writing down that a member of staff saw or did something.

A deed calls `record`, and so does what leaves the platform as a file. A view that shows data of people calls
`looked`, or derives from `AuditedReadMixin` when it shows one object. An app declares in its `looked_at.py` what
of its data is sensitive, and on which screens it stands. A `Ledger` outlives a restored back-up.
"""

from .ledger import MOST_LINES, Ledger, day_of
from .models import Outcome
from .reading import AuditedReadMixin
from .recording import looked, record, was_recorded
from .subjects import Subject, declare_screens, declare_subject, keys_through
from .terms import TRAIL_DAYS
from .verifying import TrailState, trail_state

__all__ = [
    "MOST_LINES",
    "TRAIL_DAYS",
    "AuditedReadMixin",
    "Ledger",
    "Outcome",
    "Subject",
    "TrailState",
    "day_of",
    "declare_screens",
    "declare_subject",
    "keys_through",
    "looked",
    "record",
    "trail_state",
    "was_recorded",
]
