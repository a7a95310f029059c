"""What can be measured about the platform itself: numbers only, never a person, an address or a word."""

import platform
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import django
import wagtail
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Min, Q
from django.utils import timezone
from django_q.models import Failure, OrmQ, Schedule

from audit.service import trail_state
from handover.models import Run, RunState
from notices.models import Notice
from pages.service import (
    BACK_UP,
    VERSION,
    WORKER_MAY_BE_SILENT,
    ScannerState,
    free_bytes,
    last_beat,
    scanner_state,
    waits_for_erasures,
)

#: Failed tasks older than this are history.
FAILURES_OF = timedelta(days=1)
#: A timetable that is so far behind does not keep up.
MAY_BE_LATE = timedelta(minutes=15)
#: Mail that waits longer than this worries somebody who expects it.
MAIL_MAY_WAIT = timedelta(minutes=30)
#: A back-up, and a look at the audit trail, each night; after this long somebody must look why there is none.
NIGHT_MAY_BE_OLD = timedelta(hours=36)
#: With less room than this, dossiers and recordings are refused soon.
LEAST_FREE_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Facts:
    """One look at the platform. Ages are in seconds, None when there is nothing to be old; sizes are in bytes."""

    version: str
    python: str
    django: str
    wagtail: str
    database: str
    database_bytes: int
    worker_silent_seconds: float | None
    tasks_waiting: int
    tasks_failed: int
    schedules_late: int
    mail_waiting: int
    mail_failed: int
    mail_oldest_seconds: float | None
    dossiers_busy: int
    dossiers_failed: int
    free_bytes: int | None
    cache_works: bool
    scanner: ScannerState
    backup_age_seconds: float | None
    backup_missing_seconds: float | None
    erasures_wait: bool
    trail_problems: int | None
    trail_verified_seconds: float | None
    trail_unverified_seconds: float | None
    trail_unsealed_seconds: float | None

    @property
    def troubles(self) -> frozenset[str]:
        """Codes of what needs somebody's hand now."""
        return frozenset(code for code, is_so in self.judged.items() if is_so)

    @property
    def judged(self) -> dict[str, bool]:
        """Of everything that can go wrong, whether it does."""
        return {
            "worker": self.worker_silent_seconds is None
            or self.worker_silent_seconds > WORKER_MAY_BE_SILENT.total_seconds(),
            "tasks_failed": self.tasks_failed > 0,
            "schedules_late": self.schedules_late > 0,
            "mail_failed": self.mail_failed > 0,
            "mail_oldest": (self.mail_oldest_seconds or 0) > MAIL_MAY_WAIT.total_seconds(),
            "dossiers_failed": self.dossiers_failed > 0,
            "free": self.free_bytes is not None and self.free_bytes < LEAST_FREE_BYTES,
            "cache": not self.cache_works,
            "scanner": self.scanner in {ScannerState.GONE, ScannerState.MISSING},
            # Never made is as bad as old; who makes them in another way tells so (manage.py backup --made-elsewhere).
            "backup": max(self.backup_age_seconds or 0, self.backup_missing_seconds or 0)
            > NIGHT_MAY_BE_OLD.total_seconds(),
            "erasures": self.erasures_wait,
            "trail": bool(self.trail_problems),
            # Nobody looked: "no problems" says nothing then.
            "trail_verified": max(self.trail_verified_seconds or 0, self.trail_unverified_seconds or 0)
            > NIGHT_MAY_BE_OLD.total_seconds(),
            "trail_unsealed": (self.trail_unsealed_seconds or 0) > MAY_BE_LATE.total_seconds(),
        }


def look() -> Facts:
    """Measure now; eleven queries, and one more while a first night has not been, whatever there is."""
    now = timezone.now()
    mail = Notice.objects.aggregate(
        waiting=Count("pk", filter=Q(pk__in=Notice.objects.waiting())),
        failed=Count("pk", filter=Q(pk__in=Notice.objects.failed())),
        oldest=Min("queued_at", filter=Q(pk__in=Notice.objects.waiting())),
    )
    dossiers = Run.objects.aggregate(
        busy=Count("pk", filter=Q(state__in=(RunState.QUEUED, RunState.RUNNING))),
        failed=Count("pk", filter=Q(state=RunState.FAILED, finished_at__gte=now - FAILURES_OF)),
    )
    trail = trail_state()
    backed_up = last_beat(BACK_UP)
    installed = None if settings.IS_DEMO or (backed_up and trail.verified_at) else _installed_at()
    return Facts(
        version=VERSION,
        python=platform.python_version(),
        django=django.get_version(),
        wagtail=wagtail.__version__,
        database=connection.vendor,
        database_bytes=_database_bytes(),
        worker_silent_seconds=_age(last_beat(), now),
        tasks_waiting=OrmQ.objects.count(),
        tasks_failed=Failure.objects.filter(stopped__gte=now - FAILURES_OF).count(),
        schedules_late=Schedule.objects.filter(next_run__lt=now - MAY_BE_LATE).count(),
        mail_waiting=mail["waiting"],
        mail_failed=mail["failed"],
        mail_oldest_seconds=_age(mail["oldest"], now),
        dossiers_busy=dossiers["busy"],
        dossiers_failed=dossiers["failed"],
        free_bytes=free_bytes(storages["private"]),
        cache_works=_cache_works(),
        scanner=scanner_state(),
        backup_age_seconds=_age(backed_up, now),
        backup_missing_seconds=None if backed_up else _age(installed, now),
        erasures_wait=waits_for_erasures(),
        trail_problems=trail.problems,
        trail_verified_seconds=_age(trail.verified_at, now),
        trail_unverified_seconds=None if trail.verified_at else _age(installed, now),
        trail_unsealed_seconds=_age(trail.unsealed_since, now),
    )


def _age(since: datetime | None, now: datetime) -> float | None:
    return (now - since).total_seconds() if since else None


def _installed_at() -> datetime | None:
    """When the first table of this database was made."""
    return MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]


def _database_bytes() -> int:
    question = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])


def _cache_works() -> bool:
    """Whether what is put in the cache comes out: without it each process brakes guessing by itself."""
    key, value = f"operations:{uuid.uuid4().hex}", uuid.uuid4().hex
    stands = getattr(cache, "stands", None)
    if stands is not None:  # one that goes on in each process when it falls away, and would say yes
        return bool(stands(key, value))
    try:
        cache.set(key, value, 10)
        came_out = cache.get(key) == value
        cache.delete(key)
    except Exception:  # whatever its driver raises: it does not work
        return False
    return came_out
