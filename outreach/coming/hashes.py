"""A keyed hash of an address: enough to see that two sign-ups share one, and nobody reads an address from it.

Another one than that of the focus groups, on purpose: who came to an evening is not recognised there.
"""

import hashlib
import hmac
import unicodedata

from django.conf import settings

from gatherings.service import tidy_phone

from .said import Reach, Way


def reach_hash(reach: Reach) -> str:
    """The same for one address; "" for who left none, or is reached through an organisation."""
    if reach.way == Way.MAIL and reach.email.strip():
        return _keyed(f"mail:{reach.email.strip().lower()}")
    if reach.way == Way.PHONE and (number := tidy_phone(reach.phone)):
        return _keyed(f"phone:{number}")
    if reach.way == Way.POST and _letters(reach.address):
        return _keyed(f"post:{_letters(reach.address)}:{_letters(reach.name)}")
    return ""


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).upper()
    return "".join(character for character in plain if character.isalnum())


def _keyed(content: str) -> str:
    return hmac.new(settings.RECEIPT_KEY.encode(), f"outreach.{content}".encode(), hashlib.sha256).hexdigest()
