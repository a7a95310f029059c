"""What other apps may use from audit: writing down that a member of staff saw or did something.

A deed calls `record`, and so does what leaves the platform as a file. A view that shows data of people calls
`looked`, or derives from `AuditedReadMixin` when it shows one object. Everything else is private.
"""

from .models import Outcome
from .reading import AuditedReadMixin
from .recording import looked, record
from .terms import TRAIL_DAYS

__all__ = ["TRAIL_DAYS", "AuditedReadMixin", "Outcome", "looked", "record"]
