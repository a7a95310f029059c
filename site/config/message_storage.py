"""Django's messages between two pages, in a cookie with our prefix."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class PrefixedCookieStorage(CookieStorage):
    """The cookie is bound to this host: a neighbour on the same domain cannot put words on our pages."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        """As all cookies of ours: with the prefix that production sets."""
        return f"{settings.COOKIE_PREFIX}messages"


class MessageStorage(FallbackStorage):
    """In the cookie, and what does not fit in the session."""

    storage_classes = (PrefixedCookieStorage, SessionStorage)
