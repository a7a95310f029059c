"""What other apps may use from privacy: consents, the guard on free text, the register of personal data,
purge and access, and the brake on guessing.

Everything else is private.
"""

from .access import access_export
from .consents import active_consent_texts, after_withdrawal, give_many, set_consents, standing_purposes
from .enums import Purpose
from .erasures import register_eraser, remember
from .limiter import count_failure, too_many
from .purge import CONTACT, after_purge, purge_participant
from .register import Basis, Nomination, PersonalData, declare, declare_without
from .storing import guard_for_storage
from .terms import BACK_UP as LONGEST_BACK_UP_DAYS
from .text_guard import Guarded, HintKind, clean, explain, inspect

__all__ = [
    "CONTACT",
    "LONGEST_BACK_UP_DAYS",
    "Basis",
    "Guarded",
    "HintKind",
    "Nomination",
    "PersonalData",
    "Purpose",
    "access_export",
    "active_consent_texts",
    "after_purge",
    "after_withdrawal",
    "clean",
    "count_failure",
    "declare",
    "declare_without",
    "explain",
    "give_many",
    "guard_for_storage",
    "inspect",
    "purge_participant",
    "register_eraser",
    "remember",
    "set_consents",
    "standing_purposes",
    "too_many",
]
