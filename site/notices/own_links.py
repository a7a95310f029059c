"""Links in mails that open one thing for who holds them. They follow from its number and a key, and are not kept."""

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

from django.conf import settings

_MAC_BYTES = 16


def token_of(number: UUID, purpose: str) -> str:
    """What goes in the address for this number. `purpose` ends with a colon; one made for another opens nothing."""
    return base64.urlsafe_b64encode(number.bytes + _mac(number, purpose)).decode().rstrip("=")


def number_in(token: str, purpose: str) -> UUID | None:
    """The number a token was made for; None when we did not make it for this purpose."""
    try:
        content = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        number = UUID(bytes=content[:16])
    except (ValueError, binascii.Error):
        return None
    return number if hmac.compare_digest(content[16:], _mac(number, purpose)) else None


def _mac(number: UUID, purpose: str) -> bytes:
    # Never changed, as the key of the receipts: a link to stop must work for as long as somebody keeps the mail.
    digest = hmac.new(settings.RECEIPT_KEY.encode(), purpose.encode() + number.bytes, hashlib.sha256).digest()
    return digest[:_MAC_BYTES]
