"""Counting priorities: equal shares over 10 000 people and 50 options for 10 seats, beside plain counting."""

import os
import resource
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from consultation.enums import ItemKind  # noqa: E402
from consultation.methods.options import Option  # noqa: E402
from consultation.methods.priorities_settings import Settings  # noqa: E402
from consultation.models import Item, ItemVersion, Step  # noqa: E402
from consultation.results.ballots import Ballot, Poll  # noqa: E402
from consultation.results.priorities_counting import count_poll  # noqa: E402
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
    _whole(points, groups)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _whole(points: np.ndarray, groups: np.ndarray) -> None:
    """One question from ballots to what is kept: people, medians, order and the balanced set."""
    options = [Option(f"o{number}", f"Optie {number}") for number in range(OPTIONS)]
    ballots = [
        Ballot("xyz"[group], False, {f"o{place}": int(number) for place, number in enumerate(row) if number})
        for group, row in zip(groups, points, strict=True)
    ]
    item = Item(step=Step(), kind=ItemKind.POINTS)
    start = time.process_time()
    count_poll(
        Poll(item, ItemVersion(item=item, budget=100), options, 5, ballots), list("xyz"), Settings("shares", SEATS)
    )
    print(f"one question, counted whole (< 10 s): {time.process_time() - start:.2f} s CPU")


if __name__ == "__main__":
    main()
