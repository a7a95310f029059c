"""What is kept outside the rows of a table, or is nobody's row, and has a term all the same: caches and old versions.

Other apps above may add theirs with :func:`declare_sweep`. Files of rows go with their rows (the app's `expire`).
"""

import pickle
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache
from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision, WorkflowState

from . import terms


@dataclass(frozen=True, slots=True)
class Sweep:
    """One kind of thing: what, its term in words, how many are past it on a day, and wiping them."""

    what: str
    term: str
    count: Callable[[date], int]
    wipe: Callable[[date], int]


_declared: list[Sweep] = []


def declare_sweep(sweep: Sweep) -> None:
    """Put it in the nightly job and on the screen of terms."""
    _declared.append(sweep)


def declared() -> list[Sweep]:
    """All of them."""
    return list(_declared)


def old_revisions(today: date) -> QuerySet[Revision]:
    """Versions of pages that are not in use: not the newest, not the one on the site, not waiting for anything."""
    in_use = Page.objects.exclude(latest_revision=None).values("latest_revision")
    live = Page.objects.exclude(live_revision=None).values("live_revision")
    busy = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    waits = Q(approved_go_live_at__isnull=False) | Q(task_states__workflow_state__status__in=busy)
    limit = today - timedelta(days=terms.EDITORIAL_LOG)
    found = Revision.objects.page_revisions().filter(created_at__date__lt=limit).exclude(waits)
    return found.exclude(pk__in=in_use).exclude(pk__in=live)


def wipe_revisions(today: date) -> int:
    """Delete them; returns how many."""
    keys = list(old_revisions(today).values_list("pk", flat=True))
    Revision.objects.filter(pk__in=keys).delete()
    return len(keys)


def stale_cache_files() -> Iterator[Path]:
    """Files of a cache whose time is over. Django leaves them lying until somebody asks for the same key again.

    A cache on a server (Redis, Valkey) forgets by itself.
    """
    for cache in caches.all(initialized_only=False):
        if isinstance(cache, FileBasedCache):
            for name in cache._list_cache_files():  # type: ignore[attr-defined]
                if _is_over(Path(name)):
                    yield Path(name)


def _is_over(path: Path) -> bool:
    """Whether its time is over; looking deletes nothing."""
    try:
        with path.open("rb") as file:
            until = pickle.load(file)  # noqa: S301 -- our own cache, written by Django
    except (FileNotFoundError, EOFError):
        return False
    return until is not None and until < time.time()


def wipe_cache_files() -> int:
    """Delete them; returns how many. A file that somebody else deleted meanwhile is as good as deleted."""
    gone = 0
    for path in list(stale_cache_files()):
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        gone += 1
    return gone


declare_sweep(
    Sweep(
        "oude versies van pagina's",
        f"{terms.EDITORIAL_LOG} dagen, behalve de nieuwste en die op de site staat",
        lambda today: old_revisions(today).count(),
        wipe_revisions,
    )
)
declare_sweep(
    Sweep(
        "tijdelijke bestanden van de cache",
        "tot hun tijd om is: minuten tot een dag",
        lambda today: sum(1 for _path in stale_cache_files()),
        lambda today: wipe_cache_files(),
    )
)
