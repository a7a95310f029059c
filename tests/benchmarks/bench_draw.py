"""The fair draw for 40, 80, 150 and 300 people, beside drawing as many groups without any fairness (the floor).

    python tests/benchmarks/bench_draw.py

Four features as one meets them (tests/focusgroups/drawing/pools.py). Per pool, in a process of its own: seconds of
processor, the ratio to the floor (one solve of the solver per group that the draw ended with), the smallest chance and
the proven bound on it, and what whole lots cost of it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
POOLS = ((40, 8), (80, 10), (150, 10), (300, 10), (300, 24))


def main() -> int:
    """Measure and print; the exit code says whether every smallest chance is within 5 % of its bound, on the lots."""
    print("fair draw           cells  groups  seconds    floor  ratio  smallest chance  bound   on lots   peak MB")
    good = True
    for people, places in POOLS:
        found = _in_a_process(people, places)
        good = good and found["on_lots"] >= 0.95 * found["limit"]
        print(
            f"{people:>4} people, {places:>2} chairs {found['cells']:>5} {found['groups']:>7} "
            f"{found['seconds']:>8.2f} {found['floor_seconds']:>8.2f} "
            f"{found['seconds'] / found['floor_seconds']:>6.1f} "
            f"{100 * found['floor']:>14.2f} % {100 * found['limit']:>5.2f} % {100 * found['on_lots']:>6.2f} % "
            f"{found['peak_mb']:>8.0f}",
            flush=True,
        )
    return 0 if good else 1


def measure(people: int, places: int) -> dict[str, Any]:
    """One pool."""
    import resource

    import numpy as np

    from focusgroups.drawing.lot_names import LOTS
    from focusgroups.drawing.making import made
    from focusgroups.drawing.panels import Panels
    from tests.focusgroups.drawing.pools import large

    problem = large(people, places)
    start = time.process_time()
    outcome = made(problem)
    seconds = time.process_time() - start
    panels, chance = Panels(problem), np.random.default_rng(1)
    start = time.process_time()
    for _group in range(outcome["groups"]):
        panels.best(chance.random(len(panels.sizes)))
    floor_seconds = time.process_time() - start
    never = {str(number) for number, _why in outcome["impossible"]}
    return {
        "seconds": seconds,
        "floor_seconds": floor_seconds,
        "cells": len(panels.sizes),
        "groups": outcome["groups"],
        "floor": outcome["floor"],
        "limit": outcome["limit"],
        "on_lots": min(many for number, many in outcome["tickets"].items() if number not in never) / LOTS,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _in_a_process(people: int, places: int) -> dict[str, Any]:
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",  # as the worker does
        "DATABASE_URL": "sqlite://:memory:",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, __file__, "--measure", str(people), str(places)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("the draw failed")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        import django

        django.setup()
        print(json.dumps(measure(*map(int, sys.argv[2:4]))))
    else:
        raise SystemExit(main())
