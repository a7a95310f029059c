"""The code that pupils type, and the link of the teacher. Of the link only a keyed hash is kept."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings

#: Signs that nobody mixes up: no O and 0, no I, L and 1, no S and 5; and without vowels no words.
SIGNS = "BCDFGHJKMNPQRTVWXZ2346789"
LENGTH = 6
_LONGEST = 8
_TOKEN_LENGTH = 24


def new_code() -> str:
    """A fresh code of six signs: one of 244 million."""
    return "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))


def tidy(typed: str) -> str:
    """A code as we write it, from how somebody typed it: capitals, spaces and dashes do not matter."""
    return "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())[:_LONGEST]


def in_two(code: str) -> str:
    """In two groups of three, as it is read out."""
    return f"{code[:3]} {code[3:]}"


def teacher_token(nonce: UUID) -> str:
    """What opens the screen of the teacher. It follows from the form that was sent, so a double press is one class."""
    return base64.urlsafe_b64encode(_keyed(f"token:{nonce}"))[:_TOKEN_LENGTH].decode()


def teacher_hash(token: str) -> str:
    """What is kept of it."""
    return _keyed(f"teacher:{token}").hex()


def _keyed(content: str) -> bytes:
    return hmac.new(settings.RECEIPT_KEY.encode(), f"education.class.{content}".encode(), hashlib.sha256).digest()
