"""What happened at the door of an event of the season that took place."""

from django.utils import timezone

from gatherings.models import Gathering, Seat
from gatherings.service import mark_held, move_seat, write_walk_in
from outreach.models import EventDate
from people.models import Perspective, User

from ..tokens import token

#: Who walked in without signing up, by perspective.
WALKED_IN = ("experience_expert", "other_citizen", "experience_expert", "unknown", "first_line_helper", "youth")


def let_in(date: EventDate, host: User) -> None:
    """Nearly everybody who signed up came, and some walked in. Nothing for a date that is still to come."""
    if date.gathering.starts_at > timezone.now():
        return
    for number, seat in enumerate(
        Seat.objects.filter(gathering=date.gathering, state="accepted").order_by("rank", "pk")
    ):
        if number % 5 != 3:
            move_seat(seat, "attended", by=host)
    perspectives = {each.code: each for each in Perspective.objects.filter(code__in=WALKED_IN)}
    for number, code in enumerate(WALKED_IN):
        write_walk_in(
            date.gathering, perspectives[code], participation=None, nonce=token(f"walk-in:{date.pk}:{number}")
        )


def close(date: EventDate, host: User) -> None:
    """It was held, and somebody said so. Nothing for a date that is still to come."""
    if date.gathering.starts_at <= timezone.now():
        mark_held(Gathering.objects.get(pk=date.gathering_id), by=host)
