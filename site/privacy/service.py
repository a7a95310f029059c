"""What other apps may use from privacy: consents, the guard on free text, the register of personal data, purge.

Everything else is private.
"""

from .enums import Purpose
from .register import Basis, Nomination, PersonalData, declare, declare_without

__all__ = ["Basis", "Nomination", "PersonalData", "Purpose", "declare", "declare_without"]
