"""How long a maker is deaf: the longest time between two moments at which it would notice that it was stopped.

    python tests/benchmarks/bench_stopping.py [ROWS]

A maker looks at its row once a second at most; so a stop is noticed within the longest silence and a second.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "site")]

ROWS = 20_000
#: A second less than the three in which somebody who presses "Stop het maken" sees it.
MOST_SECONDS = 2.0


def main(rows: int = ROWS) -> int:
    """Measure each form, print, and say by the exit code whether it is within the budget."""
    from tests.benchmarks.bench_export import _in_a_process, fill  # noqa: F401

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "db.sqlite3")
        _in_a_process("fill", database, str(rows))
        return measure(database)


def measure(database: Path) -> int:
    """Every form of this database."""
    import os

    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "config.settings.development"}
    import django

    django.setup()
    from handover.dossier import FORMATS

    is_within = True
    print(f"{'form':14} {'seconds':>8} {'longest silence':>16}  after")
    for form in FORMATS:
        seconds, silence, after = deafness(form)
        is_within &= silence <= MOST_SECONDS
        print(f"{form:14} {seconds:8.1f} {silence:16.2f}  {after}")
    return 0 if is_within else 1


def deafness(form: str) -> tuple[float, float, str]:
    """(seconds in all, the longest silence, what it was busy with)."""
    from handover.comparing.indexing import RunRecorder
    from handover.dossier import Order, write

    began = last = time.monotonic()
    longest: tuple[float, str] = (0.0, "")
    doing = "beginning"

    def hear(percent: int, now_doing: str) -> None:
        nonlocal last, longest, doing
        now = time.monotonic()
        longest = max(longest, (now - last, f"{percent}% {doing}"))
        last, doing = now, now_doing

    order = Order(form, "intern")
    with tempfile.TemporaryFile() as output, RunRecorder(order) as recorder:
        write(order, output, number="1", on_progress=hear, recorder=recorder)
    hear(100, "")
    return time.monotonic() - began, *longest


if __name__ == "__main__":
    arguments: Any = [int(each) for each in sys.argv[1:]]
    raise SystemExit(main(*arguments))
