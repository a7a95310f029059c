"""What the worker does for the trail."""

import logging
from datetime import timedelta

from django.utils import timezone

from . import outside, sealing, verifying

logger = logging.getLogger(__name__)


def seal_trail() -> int:
    """Every minute: seal what is new, and write the seals outside the database. Twice or late does no harm."""
    return sealing.seal_all()


#: Days of which the worker opens the files outside each night; the command opens all. A year of them is some
#: hundred thousand files, and on an S3 server each is a question of its own.
OUTSIDE_DAYS = 7


def verify_trail() -> int:
    """Each day: look whether anything was changed; returns how many problems. Sounds the alarm in the log."""
    outside.forget_old()
    sealing.seal_all()  # what was there before there were seals, on the first day
    since = timezone.localdate() - timedelta(days=OUTSIDE_DAYS)
    problems = verifying.verify_and_record(since).problems
    if problems:
        logger.error(
            "the audit trail is not as it was written: %s", ", ".join(sorted({each.code for each in problems}))
        )
    return len(problems)
