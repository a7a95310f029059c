"""The feed of 1 000 dates, asked for by a program, beside writing the same calendar from memory.

    python tests/benchmarks/bench_agenda_feed.py [DATES]

Prints milliseconds of processor (the best of five), the ratio, the number of queries, and what it
costs who asks again. Runs on a database made for it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
DATES, ROUNDS = 1_000, 5
MAX_RATIO, MAX_QUERIES = 2.0, 6


def main(dates: int = DATES) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
        found = _measured(dates)
    ratio = found["feed"] / found["memory"]
    print(f"{f'feed of {dates} dates, as a request':<46} {found['feed'] * 1000:>8.1f} ms CPU")
    print(f"{'the same calendar, from memory':<46} {found['memory'] * 1000:>8.1f} ms CPU")
    print(f"{'ratio':<46} {ratio:>8.2f}    (at most {MAX_RATIO})")
    print(f"{'queries':<46} {found['queries']:>8}    (at most {MAX_QUERIES})")
    print(f"{'asked again, nothing changed':<46} {found['again'] * 1000:>8.1f} ms CPU")
    return 0 if ratio <= MAX_RATIO and found["queries"] <= MAX_QUERIES else 1


def _measured(dates: int) -> dict[str, Any]:
    import django

    django.setup()
    import logging

    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from gatherings.service import CANCELLED_KEPT
    from outreach.agenda.asking import Asked
    from outreach.agenda.calendar import agenda_name, calendar_of, stamp_of
    from outreach.agenda.dates import feed_dates
    from tests.outreach.agenda.season import many_dates

    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)
    many_dates(dates, events=20)
    client = Client(HTTP_HOST="localhost")

    def fetch() -> Any:
        response = client.get("/agenda/agenda.ics")
        assert response.status_code == 200 and response.content.count(b"BEGIN:VEVENT") == dates
        return response

    def fetch_cold() -> None:
        cache.clear()
        fetch()

    fetch_cold()
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        etag = fetch()["ETag"]
    queries = len(asked.captured_queries)
    now = timezone.now()
    held = list(feed_dates(Asked(), now, CANCELLED_KEPT))
    return {
        "feed": _seconds(fetch_cold),
        "memory": _seconds(lambda: calendar_of(held, name=agenda_name(), stamp=stamp_of(now)).encode()),
        "again": _seconds(lambda: client.get("/agenda/agenda.ics", HTTP_IF_NONE_MATCH=etag)),
        "queries": queries,
    }


def _seconds(work: Callable[[], Any]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
