"""Comparing all words, in the background: asked for by a colleague, done by the worker, told while it goes on."""

from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.models import Contribution
from people.models import User

from .. import background
from ..background import CLAIM, claim, refuse_while_busy
from ..models import Comparing, Likeness

ROWS_AT_ONCE = 2_000
GROUPS = UUID("2f0c6c5e-6a43-4c44-9d0e-0d0f3b0f5a11")


@transaction.atomic
def ask(*, by: User | None) -> Comparing:
    """Have all words compared. Raises :class:`Refused` while that is going on."""
    refuse_while_busy(Comparing, _("De computer is al aan het vergelijken. Kijk straks nog eens."))
    comparing = Comparing.objects.create(asked_by=by)
    record("synthesis.compare", by=by, on=comparing)
    async_task("synthesis.tasks.compare_words", str(comparing.pk), task_name="synthesis.compare", save=False)
    return comparing


def work(comparing_id: Any) -> int:
    """Compare, and keep the groups; returns how many. Safe to run twice: the same words make the same groups."""
    words = Contribution.objects.for_analysis()
    if not claim(Comparing, comparing_id, whole=words.count(), done=0):
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
    return background.go_on(Comparing, work)


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
