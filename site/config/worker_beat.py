"""The worker's own sign of life, beside it: for who watches over one container (WORKER_BEAT_FILE).

The sign in the database is of all workers together, and is not there when the database is away: who restarts a
container for that makes a bad moment worse. This file asks nobody. The process that guards the others writes it.
"""

import logging
from pathlib import Path

from django.conf import settings
from django_q.brokers.orm import ORM

logger = logging.getLogger(__name__)


class BeatingBroker(ORM):
    """The queue in the database, whose guard leaves a sign each time it looked after its processes."""

    def set_stat(self, key: str, value: str, timeout: int) -> None:
        """Leave the sign, then tell how the worker is; a cache that is away does not make it look dead."""
        if settings.WORKER_BEAT_FILE:
            try:
                Path(settings.WORKER_BEAT_FILE).touch()
            except OSError:
                logger.exception("WORKER_BEAT_FILE cannot be written")
        super().set_stat(key, value, timeout)
