"""What the worker does for the trail."""

import logging

from . import outside, sealing, verifying

logger = logging.getLogger(__name__)


def seal_trail() -> int:
    """Every minute: seal what is new, and write the seals outside the database. Twice or late does no harm."""
    return sealing.seal_all()


def verify_trail() -> int:
    """Each day: look whether anything was changed; returns how many problems. Sounds the alarm in the log."""
    outside.forget_old()
    sealing.seal_all()  # what was there before there were seals, on the first day
    problems = verifying.verify_and_record().problems
    if problems:
        logger.error(
            "the audit trail is not as it was written: %s", ", ".join(sorted({each.code for each in problems}))
        )
    return len(problems)
