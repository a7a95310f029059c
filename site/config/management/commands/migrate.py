"""`manage.py migrate`, as Django's, that gives way to people who are answering (PostgreSQL).

A change of a table waits for requests that hold it, and every next request waits behind it in the queue. Here the
change waits less than half a second, lets go, and tries again: nobody waits longer. A migration that lets go has done
nothing: each is one transaction, of one table (docs/decisions/0089).
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate as djangos
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

#: Less than PostgreSQL's deadlock_timeout (a second), after which it would end somebody's request.
PATIENCE_MS = 400
TRIES = 100
#: What PostgreSQL says when a lock was not there in time.
_LOCK_NOT_AVAILABLE = "55P03"


class Command(djangos.Command):
    """Django's own, with patience."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; on PostgreSQL again and again until every table could be had."""
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            super().handle(*args, **options)
            return
        for tried in range(1, TRIES + 1):
            try:
                with _patience(connection):
                    super().handle(*args, **options)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE or tried == TRIES:
                    raise
                self.stderr.write(_("Er wordt net iets bewaard. Ik probeer het nog een keer."))
                time.sleep(random.uniform(0.2, 1))  # noqa: S311 -- so that it does not come at the same moment again
            else:
                return


@contextmanager
def _patience(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """For as long as this lasts nobody waits longer than that for a lock on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = DEFAULT")
