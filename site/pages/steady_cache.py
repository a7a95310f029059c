"""A cache that may fall away: no page waits for it or fails on it, and brakes on guessing go on in each process.

While the shared cache does not answer, is full or talks nonsense, what would be kept there is kept in the memory of
this process (docs/decisions/0088). After a failure it is left alone for some seconds, so that a cache that is frozen
costs one visitor a second, not everybody.
"""

import logging
import pickle
import time
import zlib
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar, cast

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache

logger = logging.getLogger(__name__)

#: After a failure nobody asks the shared cache anything for so long.
LEFT_ALONE_SECONDS = 5.0
#: For so long after a failure what this process kept still counts, where the shared cache knows nothing: one that is
#: full, or began again empty, does not make the brakes forget. After that all processes are of one mind again.
REMEMBERED_SECONDS = 600.0
#: What one process remembers meanwhile: counters and small results, no files.
_MOST_ENTRIES, _MOST_BYTES = 10_000, 100_000

Told = TypeVar("Told")


class Steady(BaseCache):
    """The wrapping. Stands before a cache of Django in the order of classes, as :class:`SteadyFileCache` does."""

    #: What one visitor may meet in a cache: its line, its disk, and half of something.
    failures: ClassVar[tuple[type[Exception], ...]] = (OSError, EOFError, zlib.error, pickle.UnpicklingError)
    #: How the shared cache stands, per address, for all threads of this process together.
    _failed_at: ClassVar[dict[str, float]] = {}

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)  # type: ignore[call-arg, arg-type]  # of the cache behind this one
        self._place = str(server)
        self._near = LocMemCache(f"near {server}", {"OPTIONS": {"MAX_ENTRIES": _MOST_ENTRIES}})

    @property
    def is_away(self) -> bool:
        """Whether it failed just now, and is left alone."""
        return self._failed_within(LEFT_ALONE_SECONDS)

    def _failed_within(self, seconds: float) -> bool:
        failed_at = self._failed_at.get(self._place)
        return failed_at is not None and time.monotonic() - failed_at < seconds

    def _ask(self, question: Callable[[], Told], instead: Callable[[], Told]) -> tuple[bool, Told]:
        """What the shared cache says, and True; or what this process says instead, and False."""
        if self.is_away:
            return False, instead()
        try:
            return True, question()
        except self.failures as problem:
            self._failed_at[self._place] = time.monotonic()
            # The kind of problem only: its text may hold an address or a password.
            logger.warning("the cache fails (%s): each process goes on by itself", type(problem).__name__)
            return False, instead()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is kept there or, where that is nothing, what this process kept while it was away."""
        answered, value = self._ask(
            lambda: super(Steady, self).get(key, _NOTHING, version), lambda: self._near.get(key, _NOTHING, version)
        )
        if answered and value is _NOTHING and self._failed_within(REMEMBERED_SECONDS):
            value = self._near.get(key, _NOTHING, version)
        return default if value is _NOTHING else value

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep it there, else here."""
        answered, _none = self._ask(
            lambda: super(Steady, self).set(key, value, timeout, version),
            lambda: self._keep_near(key, value, timeout, version),
        )
        if answered and self._failed_within(REMEMBERED_SECONDS):
            self._near.delete(key, version)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it where nothing is kept under that name; whether it was."""

        def near() -> bool:
            if self._near.has_key(key, version):
                return False
            self._keep_near(key, value, timeout, version)
            return True

        return self._ask(lambda: super(Steady, self).add(key, value, timeout, version), near)[1]

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it for longer."""
        return self._ask(
            lambda: super(Steady, self).touch(key, timeout, version), lambda: self._near.touch(key, timeout, version)
        )[1]

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget it, there and here."""
        near = self._near.delete(key, version)
        return self._ask(lambda: super(Steady, self).delete(key, version), lambda: near)[1]

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether something is kept under that name."""
        return self.get(key, _NOTHING, version) is not _NOTHING

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raise a counter. Raises ValueError when there is none."""
        return self._ask(
            lambda: super(Steady, self).incr(key, delta, version), lambda: self._near.incr(key, delta, version)
        )[1]

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        """All of these that are kept."""
        found = ((key, self.get(key, _NOTHING, version)) for key in keys)
        return {key: value for key, value in found if value is not _NOTHING}

    def set_many(self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[str]:
        """Keep each."""
        for key, value in data.items():
            self.set(key, value, timeout, version)
        return []

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        """Forget each."""
        for key in keys:
            self.delete(key, version)

    def clear(self) -> None:
        """Forget everything."""
        self._near.clear()
        self._ask(lambda: super(Steady, self).clear(), lambda: None)

    def stands(self, key: str, value: str) -> bool:
        """Whether the shared cache itself gives back what is put in: for those who watch it."""
        try:
            super().set(key, value, 10)
            came_out = super().get(key) == value
            super().delete(key)
        except self.failures:
            return False
        return cast("bool", came_out)

    def _keep_near(self, key: str, value: Any, timeout: Any, version: int | None) -> None:
        if not isinstance(value, bytes) or len(value) <= _MOST_BYTES:
            self._near.set(key, value, timeout, version)


#: Stands for "nothing is kept", as None may be kept.
_NOTHING = object()


class SteadyFileCache(Steady, FileBasedCache):
    """Files on this machine; away when the disk is full."""
