"""Whether the process answers, and whether all it needs is there.

Answers are for machines: codes, never names of hosts, never the text of an error.
"""

import logging
import os
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .models import Heartbeat
from .restored import could_look, look_outside, waits_for_erasures

logger = logging.getLogger(__name__)

WORKER = "worker"
#: Its sign of life is a whole back-up.
BACK_UP = "back-up"
#: The worker beats each minute; it may be busy with a large export for a while.
WORKER_MAY_BE_SILENT = timedelta(minutes=5)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when everything needed to serve people is there, else 503; either way says which part is."""
    parts = {name: _stands(name, check) for name, check in CHECKS.items()}
    return JsonResponse(
        {name: "ok" if stands else "fails" for name, stands in parts.items()},
        status=200 if all(parts.values()) else 503,
    )


def beat(name: str = WORKER) -> None:
    """The worker came by. Runs each minute (config/schedules.py); twice or late does no harm."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})


def last_beat(name: str = WORKER) -> datetime | None:
    """When the worker (or who else has this name) last came by; None when it never did."""
    return Heartbeat.objects.filter(name=name).values_list("beat_at", flat=True).first()


def _erasures() -> bool:
    look_outside()
    return could_look() and not waits_for_erasures()


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> bool:
    return Heartbeat.objects.filter(name=WORKER, beat_at__gte=timezone.now() - WORKER_MAY_BE_SILENT).exists()


def _storage() -> bool:
    for alias in ("default", "private"):
        storage = storages[alias]
        name = storage.save(f".readyz/{os.getpid()}-{uuid.uuid4().hex}", ContentFile(b"ok"))
        storage.delete(name)
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "erasures": _erasures,
    "worker": _worker,
    "storage": _storage,
}


def _stands(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # whatever breaks, the answer is "not ready", not an error page
        logger.exception("readyz: %s fails", name)
        return False
