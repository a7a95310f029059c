"""Small files outside the database, which a restored back-up does not touch: written once, one JSON object a line.

The seals of the trail stand in one, and what must stay erased in another (privacy). The day it was written is how a
file's name begins, so that old ones are found without opening them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils import timezone

#: Lines in one file, at most: who writes takes no more at once.
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Ledger:
    """The files in one storage (config/storing.py), by the name that settings give it."""

    storage: str

    def write(self, lines: Iterable[Mapping[str, Any]], after_day: str = "") -> str:
        """Put these in a new file; returns its name. Nothing that is there is changed.

        `after_day` orders the files of one day by name; never the hour, which would tell when somebody did something.
        """
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        return self._place.save(
            f"{timezone.localdate():%Y-%m-%d}-{after_day}{uuid4().hex}.jsonl", ContentFile(text.encode())
        )

    def read(self, since: date = date.min) -> Iterator[dict[str, Any]]:
        """Every line of the files from this day on, the oldest day first. What was written twice comes twice."""
        for name in self.names():
            if day_of(name) >= since:
                yield from self.read_file(name)

    def read_file(self, name: str) -> Iterator[dict[str, Any]]:
        """Every line of one file."""
        with self._place.open(name) as file:
            yield from map(json.loads, file.read().decode().splitlines())

    def forget_before(self, limit: date) -> int:
        """Delete the files from before this day; returns how many."""
        old = [name for name in self.names() if day_of(name) < limit]
        for name in old:
            self._place.delete(name)
        return len(old)

    @property
    def _place(self) -> Storage:
        return storages[self.storage]

    def names(self) -> list[str]:
        """Of every file, the oldest day first."""
        try:
            return sorted(name for name in self._place.listdir("")[1] if name.endswith(".jsonl"))
        except FileNotFoundError:
            return []


def day_of(name: str) -> date:
    """The day a file of a ledger was written, by its name."""
    return date.fromisoformat(name[:10])
