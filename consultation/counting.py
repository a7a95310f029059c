"""Counting in turns: one round or step at a time, whoever waits longest first, never two at once.

Each is a turn of its own. One that is killed or fails has had its turn and goes to the back of the line, so that it
costs its own figures only. One counting runs at a time in the whole installation: the worker's other processes are
free for mail.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from .enums import RoundState
from .figures.keeping import ASLEEP, count, fingerprints
from .methods import METHODS
from .models import Counting, Round, Step
from .results.keeping import count_and_route

logger = logging.getLogger(__name__)

#: An open round is counted once in so long, and what failed is tried again.
PACE = timedelta(minutes=5)
#: No new counting begins in a task that is busy for so long: the next one comes within a minute.
SECONDS = 50
#: The number of the lock in PostgreSQL; any will do that nobody else uses.
LOCK = 0x7E11E2


def go_on(seconds: float = SECONDS) -> int:
    """Count what is due, whoever waits longest first, until time is up or another is counting; returns how many."""
    end, done = monotonic() + seconds, 0
    now = ready()
    while monotonic() < end and (turn := claim_next(now)):
        done += _take(turn, now[turn.round_id])
    return done


@transaction.atomic
def ask(round_: Round, *, figures: bool = False, results: bool = False) -> None:
    """Put the figures of a round, the results of its steps, or both before everything else."""
    ready([round_])
    _one_at_a_time()
    wanted = Counting.objects.filter(round=round_)
    if not figures:
        wanted = wanted.exclude(step=None)
    if not results:
        wanted = wanted.filter(step=None)
    wanted.update(asked_at=timezone.now())


def due(now: dict[int, str], moment: datetime) -> list[Counting]:
    """Turns to be taken: asked for, or of an open round, or of one that changed; whoever waits longest first.

    What was asked for once more within :data:`PACE` of its last turn comes after all others.
    """
    waiting = (
        Counting.objects.filter(round_id__in=now)
        .exclude(round__state__in=ASLEEP, asked_at__isnull=True)
        .select_related("round", "step__product_version", "step__round")
        .order_by(F("asked_at").asc(nulls_last=True), F("began_at").asc(nulls_first=True), "pk")
    )
    asked, others, again = [], [], []
    for turn in waiting:
        had_a_turn = turn.began_at is not None and turn.began_at > moment - PACE
        if turn.asked_at and (turn.began_at is None or turn.asked_at > turn.began_at):
            # Who presses the button again and again, keeps nobody waiting.
            (again if had_a_turn else asked).append(turn)
        elif turn.round.state in ASLEEP or had_a_turn:
            continue
        elif turn.round.state == RoundState.OPEN or turn.fingerprint != now[turn.round_id]:
            others.append(turn)
    others.sort(key=lambda turn: (turn.began_at is not None, turn.began_at or moment, turn.pk))
    return asked + others + again


@transaction.atomic
def claim_next(now: dict[int, str]) -> Counting | None:
    """Take the next turn; None when nothing is due, or another is counting.

    A task is stopped after its time-out, so who began longer ago
    and did not end was killed, and holds up nobody.
    """
    moment = timezone.now()
    _one_at_a_time()
    if busy(moment):
        return None
    for turn in due(now, moment)[:1]:
        turn.began_at = moment
        turn.save(update_fields=["began_at"])
        return turn
    return None


def busy(moment: datetime) -> bool:
    """Is somebody counting?"""
    killed = moment - timedelta(seconds=settings.Q_CLUSTER["timeout"])
    return (
        Counting.objects.filter(began_at__gt=killed)
        .filter(Q(ended_at__isnull=True) | Q(ended_at__lt=F("began_at")))
        .exists()
    )


def ready(rounds: Iterable[Round] | None = None) -> dict[int, str]:
    """A row for everything that is counted; returns what each round is like now. Six queries, or one more."""
    rounds = list(Round.objects.exclude(state=RoundState.ARCHIVED) if rounds is None else rounds)
    pks = [round_.pk for round_ in rounds]
    there = set(Counting.objects.filter(round_id__in=pks).values_list("round_id", "step_id"))
    counted = [code for code, method in METHODS.items() if method.count or method.route]
    steps = Step.objects.filter(round_id__in=pks, method__in=counted).order_by("round_id", "order")
    wanted = [(pk, None) for pk in pks] + list(steps.values_list("round_id", "pk"))
    wanted.sort(key=lambda each: (each[0], each[1] is not None))
    new = [Counting(round_id=of, step_id=step) for of, step in wanted if (of, step) not in there]
    Counting.objects.bulk_create(new, ignore_conflicts=True)
    return fingerprints(rounds)


def _one_at_a_time() -> None:
    """Whoever asks or claims waits here for another who does, until the end of the transaction.

    One lock for all, as two who lock rows in another order stop each other. SQLite lets one write at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _take(turn: Counting, fingerprint: str) -> int:
    try:
        if turn.step is None:
            count(turn.round)
        else:
            count_and_route(turn.step)
    except Exception:
        logger.exception("round %s, step %s could not be counted", turn.round_id, turn.step_id)
        Counting.objects.filter(pk=turn.pk).update(ended_at=timezone.now())
        return 0
    Counting.objects.filter(pk=turn.pk).update(ended_at=timezone.now(), fingerprint=fingerprint)
    return 1
