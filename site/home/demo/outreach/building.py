"""The season of the demo: an event in each state, all provinces thinly, two without anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from gatherings.models import Venue
from outreach.models import Event
from outreach.service import cancel_event, close_event
from people.models import User
from people.service import Role

from ..tokens import token
from . import held, letters, making, partners, people, stories, targets, texts
from .places import ROOMS, rooms
from .texts import EventText


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a piece of the season needs: the event, its text, and who does it."""

    event: Event
    text: EventText
    organiser: User
    host: User


Life = Callable[[Scene], None]


def build(team: dict[Role, User]) -> None:
    """Make what is missing; each event is all or nothing."""
    organiser, host, places = team[Role.ORGANISER], team[Role.FACILITATOR], rooms()
    for text, live in SEASON:
        _once(text, live, places, organiser, host)
    partners.add(organiser)
    targets.agree(organiser)
    stories.tell(organiser=organiser, editor=team[Role.EDITOR])
    letters.write(team[Role.EDITOR])


def _once(text: EventText, live: Life, places: dict[str, Venue], organiser: User, host: User) -> None:
    if not Event.objects.filter(creation_token=token(f"event:{text.code}")).exists():
        with transaction.atomic():
            live(Scene(making.make(text, places, organiser, host), text, organiser, host))


def _in_draft(scene: Scene) -> None:
    """Nobody sees it yet."""


def _called_off(scene: Scene) -> None:
    """It was on the agenda, people came forward, and it does not take place."""
    _coming(people.CITIZENS, 2)(scene)
    cancel_event(scene.event, reason=texts.CALLED_OFF_BECAUSE, by=scene.organiser)


def _coming(rows: Sequence[people.Row], count: int) -> Life:
    """On the agenda, with so many sign-ups for the first date."""

    def live(scene: Scene) -> None:
        making.publish(scene.event, scene.organiser)
        if count:
            place = ROOMS[scene.text.place].province if scene.text.place else ""
            people.come(making.dates_of(scene.event)[0], rows, count, place, scene.organiser)

    return live


def _over(rows: Sequence[people.Row], count: int, *, closed: bool = True, done: bool = False) -> Life:
    """It took place; and it was closed, or somebody still has to do that. `done`: nothing more is to come."""

    def live(scene: Scene) -> None:
        _coming(rows, count)(scene)
        past = [date for date in making.let_it_be_past(scene.event) if held.is_past(date)]
        for date in past:
            held.let_in(date, scene.host)
        held.speak(past[-1], scene.host, scene.text.code)
        for date in past if closed else ():
            held.close(date, scene.host)
        if closed:
            held.report(past[-1], scene.organiser, scene.text.code)
        if done:
            close_event(scene.event, by=scene.organiser)

    return live


SEASON: tuple[tuple[EventText, Life], ...] = (
    (texts.CONCEPT, _in_draft),
    (texts.OPEN, _coming(people.CITIZENS, 4)),
    (texts.NEARLY_FULL, _coming(people.CITIZENS, 7)),
    (texts.FULL, _coming(people.ENTREPRENEURS, 8)),
    (texts.NOT_CLOSED, _over(people.CITIZENS, 4, closed=False)),
    (texts.CLOSED, _over(people.CITIZENS, 8, done=True)),
    (texts.CLOSED_TOO, _over(people.YOUNG, 5, done=True)),
    (texts.CANCELLED, _called_off),
    (texts.DESK, _over((), 0)),
    (texts.VISIT, _over(people.HELPERS, 3)),
    (texts.PARLIAMENT, _coming(people.PARLIAMENT, 2)),
    (texts.HELPERS, _coming(people.HELPERS, 3)),
    (texts.HELPERS_HELD, _over(people.HELPERS, 5, done=True)),
    (texts.ONLINE, _coming(people.CITIZENS, 2)),
    (texts.NEXT_MONTH, _coming((), 0)),
)
