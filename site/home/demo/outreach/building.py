"""The season of the demo: an event in each state, all provinces thinly, two without anything."""

from collections.abc import Callable

from django.db import transaction

from gatherings.models import Venue
from outreach.models import Event
from outreach.service import cancel_event
from people.models import User
from people.service import Role

from ..tokens import token
from . import letters, making, stories, texts
from .places import rooms
from .texts import EventText

Life = Callable[[Event, User, User], None]


def build(team: dict[Role, User]) -> None:
    """Make what is missing; each event is all or nothing."""
    organiser, host, places = team[Role.ORGANISER], team[Role.FACILITATOR], rooms()
    for text, live in SEASON:
        _once(text, live, places, organiser, host)
    stories.tell(organiser=organiser, editor=team[Role.EDITOR])
    letters.write(team[Role.EDITOR])


def _once(text: EventText, live: Life, places: dict[str, Venue], organiser: User, host: User) -> None:
    if not Event.objects.filter(creation_token=token(f"event:{text.code}")).exists():
        with transaction.atomic():
            live(making.make(text, places, organiser, host), organiser, host)


def _in_draft(event: Event, organiser: User, host: User) -> None:
    """Nobody sees it yet."""


def _on_the_agenda(event: Event, organiser: User, host: User) -> None:
    """Everybody can come."""
    making.publish(event, organiser)


def _called_off(event: Event, organiser: User, host: User) -> None:
    """It was on the agenda, and does not take place."""
    cancel_event(making.publish(event, organiser), reason=texts.CALLED_OFF_BECAUSE, by=organiser)


def _took_place(event: Event, organiser: User, host: User) -> None:
    """It is over."""
    making.publish(event, organiser)
    making.let_it_be_past(event)


SEASON: tuple[tuple[EventText, Life], ...] = (
    (texts.CONCEPT, _in_draft),
    (texts.OPEN, _on_the_agenda),
    (texts.NEARLY_FULL, _on_the_agenda),
    (texts.FULL, _on_the_agenda),
    (texts.NOT_CLOSED, _took_place),
    (texts.CLOSED, _took_place),
    (texts.CLOSED_TOO, _took_place),
    (texts.CANCELLED, _called_off),
    (texts.DESK, _took_place),
    (texts.VISIT, _took_place),
    (texts.PARLIAMENT, _on_the_agenda),
    (texts.HELPERS, _on_the_agenda),
    (texts.HELPERS_HELD, _took_place),
    (texts.ONLINE, _on_the_agenda),
    (texts.NEXT_MONTH, _on_the_agenda),
)
