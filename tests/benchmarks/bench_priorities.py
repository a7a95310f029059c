"""Counting priorities: equal shares over 10 000 people and 50 options for 10 seats, beside plain counting."""

import resource
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from synthesis.measures.shares import equal_shares  # noqa: E402

PEOPLE, OPTIONS, SEATS = 10_000, 50, 10


def main() -> None:
    """Points that are dense, approvals, and costs; each with unequal groups of equal weight."""
    random = np.random.default_rng(7)
    taste = random.gamma(0.4, size=OPTIONS)
    points = random.multinomial(100, taste / taste.sum(), size=PEOPLE).astype(float)
    approvals = (points >= 5).astype(float)
    groups = random.choice(3, size=PEOPLE, p=[0.7, 0.2, 0.1])
    weights = 1 / np.bincount(groups)[groups]
    costs = random.integers(5, 40, size=OPTIONS).astype(float)
    start = time.process_time()
    points.sum(0), np.median(points, axis=0), (points >= 5).sum(0)
    print(f"floor: sums, medians and shares of {PEOPLE} x {OPTIONS}: {time.process_time() - start:.2f} s CPU")
    for name, utility, budget, price in (
        ("points, 10 seats (< 5 s)", points, SEATS, None),
        ("approvals, 10 seats (< 5 s)", approvals, SEATS, None),
        ("points with costs, budget 100 (< 5 s)", points, 100, costs),
    ):
        start = time.process_time()
        found = equal_shares(utility, budget, costs=price, weights=weights)
        seconds = time.process_time() - start
        print(f"equal shares, {name}: {seconds:.2f} s CPU, {len(found.bought)} bought, {len(found.completed)} filled")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
