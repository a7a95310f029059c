"""Who comes: somebody who answers, looks around or signs up for a date, and a class behind one address."""

import random
from collections.abc import Callable
from typing import Any, ClassVar

import gevent

from tests.faults.person import Person, name_of
from tests.load.arrivals import CLASS
from tests.load.browser import Browser, Plan, fill, think

#: Seconds between a page and the next: reading; and before a button: typing. In minutes, on a phone.
READING, TYPING = (2.0, 12.0), (3.0, 15.0)
QUICK = (1.0, 6.0)


class Promised:
    """What people were promised, for who compares it with the database."""

    people: ClassVar[list[Person]] = []
    signed_up: ClassVar[list[str]] = []
    #: Answers of pupils that were acknowledged.
    in_class = 0
    #: Where everybody goes (tests/load/stage.py).
    place: ClassVar[dict[str, Any]] = {}
    classes_begun = 0


def _new(journey: str, rng: random.Random, typing: tuple[float, float] = TYPING, address: str = "") -> Browser:
    own = f"127.{rng.randrange(1, 200)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"
    return Browser(journey, rng, address or own, typing)


def answering(rng: random.Random) -> None:
    """From the front door, or straight to the form; the whole form; and a third reads on afterwards."""
    slug = Promised.place["slug"]
    person = Person(name_of(len(Promised.people)), Plan.servers[0], slug, rng, double_clicks=0)
    browser = person.visitor = _new("answers", rng)
    Promised.people.append(person)
    if rng.random() < 0.7:
        browser.open("/")
        think(rng, *READING)
    browser.open(person.base)
    think(rng, *READING)
    person.take_part()
    if rng.random() < 0.3:
        for path in Promised.place["results"]:
            think(rng, *READING)
            browser.open(path)


def looking(rng: random.Random) -> None:
    """A few pages, and gone."""
    browser = _new("looks", rng)
    pages = Promised.place["pages"]
    for path in ("/", f"/meedoen/{Promised.place['slug']}/", *rng.sample(pages, min(3, len(pages)))):
        browser.open(path)
        think(rng, *READING)


def signing_up(rng: random.Random) -> None:
    """The agenda, and a chair on a date."""
    browser = _new("signs up", rng)
    name = name_of(rng.randrange(10**9))
    browser.open("/agenda/")
    think(rng, *READING)
    page = browser.open(Promised.place["sign_up"])
    typed = {
        "aantal": {"people": "1"},
        "wie": {"perspective": "experience_expert"},
        "bereik": {"way": "mail"},
        "adres": {"name": "Kim", "email": f"{name}@voorbeeld.nl"},
    }
    while "/bedankt/" not in page.path:
        page = fill(browser, page, lambda screen: typed.get(screen, {}))
    Promised.signed_up.append(name)


def a_class(rng: random.Random) -> None:
    """Thirty pupils behind the one address of their school, as soon as the teacher says so."""
    rooms = Promised.place["classes"]
    room = rooms[Promised.classes_begun % len(rooms)]
    Promised.classes_begun += 1
    address = f"127.200.{rng.randrange(256)}.{rng.randrange(1, 255)}"
    pupils = [gevent.spawn(_whole, _pupil, random.Random(rng.random()), room, address) for _each in range(CLASS)]
    gevent.joinall(pupils)


def _pupil(rng: random.Random, room: dict[str, Any], address: str) -> None:
    browser = _new("in class", rng, QUICK, address)
    think(rng, 0, 20)
    at = f"/klas/{room['code']}/"
    browser.open(at)
    page = browser.open(f"{at}leeftijd/")
    page = fill(browser, page, lambda _screen: {"age_group": "under_16"})
    for number, (question, choices) in enumerate(room["choices"]):
        choice = rng.choice(choices)
        page = fill(browser, browser.get(f"{at}vraag/{question}/"), lambda _screen, said=choice: {"choice": said})
        assert page.path != f"{at}vraag/{question}/", f"question {number} of a class was not kept"
        Promised.in_class += 1
    fill(browser, browser.get(f"{at}vraag/{room['words']}/"), lambda _screen: {"text": "Bel ons gewoon."})
    Promised.in_class += 1


def _whole(journey: Callable[..., None], *arguments: Any) -> None:
    """One journey to its end; what goes wrong is told in the figures."""
    try:
        journey(*arguments)
    except Exception as problem:
        Plan.failures.append(f"{journey.__name__}: {problem!r}"[:300])


JOURNEYS: dict[str, Callable[[random.Random], None]] = {
    "answering": answering,
    "looking": looking,
    "signing_up": signing_up,
    "class": a_class,
}


def go(kind: str, rng: random.Random) -> None:
    """One arrival of this kind, to its end."""
    _whole(JOURNEYS[kind], rng)
