"""Slows down who guesses codes, without keeping who that was.

Only wrong guesses are counted, so a visitor who makes none leaves nothing here. An address is known by
a keyed hash; the key is random, made anew each day, and lives in the cache and nowhere else. With
yesterday's key gone, the hashes of yesterday can be traced to nobody.

The cache's counters are not exact when many processes count at once (Django's file cache reads, then
writes). That only makes the limit a little roomier; the codes themselves are what keeps people out.
"""

import hashlib
import hmac
import ipaddress
import logging
import secrets
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from audit.service import Outcome, record

logger = logging.getLogger("privacy.limiter")

WINDOW_SECONDS = 10 * 60
#: A library or a classroom shares one address: room for thirty people who each mistype twice.
FAILURES_PER_ADDRESS = 60
#: More wrong guesses than this, from everywhere together, is somebody trying: tell the administrator.
FAILURES_BEFORE_ALARM = 600
DAY_SECONDS = 24 * 60 * 60


def too_many(kind: str, request: HttpRequest, most: int | None = None) -> bool:
    """Whether this address made too many wrong guesses of this kind in the last minutes: `most` or more."""
    return int(cache.get(_address_counter(kind, request), 0)) >= (most or FAILURES_PER_ADDRESS)


def count_failure(kind: str, request: HttpRequest) -> None:
    """Count one wrong guess. Sounds the alarm, once per ten minutes, when all of them together are many."""
    _raise_by_one(_address_counter(kind, request))
    if _raise_by_one(f"limiter:{kind}:{_window()}:all") == FAILURES_BEFORE_ALARM:
        logger.error("many wrong guesses of kind %s: %d within ten minutes", kind, FAILURES_BEFORE_ALARM)
        record("privacy.many_guesses", by=None, outcome=Outcome.REFUSED, kind=kind, count=FAILURES_BEFORE_ALARM)


def client_address(request: HttpRequest) -> str:
    """The address of the visitor, past the proxies we trust; a forged header in front of those is ignored."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _address_counter(kind: str, request: HttpRequest) -> str:
    digest = hmac.new(_key_of_today(), _network(client_address(request)).encode(), hashlib.sha256).hexdigest()
    return f"limiter:{kind}:{_window()}:{digest}"


def _network(address: str) -> str:
    """What counts as one visitor: an IPv4 address, or the /64 an IPv6 home chooses its addresses from."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.IPv6Address(int(found) >> 64 << 64))


def _key_of_today() -> bytes:
    fresh = secrets.token_bytes(32)
    return cache.get_or_set(f"limiter:key:{timezone.localdate()}", fresh, DAY_SECONDS) or fresh


def _window() -> int:
    return int(time.time() // WINDOW_SECONDS)


def _raise_by_one(counter: str) -> int:
    count = int(cache.get(counter, 0)) + 1
    cache.set(counter, count, WINDOW_SECONDS)
    return count
