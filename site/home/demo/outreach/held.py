"""What happened at an event of the season that took place: the door, the words, the hands, the closing, the report."""

from django.utils import timezone

from gatherings.models import Seat
from outreach.models import EventDate, EventQuestion
from outreach.service import (
    CardWay,
    DoorTap,
    Hands,
    Noted,
    Written,
    apply_mark,
    close_date,
    count_hands,
    event_report_of,
    note_card,
    publish_report,
    write_event_report,
)
from people.models import Perspective, User

from ..tokens import token
from .said import SAID, Evening

#: Who walked in without signing up, by perspective.
WALKED_IN = ("experience_expert", "other_citizen", "experience_expert", "unknown", "first_line_helper")


def let_in(date: EventDate, host: User) -> None:
    """Nearly everybody who signed up came, and some walked in."""
    seats = Seat.objects.filter(gathering=date.gathering, state="accepted").order_by("rank", "pk")
    for number, seat in enumerate(seats):
        if number % 5 != 3:
            tap = DoorTap(nonce=token(f"tap:{date.pk}:{number}"), kind="seat", seat=seat.pk)
            apply_mark(date, tap, by=host)
    for number, code in enumerate(WALKED_IN):
        nonce = token(f"walk-in:{date.pk}:{number}")
        apply_mark(date, DoorTap(nonce=nonce, kind="walk_in", perspective=code), by=host)


def speak(date: EventDate, host: User, code: str) -> None:
    """What people wrote and said there, and a show of hands."""
    evening: Evening | None = SAID.get(code)
    if evening is None:
        return
    questions = list(EventQuestion.objects.filter(event=date.event).order_by("order"))
    perspectives = {each.code: each for each in Perspective.objects.all()}
    for number, card in enumerate(evening.cards):
        nonce = token(f"card:{date.pk}:{number}")
        written = Written(nonce, card.words, questions[card.question] if card.question is not None else None)
        purposes = frozenset({"publish", "quote"} if card.public else ())
        noted = Noted(written, nonce, perspective=perspectives[card.perspective], purposes=purposes)
        note_card(date, noted, way=CardWay.HOST if number % 3 else CardWay.PAPER, by=host)
    for number, (statement, count, people) in enumerate(evening.hands):
        shown = Hands(statement, count, people, questions[0])
        count_hands(date, shown, nonce=token(f"event-hands:{date.pk}:{number}"), by=host)


def is_past(date: EventDate) -> bool:
    """Whether it took place."""
    return bool(date.gathering.starts_at <= timezone.now())


def close(date: EventDate, host: User) -> None:
    """It was held, and somebody said so."""
    close_date(date, by=host)


def report(date: EventDate, organiser: User, code: str) -> None:
    """Everybody reads what we heard, and what we do with it."""
    evening = SAID.get(code)
    if evening is not None and evening.heard:
        found = event_report_of(date)
        found = write_event_report(found, evening.heard, evening.next_steps, version=found.version, by=organiser)
        publish_report(found, by=organiser)
