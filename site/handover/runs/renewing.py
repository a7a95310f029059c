"""What became void is made anew without the words, by itself and as a concept: a person adopts it again."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from audit.service import record

from ..models import Run, RunState
from .asking import order_of, queue

#: Older than this, nobody waits for a new one by itself; it can always be asked for.
TERM = timedelta(days=90)
VOID = (RunState.SUPERSEDED, RunState.RESTRICTED)
_CAME_TO_NOTHING = (RunState.FAILED, RunState.CANCELLED)
_ORDER = ("format", "audience", "round_slug", "agenda_code")


def newer_of(run: Run) -> Run | None:
    """The newest run of the same order, when there is one after this that did not fail; one query."""
    same = {name: getattr(run, name) for name in _ORDER}
    return Run.objects.filter(**same, number__gt=run.number or 0).exclude(state__in=_CAME_TO_NOTHING).first()


def renew_void() -> int:
    """Ask anew for each order of which the newest run is void; returns how many.

    Done every ten minutes and not at each withdrawal: ten people who take words back in a quarter of an hour cost one
    new run, not ten.
    """
    same = {name: OuterRef(name) for name in _ORDER}
    newer = Run.objects.filter(**same, number__gt=OuterRef("number"), is_command=False)
    newer = newer.exclude(state__in=_CAME_TO_NOTHING)
    void = Run.objects.filter(
        state__in=VOID, is_command=False, asked_at__gt=timezone.now() - TERM, number__isnull=False
    )
    return sum(_renew(run) for run in void.filter(~Exists(newer), replaced_by=None).order_by("number"))


@transaction.atomic
def _renew(run: Run) -> bool:
    """Whether it was us: of two at once, one asks."""
    void = Run.objects.select_for_update().get(pk=run.pk)
    if Run.objects.filter(replaces=void).exists():
        return False
    fresh = queue(replace(order_of(void), adopted_by=""), asked_by=void.asked_by, replaces=void)
    record("handover.renew", by=None, on=fresh, replaces=void.name)
    return True
