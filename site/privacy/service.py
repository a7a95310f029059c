"""What other apps may use from privacy: consents, the guard on free text, the register of personal data,
purge and access, requests about one's own data, and the brake on guessing.

Everything else is private.
"""

from .access import access_export
from .accounts import everything_under, wipe_everything_under
from .algorithms import Algorithm, algorithms, declare_algorithm
from .consents import active_consent_texts, after_withdrawal, give_many, set_consents, standing_purposes
from .enums import Purpose
from .erasures import register_eraser, remember, remember_rows
from .limiter import count_failure, too_many
from .purge import CONTACT, after_purge, purge_participant
from .put_back import begin as begin_putting_back
from .register import Basis, Nomination, PersonalData, declare, declare_without, keep_while
from .requests.aside import after_setting_aside, is_set_aside
from .requests.asking import are_words_set_aside, requests_of
from .requests.asking import ask as ask_request
from .requests.asking import ask_from_account as ask_request_from_account
from .requests.asking import take_back as take_back_request
from .requests.deciding import decide as decide_request
from .requests.enums import RequestKind, RequestState
from .requests.recognising import tell_apart_by
from .requests.refusal import RequestRefused
from .requests.subjects import find_by_code
from .storing import guard_for_storage
from .terms import BACK_UP as LONGEST_BACK_UP_DAYS
from .text_guard import Guarded, HintKind, clean, explain, inspect

__all__ = [
    "CONTACT",
    "LONGEST_BACK_UP_DAYS",
    "Algorithm",
    "Basis",
    "Guarded",
    "HintKind",
    "Nomination",
    "PersonalData",
    "Purpose",
    "RequestKind",
    "RequestRefused",
    "RequestState",
    "access_export",
    "active_consent_texts",
    "after_purge",
    "after_setting_aside",
    "after_withdrawal",
    "algorithms",
    "are_words_set_aside",
    "ask_request",
    "ask_request_from_account",
    "begin_putting_back",
    "clean",
    "count_failure",
    "decide_request",
    "declare",
    "declare_algorithm",
    "declare_without",
    "everything_under",
    "explain",
    "find_by_code",
    "give_many",
    "guard_for_storage",
    "inspect",
    "is_set_aside",
    "keep_while",
    "purge_participant",
    "register_eraser",
    "remember",
    "remember_rows",
    "requests_of",
    "set_consents",
    "standing_purposes",
    "take_back_request",
    "tell_apart_by",
    "too_many",
    "wipe_everything_under",
]
