"""What is dear to make is made once per process; the next test that begins with it has the same rows written again.

A round from the template costs nine hundredths of a second and 140 queries, and over a thousand tests begin with one.
Whoever makes it on an untouched database would get the very same rows again: `@made_once` keeps what was written, and
writes that. Not when anything differs: something was written before, words or language are others, the clock moved, or
the test counts what is asked of the database.
"""

import copy
import functools
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.conf import UserSettingsHolder, settings
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import get_language
from django_q.conf import Conf

from tests.fixtures.untouched import is_untouched

Made = TypeVar("Made")

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
_READS = ("SELECT", "SAVEPOINT", "RELEASE")
_PLAIN = (str, int, bool, type(None))
_KEPT_FOR = timedelta(minutes=20)
_MOST = 100


@dataclass
class Tape:
    """What making it wrote, and left in the memory of the process."""

    at: datetime
    sequences: list[Any]
    result: Any = None
    writes: list[tuple[str, Any]] = field(default_factory=list)
    whole: bool = True
    types: dict[Any, Any] = field(default_factory=dict)
    cached: dict[str, Any] = field(default_factory=dict)
    lines: list[logging.LogRecord] = field(default_factory=list)


_tapes: dict[Any, Tape] = {}
_recording: list[Tape] = []


def made_once(function: Callable[..., Made]) -> Callable[..., Made]:
    """A factory whose rows are written again instead of made again, where that is the same."""

    @functools.wraps(function)
    def make(*args: Any, **words: Any) -> Made:
        key = _key(function, args, words)
        if key is None or _recording or not _may_play():
            return function(*args, **words)
        tape = _tapes.get(key)
        if tape is None or not _still_holds(tape):
            if len(_tapes) >= _MOST:
                return function(*args, **words)
            return _record(key, function, args, words)
        return _play(tape)

    return make


def _key(function: Callable[..., Any], args: tuple[Any, ...], words: dict[str, Any]) -> Any:
    values = (*args, *words.values())
    plain = all(isinstance(each, _PLAIN) or type(each) is date for each in values)
    if not plain:
        return None
    # Settings of this test alone, and whether a task is done at once or queued.
    own: list[tuple[str, str]] = []
    if isinstance(settings._wrapped, UserSettingsHolder):
        own = sorted((name, repr(value)) for name, value in vars(settings._wrapped).items() if name.isupper())
    around = (get_language(), Conf.SYNC, *own)
    return (function, args, tuple(sorted(words.items())), tuple(map(type, values)), around)


def _may_play() -> bool:
    """Not where a test counts or watches what is asked of the database, nor when something was looked at before.

    Nor where a test has a cache of its own, in files or on a server: whether that is empty is not ours to see.
    """
    watched = connection.execute_wrappers or connection.force_debug_cursor
    return is_untouched() and not watched and not getattr(cache, "_cache", True)


def _sequences() -> list[Any]:
    found: list[Any] = connection.connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    return found


def _still_holds(tape: Tape) -> bool:
    now = timezone.now()
    return (
        tape.whole
        and timedelta(0) <= now - tape.at < _KEPT_FOR
        and timezone.localdate(now) == timezone.localdate(tape.at)
        and tape.sequences == _sequences()
    )


class _Listener(logging.Handler):
    def __init__(self, lines: list[logging.LogRecord]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record)


def _record(key: Any, function: Callable[..., Made], args: tuple[Any, ...], words: dict[str, Any]) -> Made:
    tape = Tape(at=timezone.now(), sequences=_sequences())

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        done = execute(sql, params, many, context)
        if not sql.startswith(_READS):
            tape.whole = tape.whole and not many and sql.startswith(("INSERT", "UPDATE", "DELETE"))
            query = sql if params is None else FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")
            tape.writes.append((query, params or ()))
        return done

    audit, listener = logging.getLogger("audit"), _Listener(tape.lines)
    waiting, mails = len(connection.run_on_commit), len(getattr(mail, "outbox", ()))
    audit.addHandler(listener)
    _recording.append(tape)
    try:
        with connection.execute_wrapper(keep):
            made = function(*args, **words)
    finally:
        _recording.clear()
        audit.removeHandler(listener)
    # What waits for the commit belongs to the objects of this test, and mail is no row.
    stays = len(connection.run_on_commit) == waiting and len(getattr(mail, "outbox", ())) == mails
    tape.whole = tape.whole and stays
    tape.result = copy.deepcopy(made)
    tape.types = {using: dict(kept) for using, kept in ContentType.objects._cache.items()}  # type: ignore[attr-defined]
    tape.cached = {name: (kept, cache._expire_info.get(name)) for name, kept in cache._cache.items()}  # type: ignore[attr-defined]
    _tapes[key] = tape
    return made


def _play(tape: Tape) -> Any:
    later = timezone.now() - tape.at
    raw = connection.connection
    for query, params in tape.writes:
        raw.execute(query, [_moved(each, tape.at, later) for each in params]).fetchall()
    for using, kept in tape.types.items():
        ContentType.objects._cache.setdefault(using, {}).update(kept)  # type: ignore[attr-defined]
    for name, (kept, expires) in tape.cached.items():
        cache._cache[name] = kept  # type: ignore[attr-defined]
        cache._expire_info[name] = expires and expires + later.total_seconds()  # type: ignore[attr-defined]
    for line in tape.lines:
        logging.getLogger("audit").handle(copy.copy(line))
    return _as_of_now(copy.deepcopy(tape.result), later)


def _moved(value: Any, at: datetime, later: timedelta) -> Any:
    """A moment, as much later as this test is; what lies far away was no moment of now."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return value
    moment = datetime.fromisoformat(value)
    near = abs(moment - at.replace(tzinfo=None)) < timedelta(days=60)
    return str(moment + later) if near else value


def _as_of_now(made: Any, later: timedelta) -> Any:
    """Its own moments, and those of what hangs on it, as much later."""
    found: dict[int, Model] = {}
    waiting = list(made) if isinstance(made, tuple | list) else [made]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Model) and id(each) not in found:
            found[id(each)] = each
            for name, value in each.__dict__.items():
                if isinstance(value, datetime):
                    each.__dict__[name] = value + later
            waiting += each._state.fields_cache.values()
    return made
