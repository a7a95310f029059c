"""Deeds of the stage about the door: many phones that let the same person in, at the same moment."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from django.db import connection

from gatherings.models import Seat, WalkIn
from outreach.door.figures import figures
from outreach.door.marking import apply_mark
from outreach.door.marks import Mark
from outreach.models import DoorMark, EventDate
from people.models import User
from tests.outreach.door.evening import Evening


def an_evening() -> None:
    """It began, and one party of two signed up."""
    Evening.make().sign_up("Kim", chairs=2)


def let_in_at_once(phones: int) -> dict[str, Any]:
    """Every phone lets the same party in with a tap of its own, and sends one tap of somebody who walked in."""
    date, seat, host = EventDate.objects.get(), Seat.objects.get(), User.objects.get()
    together, walked = threading.Barrier(phones), uuid4()

    def tap(_phone: int) -> str:
        together.wait(timeout=60)
        try:
            apply_mark(date, Mark(nonce=walked, kind="walk_in", perspective="youth"), by=host)
            kept = apply_mark(date, Mark(nonce=uuid4(), kind="seat", seat=seat.pk), by=host)
        finally:
            connection.close()
        return kept.outcome if kept else ""

    with ThreadPoolExecutor(phones) as hands:
        outcomes = Counter(hands.map(tap, range(phones)))
    now = figures(date)
    return {
        "outcomes": dict(outcomes),
        "seat": Seat.objects.get().state,
        "there": [now.came, now.walked_in, WalkIn.objects.count()],
        "orders": sorted(DoorMark.objects.values_list("order", flat=True)),
    }


DEEDS = (an_evening, let_in_at_once)
