"""The planner on 40, 80, 150 and 300 people: time, gap by the solver's own bound, and a check of every rule.

    python tests/benchmarks/bench_planner.py [SEEDS]

The floor is a plain greedy seating of the same people (first come, first moment that still has room), which keeps no
rule about who sits together: what the solver adds to that in time, it gives back in rules kept.
"""

import os
import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from focusgroups.planning.checking import check  # noqa: E402
from focusgroups.planning.instance import Instance, Seating  # noqa: E402
from focusgroups.planning.solving import solve  # noqa: E402
from focusgroups.planning.what_if import what_helps  # noqa: E402
from tests.focusgroups.planning.instances import large  # noqa: E402

#: People, moments, at most so many sessions.
SIZES = ((40, 12, 5), (80, 15, 8), (150, 20, 12), (300, 20, 12), (300, 20, 20))
MOST_SECONDS, MOST_GAP = 15.0, 0.05


def main(seeds: int = 3) -> int:
    """Measure, print, and say by the exit code whether time, gap and rules are as promised."""
    is_good = True
    for people, slots, most in SIZES:
        times, gaps, placed, greedy_placed, greedy_broken, greedy_times, broken = [], [], [], [], [], [], 0
        for seed in range(1, seeds + 1):
            instance = large(people, slots, most, seed)
            start = time.perf_counter()
            solution = solve(instance, MOST_SECONDS)
            times.append(time.perf_counter() - start)
            gaps.append(solution.gap)
            placed.append(solution.seating.placed)
            broken += len(check(instance, solution.seating))
            start = time.perf_counter()
            seating = greedy(instance)
            greedy_times.append(time.perf_counter() - start)
            greedy_placed.append(seating.placed)
            greedy_broken.append(len(check(instance, seating)))
        name = f"plan {people} people x {slots} moments, at most {most} sessions"
        print(
            f"{name:<58} {statistics.median(times):5.1f} s (worst {max(times):.1f}, <= {MOST_SECONDS:.0f})  "
            f"gap {100 * max(gaps):.1f} % (<= {100 * MOST_GAP:.0f})  placed {statistics.median(placed):.0f}  "
            f"rules broken {broken}",
            flush=True,
        )
        ratio = statistics.median(placed) / statistics.median(greedy_placed)
        print(
            f"{'':<58} ratio {ratio:.2f} of people placed by greedy "
            f"({1000 * statistics.median(greedy_times):.1f} ms, {statistics.median(greedy_broken):.0f} rules broken)"
        )
        is_good = is_good and max(times) <= MOST_SECONDS + 1 and max(gaps) <= MOST_GAP and not broken
    instance = large(300, 20, 12)
    solution = solve(instance, MOST_SECONDS)
    start = time.perf_counter()
    helps = what_helps(instance, solution, MOST_SECONDS / 4)
    print(f"what would help, 300 people: {time.perf_counter() - start:.1f} s, {len(helps)} answers")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0 if is_good else 1


def greedy(instance: Instance) -> Seating:
    """First come, first served: the first moment that can and has chairs; no more than so many moments."""
    where: dict[str, str | None] = {}
    taken: dict[str, int] = {}
    for person in instance.people:
        where[person.key] = None
        for slot in instance.slots:
            if slot.key not in taken and len(taken) == instance.most_sessions:
                continue
            if instance.may_sit(person, slot) and taken.get(slot.key, 0) + person.chairs <= slot.capacity:
                taken[slot.key] = taken.get(slot.key, 0) + person.chairs
                where[person.key] = slot.key
                break
    return Seating(where, frozenset(taken))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
