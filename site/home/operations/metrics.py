"""The same facts for a monitoring server, in Prometheus' text format, with how many requests there were and how long.

Counted per view, method and class of status; never per address, visitor or path. Off until METRICS_TOKEN is set.
"""

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from . import counted_together
from .facts import Facts, look

#: Name of the fact -> name and help of the measure.
_GAUGES = {
    "database_bytes": ("reisgenoot_database_bytes", "Size of the database"),
    "worker_silent_seconds": ("reisgenoot_worker_silent_seconds", "Time since the worker gave a sign of life"),
    "tasks_waiting": ("reisgenoot_tasks_waiting", "Tasks in the queue"),
    "tasks_failed": ("reisgenoot_tasks_failed", "Tasks that failed in the last day"),
    "schedules_late": ("reisgenoot_schedules_late", "Scheduled tasks that are a quarter of an hour late"),
    "mail_waiting": ("reisgenoot_mail_waiting", "Messages that still have to leave"),
    "mail_failed": ("reisgenoot_mail_failed", "Messages that were given up"),
    "mail_oldest_seconds": ("reisgenoot_mail_oldest_seconds", "How long the oldest message waits"),
    "dossiers_busy": ("reisgenoot_dossiers_busy", "Dossiers that wait or are being made"),
    "dossiers_failed": ("reisgenoot_dossiers_failed", "Dossiers that failed in the last day"),
    "free_bytes": ("reisgenoot_free_bytes", "Room for files on this machine"),
    "backup_missing_seconds": ("reisgenoot_backup_missing_seconds", "How long there is no back-up yet"),
    "backup_age_seconds": ("reisgenoot_backup_age_seconds", "How long ago the last back-up was made"),
    "trail_problems": ("reisgenoot_trail_problems", "Places where the audit trail is not as it was written"),
    "trail_verified_seconds": ("reisgenoot_trail_verified_seconds", "Time since the audit trail was verified"),
    "trail_unverified_seconds": (
        "reisgenoot_trail_unverified_seconds",
        "How long nobody ever verified the audit trail",
    ),
    "trail_unsealed_seconds": ("reisgenoot_trail_unsealed_seconds", "How long the oldest line waits for a seal"),
    "cache_works": ("reisgenoot_cache_works", "1 when the cache gives back what it got"),
}

_VERSIONS = ("version", "python", "django", "wagtail", "database")


class _Measured(Collector):
    """Facts as gauges; a fact that is not there (None) is left out."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def collect(self) -> Iterator[GaugeMetricFamily | InfoMetricFamily]:
        """Every fact once."""
        for fact, (name, what) in _GAUGES.items():
            value = getattr(self._facts, fact)
            if value is not None:
                yield GaugeMetricFamily(name, what, value=float(value))
        wrong = GaugeMetricFamily("reisgenoot_trouble", "1 when this needs somebody's hand now", labels=["what"])
        for code, is_so in self._facts.judged.items():
            wrong.add_metric([code], float(is_so))
        yield wrong
        versions = {name: getattr(self._facts, name) for name in _VERSIONS}
        yield InfoMetricFamily("reisgenoot_build", "What runs", value=versions)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For who has the token (`Authorization: Bearer …`); for all others this page does not exist."""
    if not _may_look(request):
        raise Http404("no such page")
    registry = CollectorRegistry()
    registry.register(_Measured(look()))
    return HttpResponse(counted_together.told(registry), content_type=CONTENT_TYPE_LATEST)


def _may_look(request: HttpRequest) -> bool:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(token.encode(), settings.METRICS_TOKEN.encode())
