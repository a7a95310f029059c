"""How long a request is kept, with its files."""

from datetime import date, timedelta

from django.core.files.storage import storages
from django.db.models import QuerySet

from .models import WooRelease, WooRequest

REQUEST_YEARS = 10


def expired_requests(today: date) -> QuerySet[WooRequest]:
    """Requests past their term."""
    return WooRequest.objects.filter(received_on__lt=today - timedelta(days=round(365.25 * REQUEST_YEARS)))


def expire_requests(requests: QuerySet[WooRequest]) -> int:
    """Delete them with everything below and their files; returns how many."""
    keys = list(requests.values_list("pk", flat=True))
    for release in WooRelease.objects.filter(request__in=keys).exclude(file=""):
        storages["private"].delete(release.file)
    WooRequest.objects.filter(pk__in=keys).delete()
    return len(keys)
