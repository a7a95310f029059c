"""Sending: claim, speak to the mail server, write down what came of it. The only hand that changes a state.

No transaction is open while the network is used: a claim is one UPDATE that moves `try_after` a few minutes ahead.
Whoever is killed while sending leaves a claim that runs out, and then the same message goes again, with the same
Message-ID. All moves: QUEUED -> SENT, QUEUED -> FAILED, FAILED -> QUEUED (by a person).
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

import audit.service

from .envelope import envelope
from .models import WIPED, Notice, NoticeState, give_up_moment
from .problems import UNREACHABLE, Problem, problem_of

if TYPE_CHECKING:
    from people.models import User

logger = logging.getLogger(__name__)

#: Longer than the slowest conversation with a mail server (a dozen answers of settings.EMAIL_TIMEOUT seconds).
CLAIM = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: What holds a code is not kept when it failed: after three days no code works any more.
NEVER_KEPT = "account"


class CannotRetry(Exception):
    """Somebody else was first, or there is nothing left to send."""


@contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """One conversation with the real mail server; opened at the first message."""
    connection = get_connection(backend=settings.DELIVERY_EMAIL_BACKEND)
    try:
        yield connection
    finally:
        _hang_up(connection)


def claim(notice_id: UUID | str) -> Notice | None:
    """Take a due notice for oneself; None when it is gone, not yet due, or in somebody else's hands.

    `last_problem` is cleared, so that a notice in somebody's hands never counts as one that waits for the server.
    """
    taken = (
        Notice.objects.due()
        .filter(pk=notice_id)
        .update(try_after=timezone.now() + CLAIM, attempts=F("attempts") + 1, last_problem="")
    )
    return Notice.objects.get(pk=notice_id) if taken else None


def claim_next() -> Notice | None:
    """Take the most urgent notice that is due; None when nothing is."""
    while (first := Notice.objects.due().most_urgent_first().values_list("pk", flat=True).first()) is not None:
        if notice := claim(first):
            return notice
    return None


def send(notice: Notice, connection: BaseEmailBackend) -> Problem | None:
    """Send a claimed notice; returns what went wrong, None when the server took it."""
    try:
        envelope(notice, connection).send()
    except Exception as error:  # whatever goes wrong, the message stays in the queue and the rest goes on
        problem = problem_of(error)
        _hang_up(connection)
        _postpone(notice, problem)
        return problem
    _prove(notice)
    return None


def server_is_away() -> bool:
    """Whether the last word we had from the mail server is that it could not be reached."""
    return Notice.objects.waiting().filter(last_problem__in=UNREACHABLE, try_after__gt=timezone.now()).exists()


@transaction.atomic
def retry(notice: Notice, *, by: "User") -> Notice:
    """A person puts a failed message back in the queue; raises CannotRetry."""
    current = Notice.objects.select_for_update().get(pk=notice.pk)
    if not current.can_be_retried:
        raise CannotRetry
    current.state = NoticeState.QUEUED
    current.try_after = timezone.now()
    current.give_up_at = give_up_moment()
    current.save(update_fields=["state", "try_after", "give_up_at"])
    audit.service.record("notices.retry", by=by, on=current)
    return current


def _prove(notice: Notice) -> None:
    """The server took it: wipe what we no longer need, and let the others that waited for the server go."""
    Notice.objects.waiting().filter(pk=notice.pk).update(
        state=NoticeState.SENT,
        sent_at=timezone.now(),
        digest=hashlib.sha256((notice.text + notice.calendar).encode()).hexdigest(),
        last_problem="",
        **WIPED,
    )
    Notice.objects.waiting().filter(last_problem__in=UNREACHABLE).update(try_after=timezone.now())


def _postpone(notice: Notice, problem: Problem) -> None:
    """Try again later, each time twice as late; or leave it to a person."""
    logger.warning("notice %s not sent: %s", notice.pk, problem.code)
    now = timezone.now()
    mine = Notice.objects.waiting().filter(pk=notice.pk)
    if not problem.permanent and now < notice.give_up_at:
        mine.update(try_after=now + _wait(notice.attempts), last_problem=problem.code)
        return
    mine.update(state=NoticeState.FAILED, last_problem=problem.code)
    if notice.template == NEVER_KEPT:
        Notice.objects.failed().filter(pk=notice.pk).update(**WIPED)


def _wait(attempts: int) -> timedelta:
    """1, 2, 4, ... minutes, at most six hours."""
    return min(FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 16), LONGEST_WAIT)


def _hang_up(connection: BaseEmailBackend) -> None:
    """End the conversation, whatever state it is in; the next message opens a new one."""
    with suppress(OSError):
        connection.close()
