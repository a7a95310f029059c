"""A process of its own on a PostgreSQL: a date is split while people sign up and step back. Prints what came of it."""

import json
import os
import sys
import threading
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from contributions.service import Refused  # noqa: E402
from gatherings.models import Seat, SeatMessage  # noqa: E402
from gatherings.service import decline, invite  # noqa: E402
from outreach.making.moments import moment_of  # noqa: E402
from outreach.making.series import Scope, change_dates  # noqa: E402
from outreach.making.splitting import split_date  # noqa: E402
from outreach.models import EventDate  # noqa: E402
from people.models import Participant, User  # noqa: E402
from tests.factories import gatherings  # noqa: E402
from tests.factories import outreach as make  # noqa: E402

CHAIRS, NEWCOMERS = 8, 6


def main() -> None:
    """Everybody at once; then count."""
    event = make.event()
    date = make.date(event, capacity=CHAIRS)
    seats = [gatherings.seat(date.gathering, rank=number + 1) for number in range(CHAIRS)]
    date.gathering.__class__.objects.filter(pk=date.gathering_id).update(seat_counter=CHAIRS)
    newcomers = [gatherings.person() for _each in range(NEWCOMERS)]
    by = User.objects.create(email=f"{uuid4().hex[:8]}@example.org")
    later = timedelta(hours=3)
    second = moment_of(
        date.gathering, starts_at=date.gathering.starts_at + later, ends_at=date.gathering.ends_at + later
    )
    moved = moment_of(date.gathering, ends_at=date.gathering.ends_at + timedelta(minutes=30))
    deeds = [
        lambda: split_date(date, second, by=by, people=4),
        lambda: change_dates(date, moved, Scope.ALL, by=by),
        lambda: decline(seats[0]),
        *[lambda who=who: invite(date.gathering, who, by=None) for who in newcomers],
    ]
    gate, wrong = threading.Barrier(len(deeds)), []

    def run(deed: object) -> None:
        try:
            gate.wait(timeout=30)
            deed()  # type: ignore[operator]
        except Refused:
            pass
        except Exception as problem:
            wrong.append(repr(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    standing = Seat.objects.standing()
    taken = [
        sum(seat.chairs for seat in Seat.objects.filter(gathering=each.gathering_id).holding())
        for each in EventDate.objects.order_by("gathering__starts_at")
    ]
    messages = list(SeatMessage.objects.values_list("seat", "kind", "number"))
    told = {
        "wrong": wrong,
        "dates": len(taken),
        "overfull": [number for number in taken if number > CHAIRS],
        "twice": standing.count() - standing.values("participant").distinct().count(),
        "gone": Participant.objects.filter(seats__isnull=False).distinct().count()
        - 1  # who declined
        - standing.values("participant").distinct().count(),
        "told_twice": len(messages) - len(set(messages)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    assert os.environ["DATABASE_URL"].startswith("postgres")
    main()
