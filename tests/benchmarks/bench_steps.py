"""What one participant costs: processor, queries and bytes of every step, from the first page to the thank-you page.

    python tests/benchmarks/bench_steps.py [PEOPLE] [--profile FILE] [--keep FOLDER]

In this process, without a network or a browser, so that a busy machine changes little. SQLite, one person at a time.
Beside it the floor: the thinnest Wagtail page for what is shown, the barest insert for what is kept. Without the web
server both seem further apart than they are: what is asked of the ratio (ADR 0010) is in tests/benchmarks/run.py.
"""

import argparse
import cProfile
import gc
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

from tests.benchmarks.inside import FLOOR_INSERT, FLOOR_PAGE, set_up  # noqa: E402

if TYPE_CHECKING:
    from tests.load.inside import InsideVisitor, Spent

PEOPLE = 12
TOKEN = "a" * 32


def main(people: int, profile: str, keep: Path | None) -> None:
    """Make a database with an open round, send people through it, and print."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-steps-") as name:
        set_up(keep or Path(name))
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
    floor = {"GET": _floor(InsideVisitor(meter), "GET"), "POST": _floor(InsideVisitor(meter), "POST")}
    for number in range(-2, people):
        if number == 0:
            meter.spent.clear()
            if profile:
                profiler.enable()
        person = Person(name_of(number + 2), "http://127.0.0.1", round_.slug, random.Random(number), double_clicks=0)
        person.visitor = InsideVisitor(meter)
        person.take_part()
    if profile:
        profiler.disable()
        profiler.dump_stats(profile)
    show(meter.spent, people, floor)


def _floor(visitor: "InsideVisitor", method: str, times: int = 40) -> float:
    """Milliseconds of processor of the floor for this method: the lower quartile."""
    visitor.cookies["csrf"] = TOKEN if method == "POST" else ""
    visitor.meter.spent.clear()
    for _each in range(times):
        if method == "POST":
            answer = visitor.post(FLOOR_INSERT, [("text", "Zaken bij de rechter."), ("csrfmiddlewaretoken", TOKEN)])
        else:
            answer = visitor.get(FLOOR_PAGE)
        assert answer.status < 400, answer.html[:500]
    return _quartile(visitor.meter.spent)


def _quartile(spent: "list[Spent]") -> float:
    """Processor time: the lower quartile, as others may be busy on the same machine."""
    return sorted(one.cpu_ms for one in spent)[len(spent) // 4]


def show(spent: "list[Spent]", people: int, floor: dict[str, float]) -> None:
    """A line per kind of step, and the whole person."""
    print(f"{'step':<24}{'each':>6}{'CPU ms':>9}{'queries':>9}{'bytes':>9}{'of floor':>10}")
    print(f"{'floor: page · insert':<24}{'':>6}{floor['GET']:>5.1f} · {floor['POST']:.1f}")
    whole = Counter[str]()
    for kind in sorted({one.kind for one in spent}):
        of_kind = [one for one in spent if one.kind == kind]
        each, cpu = len(of_kind) / people, _quartile(of_kind)
        sent = statistics.mean(one.sent for one in of_kind)
        method = kind.partition(" ")[0]
        ratio = f"{floor[method] / cpu:>10.2f}"
        print(f"{kind:<24}{each:>6.1f}{cpu:>9.1f}{max(one.queries for one in of_kind):>9}{sent:>9.0f}{ratio}")
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
