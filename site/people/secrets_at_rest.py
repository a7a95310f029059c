"""The secrets of second factors, unreadable in the database: the seed of an app, and the seed of spare codes.

The key is not in the database: `SECOND_FACTOR_KEY`, or else `RECEIPT_KEY`. Of several keys the first one locks and
all of them open, so that a key can be changed without anybody losing their phone's app.
"""

import base64
import hashlib
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)

#: In front of what is locked, so that it is told apart from what is not.
PREFIX = "f1:"


def lock(text: str) -> str:
    """Unreadable without the key."""
    return PREFIX + _keys().encrypt(text.encode()).decode()


def unlock(kept: str) -> str:
    """What was locked. What this installation did not lock becomes a secret that no code fits."""
    try:
        if kept.startswith(PREFIX):
            return _keys().decrypt(kept.removeprefix(PREFIX).encode()).decode()
    except InvalidToken:
        pass
    logger.error("a second factor cannot be read: was it locked with another SECOND_FACTOR_KEY?")
    return base64.b32encode(secrets.token_bytes(20)).decode()


def is_locked(kept: str) -> bool:
    """Whether this is unreadable already."""
    return kept.startswith(PREFIX)


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.SECOND_FACTOR_KEYS or [settings.RECEIPT_KEY]])


def _fernet(key: str) -> Fernet:
    digest = hashlib.sha256(b"people.secrets_at_rest:" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
