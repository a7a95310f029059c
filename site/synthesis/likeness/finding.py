"""Comparing all words, in the background: asked for by a colleague, done by the worker, told while it goes on."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User

from ..models import Comparing, Likeness

#: So long a worker is believed to be at it after it last told how far it is.
CLAIM = timedelta(minutes=5)
ROWS_AT_ONCE = 2_000
GROUPS = UUID("2f0c6c5e-6a43-4c44-9d0e-0d0f3b0f5a11")


@transaction.atomic
def ask(*, by: User | None) -> Comparing:
    """Have all words compared. Raises :class:`Refused` while that is going on."""
    list(Comparing.objects.select_for_update().filter(finished_at=None))
    now = timezone.now()
    alive = Q(asked_at__gt=now - CLAIM) | Q(claimed_until__gt=now)
    if Comparing.objects.filter(alive, finished_at=None).exists():
        raise Refused(_("De computer is al aan het vergelijken. Kijk straks nog eens."))
    comparing = Comparing.objects.create(asked_by=by)
    record("synthesis.compare", by=by, on=comparing)
    async_task("synthesis.tasks.compare_words", str(comparing.pk), task_name="synthesis.compare", save=False)
    return comparing


def work(comparing_id: Any) -> int:
    """Compare, and keep the groups; returns how many. Safe to run twice: the same words make the same groups."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    mine = Comparing.objects.filter(free, pk=comparing_id, finished_at=None)
    words = Contribution.objects.for_analysis()
    if not mine.update(claimed_until=now + CLAIM, whole=words.count(), done=0):
        return 0
    from .comparing import groups_of  # noqa: PLC0415 -- numpy is loaded only in the task that needs it

    def told(done: int) -> None:
        Comparing.objects.filter(pk=comparing_id, whole__gte=done).update(
            done=done, claimed_until=timezone.now() + CLAIM
        )

    texts = words.order_by("arrived_on", "id").values_list("pk", "redacted").iterator(chunk_size=ROWS_AT_ONCE)
    groups = groups_of(texts, told)
    wanted = {pk: uuid5(GROUPS, str(min(keys))) for keys in groups for pk in keys}
    _keep(wanted)
    Comparing.objects.filter(pk=comparing_id).update(
        done=F("whole"), groups=len(groups), alike=len(wanted), finished_at=timezone.now(), claimed_until=None
    )
    return len(groups)


def go_on() -> int:
    """Do the newest comparison again when whoever was at it gave no sign of life; returns how many groups."""
    now = timezone.now()
    latest = Comparing.objects.first()
    if latest is None or latest.finished_at is not None:
        return 0
    last_sign = latest.claimed_until or latest.asked_at + CLAIM
    return work(latest.pk) if last_sign < now else 0


def newest() -> Comparing | None:
    """The last time somebody asked; one query."""
    return Comparing.objects.select_related("asked_by").first()


def _keep(wanted: dict[UUID, UUID]) -> None:
    """Bring the table to this in short transactions. Words that were emptied meanwhile stay out."""
    standing = dict(Likeness.objects.values_list("contribution", "group"))
    gone = [pk for pk in standing if wanted.get(pk) != standing[pk]]
    fresh = [pk for pk in wanted if standing.get(pk) != wanted[pk]]
    for start in range(0, len(gone), ROWS_AT_ONCE):
        Likeness.objects.filter(contribution__in=gone[start : start + ROWS_AT_ONCE]).delete()
    for start in range(0, len(fresh), ROWS_AT_ONCE):
        with transaction.atomic():
            some = Contribution.objects.for_analysis().select_for_update().order_by("pk")
            there = some.filter(pk__in=fresh[start : start + ROWS_AT_ONCE]).values_list("pk", flat=True)
            Likeness.objects.bulk_create(
                [Likeness(contribution_id=pk, group=wanted[pk]) for pk in there], ignore_conflicts=True
            )
