"""The queue of the worker. After a back-up was put back it waits: people stand in it who were erased since."""

from collections.abc import Iterator
from time import sleep
from typing import Any

from django.utils import timezone
from django_q.conf import Conf
from django_q.signing import BadSignature, SignedPackage

from pages.service import has_looked, is_closed, look_outside

from .schedules import EVERY
from .worker_beat import BeatingBroker

#: A sign of life, the seals of the trail and the ledger itself: they tell nobody anything.
GOES_ON = frozenset({"pages.health.beat", "audit.tasks.seal_trail", "privacy.tasks.note_erasures"})


class WaitingQueue(BeatingBroker):
    """Hands everything out, or only :data:`GOES_ON` while the mark of a put-back back-up stands.

    And until this process could look once whether one was.

    What is by the timetable goes then: it comes again. What somebody asked for stays until the worker goes on.
    """

    def dequeue(self) -> list[tuple[int, str]] | None:
        """The next tasks, each with its number; looks first whether a back-up was put back."""
        look_outside()
        if has_looked() and not is_closed():
            handed: list[tuple[int, str]] | None = super().dequeue()
            return handed
        chosen = [(row.pk, row.payload) for row, task in self._ready() if self._may_go(row, task)]
        if not chosen:
            sleep(Conf.POLL)
        return chosen or None

    def _ready(self) -> Iterator[tuple[Any, dict[str, Any]]]:
        for row in self.get_connection().filter(key=self.list_key, lock__lt=timezone.now()).order_by("pk"):
            try:
                yield row, SignedPackage.loads(row.payload)
            except (TypeError, BadSignature):
                continue  # it is told, and thrown away, when the worker goes on

    def _may_go(self, row: Any, task: dict[str, Any]) -> bool:
        if task["func"] in GOES_ON:
            # Another worker may be faster.
            mine = self.get_connection().filter(pk=row.pk, lock=row.lock)
            return bool(mine.update(lock=self.timeout(row)))
        if task.get("group") in EVERY:
            self.delete(row.pk)
        return False
