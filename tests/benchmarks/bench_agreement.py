"""The case lab: agreement of 10 000 people over 50 cases with 2 000 resamples, and counting 10 000 people of a round.

    python tests/benchmarks/bench_agreement.py [PEOPLE]

Prints seconds of processor. Counting runs in a process of its own, on a database made for it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
PEOPLE, CASES, PER_PERSON = 10_000, 50, 3
MAX_BOOTSTRAP, MAX_COUNT = 1.0, 10.0


def main(people: int = PEOPLE) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    measured = measures(people)
    for name, seconds in measured.items():
        print(f"{name:<58} {seconds:>8.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        counted = _in_a_process(Path(folder, "bench.sqlite3"), str(people))
    print(f"{f'counting a step: {people} people x {PER_PERSON} cases, all figures':<58} {counted['count']:>8.3f} s")
    print(f"{'of which reading the answers':<58} {counted['read']:>8.3f} s")
    is_within = max(measured.values()) <= MAX_BOOTSTRAP and counted["count"] <= MAX_COUNT
    return 0 if is_within and counted["people"] == people else 1


def measures(people: int) -> dict[str, float]:
    """Alpha with its interval, from a table that so many people filled in: each judged every case."""
    import numpy as np

    from synthesis.measures.agreement import Level, alpha_interval, alpha_without_each
    from synthesis.measures.change import change_in_alpha
    from synthesis.measures.spread import gap

    rng = np.random.default_rng(1)
    ratings = (rng.random((people, CASES, 1)) > rng.dirichlet(np.ones(4), CASES).cumsum(axis=1)).sum(axis=2).clip(0, 3)
    table = np.stack([(ratings == value).sum(axis=0) for value in range(4)], axis=1)
    who, case = np.indices(ratings.shape)

    def every_gap() -> None:
        for row in table:
            gap(row, row[::-1])

    return {
        f"alpha, nominal, {CASES} cases x {people} people, 2 000 resamples": _seconds(
            lambda: alpha_interval(table, Level.NOMINAL)
        ),
        "the same, ordinal": _seconds(lambda: alpha_interval(table, Level.ORDINAL)),
        "paired change of two such tables, ordinal": _seconds(
            lambda: change_in_alpha(table, table[::-1], Level.ORDINAL)
        ),
        f"leaving each of {people} people out in turn ({ratings.size} ratings)": _seconds(
            lambda: alpha_without_each(table, who.ravel(), case.ravel(), ratings.ravel(), Level.ORDINAL)
        ),
        f"gap inside-outside of {CASES} cases, 2 000 draws and permutations": _seconds(every_gap),
    }


def _seconds(work: Callable[[], Any]) -> float:
    """Of processor, the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def _in_a_process(database: Path, *arguments: str) -> dict[str, Any]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, __file__, "--count", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("counting failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def count(people: str) -> dict[str, Any]:
    """A round that so many people handed in, counted as the worker does it."""
    from random import Random

    from django.core.management import call_command

    from consultation.results.cases_reading import read_judgements
    from consultation.results.keeping import count_step
    from tests.factories.ratings import CRITERIA, cases, cases_step, criteria_version, items_of, judge
    from tests.factories.rounds import open_round

    call_command("migrate", verbosity=0)
    step = cases_step(open_round(), criteria_version(), cases(CASES))
    items, draw = items_of(step), Random(1)
    takes, criteria = ["now", "later", "refer", "no", "do_not_know"], [code for code, _title, _weight in CRITERIA]
    number = int(people)
    for place, code in enumerate(("youth", "first_line_helper", "tax_office")):
        part = number // 3 + (place < number % 3)
        judge(
            step,
            code,
            [
                [(item, draw.choice(takes), draw.choice(criteria)) for item in draw.sample(items, PER_PERSON)]
                for _ in range(part)
            ],
        )
    started = time.process_time()
    found = read_judgements(step)
    read = time.process_time() - started
    started = time.process_time()
    count_step(step)
    return {
        "count": time.process_time() - started,
        "read": read,
        "people": sum(map(sum, found.people.values())),
    }


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0] == "--count":
        import django

        django.setup()
        print(json.dumps(count(*arguments[1:])))
    else:
        raise SystemExit(main(*map(int, arguments)))
