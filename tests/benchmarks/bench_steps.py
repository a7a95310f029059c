"""What one participant costs: processor, queries and bytes of every step, from the first page to the thank-you page.

    python tests/benchmarks/bench_steps.py [PEOPLE] [--profile FILE]

In this process, without a network or a browser, so that a busy machine changes little. SQLite, one person at a time.
"""

import argparse
import cProfile
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
PEOPLE = 12

if TYPE_CHECKING:
    from tests.load.inside import Spent


def main(people: int, profile: str, keep: Path | None) -> None:
    """Make a database with an open round, send people through it, and print."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-steps-") as name:
        folder = keep or Path(name)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
        os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
        os.environ["CACHE_URL"] = f"filecache://{folder / 'cache'}"
        import django

        django.setup()
        if not (folder / "db.sqlite3").exists():
            from tests.fixtures.empty_database import make_tables_from_models

            make_tables_from_models(folder / "db.sqlite3")
        walk(people, profile)


def walk(people: int, profile: str) -> None:
    """Two people to warm up, then those that count."""
    from config.wsgi import application
    from consultation.models import Round
    from tests.factories.rounds import open_round
    from tests.faults.person import Person, name_of
    from tests.load.inside import InsideVisitor, Meter

    round_ = Round.objects.filter(state="open").first() or open_round()
    meter = Meter(application)
    profiler = cProfile.Profile(time.process_time)
    gc.collect()
    gc.freeze()
    for number in range(-2, people):
        if number == 0:
            meter.spent.clear()
            if profile:
                profiler.enable()
        person = Person(name_of(number + 2), "http://localhost", round_.slug, random.Random(number), double_clicks=0)
        person.visitor = InsideVisitor(meter)
        person.take_part()
    if profile:
        profiler.disable()
        profiler.dump_stats(profile)
    show(meter.spent, people)


def show(spent: "list[Spent]", people: int) -> None:
    """A line per kind of step, and the whole person. Processor time: the lower quartile, as others may be busy."""
    print(f"{'step':<24}{'each':>6}{'CPU ms':>9}{'queries':>9}{'bytes':>9}")
    whole = Counter[str]()
    for kind in sorted({one.kind for one in spent}):
        of_kind = [one for one in spent if one.kind == kind]
        each = len(of_kind) / people
        cpu = sorted(one.cpu_ms for one in of_kind)[len(of_kind) // 4]
        sent = statistics.mean(one.sent for one in of_kind)
        print(f"{kind:<24}{each:>6.1f}{cpu:>9.1f}{max(one.queries for one in of_kind):>9}{sent:>9.0f}")
        whole.update({"each": each, "cpu": each * cpu, "sent": each * sent})
    queries = sum(one.queries for one in spent) / people
    print(f"{'one participant':<24}{whole['each']:>6.1f}{whole['cpu']:>9.1f}{queries:>9.0f}{whole['sent']:>9.0f}")
    print(f"{'a step':<24}{'':>6}{whole['cpu'] / whole['each']:>9.2f}{queries / whole['each']:>9.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="?", type=int, default=PEOPLE)
    parser.add_argument("--profile", default="", help="write a profile to this file, for pstats")
    parser.add_argument("--keep", type=Path, help="a folder for the database, to use it again")
    asked = parser.parse_args()
    main(asked.people, asked.profile, asked.keep)
