"""The code on a card: twelve signs in three groups, made from the card's number and a key.

The same card can so be printed again, while the database holds nothing that opens it. No vowels, so that no words
come about, and none of the signs that look like another one: 25^12, about 55 bits.
"""

import hashlib
import hmac
import re
import unicodedata
from uuid import UUID

from django.conf import settings

SIGNS = "23456789CDFGHJKMNPQRTVWXY"
LENGTH = 12
GROUP = 4
_LONGEST = 60
#: What people read or type for one of our signs.
_LOOK_ALIKES = str.maketrans({"S": "5", "Z": "2", "B": "8"})
_OTHER = re.compile(r"[^0-9A-Z]")


def code_of(card_id: UUID) -> str:
    """The code of this card, as it stands on it: "KT4M-9RWX-HP37"."""
    number = int.from_bytes(_keyed(b"card:" + card_id.bytes).digest(), "big")
    signs = []
    for _each in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "-".join("".join(signs[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def normalise(typed: str) -> str:
    """The code as we write it, from how somebody typed it; "" when it cannot be one.

    Small letters, accents, spaces and dashes of any kind do not matter, and a look-alike is read as our own sign.
    """
    plain = unicodedata.normalize("NFKD", typed[:_LONGEST]).upper()
    signs = _OTHER.sub("", plain).translate(_LOOK_ALIKES)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return ""
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_of(code: str) -> str:
    """Under which a code as we write it is known."""
    return _keyed(b"card-hash:" + code.encode()).hexdigest()


def _keyed(content: bytes) -> "hmac.HMAC":
    # The key of the receipts: apart from SECRET_KEY, and never changed, so that cards on paper keep working.
    return hmac.new(settings.RECEIPT_KEY.encode(), content, hashlib.sha256)
