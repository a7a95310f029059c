"""A back-up was put back: nobody comes in and nothing runs, until what was erased since is erased again.

The mark is a row in the database, so that every web server and worker sees it. Who knows whether a back-up was put
back (privacy: it compares the database with the ledger outside it) registers a look here.
"""

import logging
from collections.abc import Callable
from threading import Thread
from time import monotonic

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone

from .models import Heartbeat

logger = logging.getLogger(__name__)

#: Stands there from the moment a back-up was put back until the erasures were done again.
RESTORED = "restored"
#: Seconds between two looks at what is outside the database.
LOOK_EVERY = 60
#: Seconds that a web server waits with starting until somebody looked.
LOOK_AT_MOST = 20

Look = Callable[[], bool]


class _Seen:
    """What this process knows, so that no request asks the database."""

    stands = False
    good_until = 0.0
    look_again_at = 0.0
    #: None before the first look; False when it could not be seen.
    could_look: bool | None = None
    has_looked = False


_looks: list[Look] = []


def register_look(look: Look) -> None:
    """`look()` says whether a back-up was put back of which the erasures were not done again."""
    if look not in _looks:
        _looks.append(look)


def wait_for_erasures() -> None:
    """A back-up was put back: nobody comes in, and nothing leaves, before it was erased again what was erased."""
    Heartbeat.objects.update_or_create(name=RESTORED, defaults={"beat_at": timezone.now()})
    _now_known(stands=True)


def erasures_done() -> None:
    """It was: everything goes on."""
    Heartbeat.objects.filter(name=RESTORED).delete()
    _now_known(stands=False)


def waits_for_erasures() -> bool:
    """Whether the mark stands, as the database says now."""
    return Heartbeat.objects.filter(name=RESTORED).exists()


def is_closed() -> bool:
    """The same, at most some seconds old: one question to the database per process in that time."""
    if monotonic() >= _Seen.good_until:
        try:
            _now_known(stands=waits_for_erasures())
        except Error:
            # Away, or without tables yet: whoever needs it says so. Ask again later, or each request would wait twice.
            _now_known(stands=_Seen.stands)
    return _Seen.stands


def look_outside() -> None:
    """Set the mark when a back-up was put back by hand. At most once a minute per process; never fails."""
    if monotonic() < _Seen.look_again_at:
        return
    _Seen.look_again_at = monotonic() + LOOK_EVERY
    try:
        if not waits_for_erasures() and any(look() for look in _looks):
            logger.error("this database is older than what was erased: run manage.py reapply_erasures --apply")
            wait_for_erasures()
        _Seen.could_look = _Seen.has_looked = True
    except Exception:  # whatever is away: it is looked at again
        _Seen.could_look = False
        logger.exception("it cannot be seen now whether a back-up was put back")


def could_look() -> bool:
    """Whether the last look saw whether a back-up was put back; False when what is outside was away."""
    return _Seen.could_look is not False


def has_looked() -> bool:
    """Whether this process saw at least once that all is as it should be, or not. Until then it hands out nothing."""
    return _Seen.has_looked


def look_at_start() -> None:
    """For a web server, before it has visitors: in a thread, so that no connection is left to who comes after."""
    looking = Thread(target=_look_and_close, daemon=True)
    looking.start()
    looking.join(LOOK_AT_MOST)


def forget() -> None:
    """Know nothing any more: the next to ask looks."""
    _Seen.stands, _Seen.good_until, _Seen.look_again_at = False, 0.0, 0.0
    _Seen.could_look, _Seen.has_looked = None, False


def _look_and_close() -> None:
    try:
        look_outside()
    finally:
        connections.close_all()


def _now_known(*, stands: bool) -> None:
    _Seen.stands, _Seen.good_until = stands, monotonic() + settings.RESTORED_SEEN_WITHIN
