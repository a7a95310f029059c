"""Watches what processes use while a crowd is there: processor, memory, connections of the database."""

import contextlib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import psutil

EVERY = 5.0


@dataclass
class Used:
    """What one group of processes used: seconds of processor, and its memory (MB) moment by moment."""

    cpu_seconds: float = 0.0
    memory: list[tuple[float, float]] = field(default_factory=list)

    @property
    def first(self) -> float:
        """Memory at the beginning."""
        return self.memory[0][1] if self.memory else 0.0

    @property
    def settled(self) -> float:
        """Memory after a quarter of the time, when everything was used once: what grows after it, goes on."""
        return self.memory[len(self.memory) // 4][1] if self.memory else 0.0

    @property
    def last(self) -> float:
        """Memory at the end."""
        return self.memory[-1][1] if self.memory else 0.0

    @property
    def most(self) -> float:
        """The most there was at any moment."""
        return max((megabytes for _at, megabytes in self.memory), default=0.0)


class Watch:
    """Looks every few seconds, in a thread; `groups` names the first process of each group, its children belong to it.

    Memory is what a process has for itself with its part of what it shares (PSS): the sum of a group is true.
    """

    def __init__(self, groups: Mapping[str, list[int]]) -> None:
        self.groups, self.used = groups, {name: Used() for name in groups}
        self.connections = 0
        self._cpu: dict[tuple[str, int], tuple[float, float]] = {}
        self._stop = threading.Event()
        self._started = time.monotonic()
        self._look()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look once more, and stop."""
        self._stop.set()
        self._thread.join()
        self._look()
        for (name, _pid), (first, last) in self._cpu.items():
            self.used[name].cpu_seconds += last - first

    def _watch(self) -> None:
        while not self._stop.wait(EVERY):
            self._look()

    def _look(self) -> None:
        at = time.monotonic() - self._started
        for name, firsts in self.groups.items():
            megabytes, connections = 0.0, 0
            for process in _with_children(firsts):
                with contextlib.suppress(psutil.Error):
                    spent = process.cpu_times()
                    now = spent.user + spent.system
                    begun = self._cpu.get((name, process.pid), (now if not self._is_new(at) else 0.0, now))[0]
                    self._cpu[name, process.pid] = (begun, now)
                    megabytes += process.memory_full_info().pss / 1e6
                    connections += "[local]" in " ".join(process.cmdline())
            self.used[name].memory.append((at, megabytes))
            self.connections = max(self.connections, connections)

    @staticmethod
    def _is_new(at: float) -> bool:
        """Whether who is first seen now began while we watched: all it used counts."""
        return at > EVERY / 2


def _with_children(firsts: list[int]) -> list[psutil.Process]:
    found: list[psutil.Process] = []
    for pid in firsts:
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(pid)
            found += [first, *first.children(recursive=True)]
    return found
