"""Opinion groups among 10 000 people and 200 statements: processor time and memory, the repeats apart.

    python tests/benchmarks/bench_opinion.py [PEOPLE [STATEMENTS]]

Three hidden groups (50, 30 and 20 %), about thirty votes per person. Each measurement runs in a process of its own:
the mathematics from votes in memory, and the whole task of the worker on a database made for it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, STATEMENTS = 10_000, 200
MAX_SECONDS = 5.0
VOTES_PER_PERSON = 30


def main(people: int = PEOPLE, statements: int = STATEMENTS) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    maths = _in_a_process("maths", "sqlite://:memory:", people, statements)
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder, 'bench.sqlite3')}"
        _in_a_process("fill", database, people, statements)
        task = _in_a_process("task", database, people, statements)
    groups = sum(maths[part] for part in ("landscape", "clusters", "statistics"))
    print(f"people x statements      {people:>10} x {statements}  ({maths['votes']} votes)")
    print(f"groups                   {groups:>10.2f} s of processor  (at most {MAX_SECONDS:.0f} s)")
    for part in ("landscape", "clusters", "statistics"):
        print(f"  {part:<22} {maths[part]:>10.2f} s")
    print(f"20 repeats (stability)   {maths['stability']:>10.2f} s of processor, by the clock {maths['clock']:.2f} s")
    print(f"peak memory, mathematics {maths['peak_mb']:>10.1f} MB")
    print(f"the whole task           {task['seconds']:>10.2f} s of processor (reading: {task['reading']:.2f} s)")
    print(f"peak memory, whole task  {task['peak_mb']:>10.1f} MB")
    print(f"verdict                  {task['verdict']:>10} (stability {task['stability']})")
    return 0 if groups < MAX_SECONDS else 1


def _in_a_process(what: str, database: str, *arguments: int) -> dict[str, Any]:
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",  # as the worker does
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, __file__, f"--{what}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def _votes(people: int, statements: int) -> Any:
    import numpy as np

    chance = np.random.default_rng(1)
    group = chance.choice(3, people, p=[0.5, 0.3, 0.2])
    agrees = chance.random((people, statements)) < chance.uniform(0.1, 0.9, (3, statements))[group]
    votes = np.where(agrees, 1, -1).astype(np.int8)
    votes[chance.random((people, statements)) < 0.1] = 0
    votes[chance.random((people, statements)) > VOTES_PER_PERSON / statements] = -9
    return votes


def maths(people: int, statements: int) -> dict[str, Any]:
    """From a matrix of votes in memory."""
    import numpy as np

    from synthesis.measures.clusters import find_groups
    from synthesis.measures.distinctive import distinctive
    from synthesis.measures.opinion import landscape
    from synthesis.measures.opinion_stats import group_stats
    from synthesis.measures.stability import stability
    from synthesis.measures.votes import in_order

    votes = _votes(people, statements)
    at = [time.process_time()]
    votes = in_order(votes)
    found = landscape(votes)
    at.append(time.process_time())
    grouping = find_groups(found.people, 1)
    at.append(time.process_time())
    distinctive(group_stats(votes, grouping.labels, grouping.number), np.zeros(statements, dtype=bool))
    at.append(time.process_time())
    clock = time.perf_counter()
    stability(votes, grouping.labels, 1)
    at.append(time.process_time())
    parts = ("landscape", "clusters", "statistics", "stability")
    return {
        **{name: later - earlier for name, earlier, later in zip(parts, at, at[1:], strict=False)},
        "clock": time.perf_counter() - clock,
        "votes": int((votes != -9).sum()),
        "peak_mb": _peak_mb(),
    }


def fill(people: int, statements: int) -> dict[str, Any]:
    """A round with that many people who handed in their votes."""
    from django.core.management import call_command
    from django.db import transaction

    from tests.factories.opinion import statements_step, vote
    from tests.factories.rounds import open_round

    call_command("migrate", verbosity=0)
    round_ = open_round("stellingen")
    _step, items = statements_step(round_, statements)
    votes = _votes(people, statements)
    for start in range(0, people, 500):
        with transaction.atomic():
            vote(round_, items, votes[start : start + 500])
    return {}


def task(people: int, statements: int) -> dict[str, Any]:
    """What the worker does, from the database to the outcome."""
    from consultation.analyses import _votes as read
    from consultation.analyses import run
    from consultation.models import Analysis, Step

    step = Step.objects.get(method="statements")
    start = time.process_time()
    sum(1 for _vote in read(step))
    reading = time.process_time() - start
    analysis = Analysis.objects.create(step=step)
    start = time.process_time()
    run(analysis.pk)
    seconds = time.process_time() - start
    analysis.refresh_from_db()
    outcome = analysis.outcome
    return {
        "seconds": seconds,
        "reading": reading,
        "peak_mb": _peak_mb(),
        "verdict": outcome.get("verdict", analysis.state),
        "stability": outcome.get("stability"),
    }


def _peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import django

        django.setup()
        deed = {"--maths": maths, "--fill": fill, "--task": task}[arguments[0]]
        print(json.dumps(deed(*map(int, arguments[1:]))))
    else:
        raise SystemExit(main(*map(int, arguments)))
