"""The links in mails about news. They follow from the number of the subscription and a key: none is kept anywhere."""

import base64
import binascii
import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from .models import Subscription

_YES, _STOP = b"news-yes:", b"news-stop:"
_MAC_BYTES = 16


def yes_url(subscription: Subscription) -> str:
    """Where the owner of the address says yes."""
    return settings.BASE_URL + reverse("consultation:news_confirm", args=[_token(subscription.pk, _YES)])


def stop_url(subscription: Subscription) -> str:
    """Where one stops: a page with one button, and for mail programs a POST to the same address."""
    return settings.BASE_URL + reverse("consultation:news_stop", args=[_token(subscription.pk, _STOP)])


def number_to_confirm(token: str) -> UUID | None:
    """Which subscription a link to say yes is for; None when we did not make it."""
    return _number_in(token, _YES)


def number_to_stop(token: str) -> UUID | None:
    """Which subscription a link to stop is for; None when we did not make it."""
    return _number_in(token, _STOP)


def _token(number: UUID, purpose: bytes) -> str:
    return base64.urlsafe_b64encode(number.bytes + _mac(number, purpose)).decode().rstrip("=")


def _number_in(token: str, purpose: bytes) -> UUID | None:
    try:
        content = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        number = UUID(bytes=content[:16])
    except (ValueError, binascii.Error):
        return None
    return number if hmac.compare_digest(content[16:], _mac(number, purpose)) else None


def _mac(number: UUID, purpose: bytes) -> bytes:
    # Never changed, as the key of the receipts: a link to stop must work for as long as somebody keeps the mail.
    return hmac.new(settings.RECEIPT_KEY.encode(), purpose + number.bytes, hashlib.sha256).digest()[:_MAC_BYTES]
