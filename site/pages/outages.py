"""When the database or the storage is away: a page that says so, when to come back, and holds what was typed.

Every other fault stays a fault (500). Needs no database, no cache and no session.
"""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string
from django.views.defaults import server_error as fault

from .storage_away import StorageAway

#: Seconds after which trying again makes sense, for machines and in the sentence on the page.
RETRY_AFTER = 60
#: What SQLite says when it is busy or locked, may not write, cannot read, is full, or cannot be opened.
_SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
#: PostgreSQL: only reading is possible (a managed server does so when its disk is full); no room, no memory.
_READ_ONLY, _NO_ROOM = "25006", "53"
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})
#: Shorter answers, and what the form itself holds, go along unseen.
_SHOWN_FROM = 40


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault (handler500): 503 when a part is away, else 500."""
    problem = sys.exc_info()[1]
    part = away(problem) if problem else ""
    if not part:
        return fault(request)
    return page(request, part)


def page(request: HttpRequest, part: str, retry_after: int = RETRY_AFTER) -> HttpResponse:
    """503: which part is away (`away`, or "restored"), after how many seconds to come back, and what was typed."""
    response = HttpResponse(render_to_string("503.html", {"part": part, **_typed(request)}), status=503)
    response.headers["Retry-After"] = str(retry_after)
    response.headers["Cache-Control"] = "no-store"
    return response


def away(problem: BaseException) -> str:
    """Which part is away by this fault: "database", "storage", "full" (storage); "" for a fault of ours."""
    for each in _behind(problem):
        if isinstance(each, Error) and _is_database_away(each):
            return "database"
        if isinstance(each, OSError) and each.errno in _DISK_FULL:
            return "full"
        if isinstance(each, StorageAway):
            return "storage"
    return ""


def _behind(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)


def _is_database_away(problem: Error) -> bool:
    cause = problem.__cause__
    code = getattr(cause, "sqlstate", None) or ""
    if code == _READ_ONLY or code.startswith(_NO_ROOM):
        return True
    if not isinstance(problem, OperationalError | InterfaceError):
        return False
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_AWAY
    return True


def _typed(request: HttpRequest) -> dict[str, Any]:
    """The form as it was sent, to send it once more; nothing from elsewhere, and nothing of signing in (account/)."""
    own = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}"
    from_here = request.headers.get("Origin", own) == own
    if request.method != "POST" or not from_here or "/account/" in request.path_info:
        return {}
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        has_files = bool(request.FILES)
    except (SuspiciousOperation, RawPostDataException, UnreadablePostError, MultiPartParserError):
        return {}
    words = [(name, value) for name, value in sent if len(value) >= _SHOWN_FROM and name != "csrfmiddlewaretoken"]
    return {
        "to": request.get_full_path(),
        "hidden": [each for each in sent if each not in words],
        # A browser leaves out a first end of line: one to leave out, or it takes one of theirs.
        "words": [(name, f"\n{value}") for name, value in words],
        "has_files": has_files,
    }
