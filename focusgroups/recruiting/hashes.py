"""Keyed hashes: enough to see that two are the same, and nobody reads an address from them.

The key is that of the receipts: it is never changed, so the same address looks the same next year.
"""

import hashlib
import hmac
import unicodedata

from django.conf import settings

from gatherings.service import tidy_phone, tidy_postcode
from people.service import ReachBy

from ..models import FocusGroup


def household_hash(group: FocusGroup, postcode: str, number: str) -> str:
    """The same for two people in one house, in one group; "" when either is left out. In another group it differs."""
    tidy = tidy_postcode(postcode)
    door = _letters(number)
    return _keyed(f"household:{group.pk}:{tidy}:{door}") if tidy and door else ""


def reach_hash(reach_by: str, *, email: str = "", phone: str = "", address: str = "", name: str = "") -> str:
    """The same for one address in all groups; "" for who is reached through an organisation.

    Two people may share a letter box, so a postal address counts with its name.
    """
    if reach_by == ReachBy.MAIL and email.strip():
        return _keyed(f"mail:{email.strip().lower()}")
    if reach_by == ReachBy.PHONE and (number := tidy_phone(phone)):
        return _keyed(f"phone:{number}")
    if reach_by == ReachBy.POST and _letters(address):
        return _keyed(f"post:{_letters(address)}:{_letters(name)}")
    return ""


def _letters(text: str) -> str:
    """Letters and digits only, in capitals and without accents: how people write an address differs."""
    plain = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in plain if character.isalnum())


def _keyed(content: str) -> str:
    return hmac.new(settings.RECEIPT_KEY.encode(), f"focusgroups.{content}".encode(), hashlib.sha256).hexdigest()
