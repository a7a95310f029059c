"""Words go, and with them every run that may hold them: in the same transaction, and once more when it is certain.

A concept is destroyed. A dossier that somebody answers for is kept, and closed: only who has the right may open it,
with a reason (docs/decisions/0067). Both are made anew without the words: see :mod:`.renewing`.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from contributions.models import Contribution
from people.models import Participant
from privacy.service import Purpose

from ..life import move
from ..models import Audience, Run, RunState, VoidReason
from .asking import order_of
from .storing import sweep


def supersede(emptied: Iterable[Contribution]) -> None:
    """Words were taken back or wiped: exports that may hold them are void.

    Marked in the transaction that wiped the words. Once more when that is certain, for a run that was asked for and
    made while it lasted; then the files go.
    """
    _void({contribution.occasion_id for contribution in emptied}, Audience.values, VoidReason.WORDS_GONE)


def supersede_public(taken_off: Iterable[Contribution]) -> None:
    """A moderator took words off the website, or covered some: public exports that may hold them are void."""
    _void({contribution.occasion_id for contribution in taken_off}, [Audience.PUBLIC], VoidReason.MODERATED)


def supersede_without_leave(participant: Participant, purposes: set[str]) -> None:
    """Somebody withdrew their leave to publish or quote: public exports that may hold their words are void."""
    if purposes & {Purpose.PUBLISH, Purpose.QUOTE}:
        words = Contribution.objects.filter(participation__participant=participant)
        if occasions := set(words.values_list("occasion_id", flat=True)):
            _void(occasions, [Audience.PUBLIC], VoidReason.LEAVE_GONE)


def _void(occasions: set[int], audiences: list[str], reason: VoidReason) -> None:
    _mark(occasions, audiences, reason)
    transaction.on_commit(partial(_mark, occasions, audiences, reason))
    transaction.on_commit(sweep)


@transaction.atomic
def _mark(occasions: set[int], audiences: list[str], reason: VoidReason) -> None:
    """The lock makes a run that is about to start wait; it then reads what is left."""
    standing = Run.objects.filter(state__in=(RunState.QUEUED, RunState.RUNNING, RunState.DONE), audience__in=audiences)
    for run in standing.select_for_update().order_by("pk"):
        if _may_hold(run, occasions):
            is_kept = run.state == RunState.DONE and run.adopted_by_name
            to = RunState.RESTRICTED if is_kept else RunState.SUPERSEDED
            move(Run.objects.filter(pk=run.pk), to, doing="", void_reason=reason)


def _may_hold(run: Run, occasions: set[int]) -> bool:
    if not run.round_slug:  # also of one action: evidence of its findings may come from anywhere
        return True
    ids = order_of(run).occasion_ids()
    return ids is None or bool(ids & occasions)
