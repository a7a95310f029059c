"""What other apps may use from audit: writing down that a member of staff saw or did something.

A deed calls `record`; a view that shows one object derives from `AuditedReadMixin`. Everything else is private.
"""

from .models import Outcome
from .reading import AuditedReadMixin
from .recording import record

__all__ = ["AuditedReadMixin", "Outcome", "record"]
