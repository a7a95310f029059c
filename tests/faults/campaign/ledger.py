"""What the people met: every answer, refusal and line that broke, and which fault was on at that moment."""

import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

NO_FAULT = "(none)"


@dataclass
class Row:
    """One kind of fault, over the whole run. Seconds."""

    times: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    longest_outage: float = 0.0
    slowest: float = 0.0
    seconds: float = 0.0


class Ledger:
    """Written by everybody at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.fault = self._before = NO_FAULT
        self.rows: dict[str, Row] = defaultdict(Row)
        self.examples: list[str] = []
        self.unexplained: list[str] = []
        self._last_good = time.monotonic()
        self._began = time.monotonic()

    @property
    def operations(self) -> int:
        """Requests that were answered as they should, so far."""
        return sum(row.seen["answered"] for row in self.rows.values())

    @property
    def all(self) -> int:
        """Requests that were made, however they ended."""
        return sum(row.seen.total() for row in self.rows.values())

    def begin(self, fault: str) -> None:
        """From now on this is wrong."""
        with self._lock:
            self._close()
            self._before, self.fault = self.fault, fault
            self.rows[fault].times += fault != NO_FAULT

    def end(self) -> None:
        """And now nothing is."""
        self.begin(NO_FAULT)

    def note(self, outcome: str, seconds: float, example: str = "") -> None:
        """ "answered", "refused" (503 with a Dutch page), "fault" (another 5xx), "cut off"."""
        with self._lock:
            row, now = self.rows[self.fault], time.monotonic()
            row.seen[outcome] += 1
            if outcome == "answered":
                row.slowest = max(row.slowest, seconds)
                row.longest_outage = max(row.longest_outage, now - max(self._last_good, self._began))
                self._last_good = now
                return
            if outcome == "fault" and len(self.examples) < 20:
                self.examples.append(f"[{self.fault}] {example}")
            if outcome != "refused" and not self._explains(outcome, began=now - seconds):
                self.unexplained.append(f"[{self.fault}] {outcome} {example}")

    def _explains(self, outcome: str, *, began: float) -> bool:
        """Only a web server that fails itself cannot say so in Dutch; what no fault was on for must be answered."""
        fault = self._before if self.fault == NO_FAULT and began < self._began else self.fault
        if outcome == "cut off":
            return fault != NO_FAULT
        return fault.startswith("web ")

    def _close(self) -> None:
        now = time.monotonic()
        row = self.rows[self.fault]
        row.seconds += now - self._began
        if self.fault != NO_FAULT:
            row.longest_outage = max(row.longest_outage, now - max(self._last_good, self._began))
        self._began = now


def table(rows: dict[str, Row]) -> list[str]:
    """As it is printed."""
    head = f"  {'fault':18} times  answered  refused  500  cut off  longest outage  slowest answer"
    lines = [head]
    for name in sorted(rows, key=lambda name: (name != NO_FAULT, name)):
        row = rows[name]
        lines.append(
            f"  {name:18} {row.times:5}  {row.seen['answered']:8}  {row.seen['refused']:7}  {row.seen['fault']:3}"
            f"  {row.seen['cut off']:7}  {row.longest_outage:12.1f} s  {row.slowest:12.1f} s"
        )
    total: Counter[str] = sum((row.seen for row in rows.values()), Counter())
    lines.append(
        f"  {'all':18} {sum(row.times for row in rows.values()):5}  {total['answered']:8}  {total['refused']:7}"
        f"  {total['fault']:3}  {total['cut off']:7}"
    )
    return lines
