"""How often a public page may ask the database, above what a bare Wagtail page there asks (design, promise 7)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from consultation.models import Round
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of
from tests.home.cold import ask, bare_beside, cost
from tests.home.lived_in import lived_in

pytestmark = pytest.mark.django_db

FORM_STEP = 10
SUBMITTED_STEP = 15


#: Address: how many questions more than a bare Wagtail page at the same depth.
BUDGETS = {
    "/": 6,
    "/meedoen/": 8,
    "/meedoen/triagecriteria/": 8,
    "/meedoen/komt/": 8,
    "/meedoen/gelezen/": 8,
    "/meedoen/besloten/": 8,
    "/gespreksgroepen/": 8,
    "/ontwerp/": 8,
    "/wat-deden-we-ermee/": 10,
    "/over-ons/": 2,
    "/hulp/": 2,
    "/spelregels/": 5,
    "/privacy/": 2,
    "/toegankelijkheid/": 2,
}


@pytest.fixture
def tell() -> Iterator[dict[str, int]]:
    """Figures for whoever runs `pytest -s`."""
    figures: dict[str, int] = {}
    yield figures
    print("\nqueries:", ", ".join(f"{name} {count}" for name, count in figures.items()))


def test_a_page_costs_little_more_than_a_bare_page(client: Client, tell: dict[str, int]) -> None:
    lived_in()
    over = {}
    for address, budget in BUDGETS.items():
        bare, asked = bare_beside(client, address), cost(client, address)
        tell[f"{address} (bare {bare})"] = asked
        assert bare >= 4
        if asked > bare + budget:
            over[address] = asked
    assert over == {}


def test_what_is_no_page_is_cheap_too(client: Client, tell: dict[str, int]) -> None:
    lived_in()
    for address, status, budget in (
        ("/zoeken/", 200, 4),
        ("/zoeken/?q=toeslagen", 200, 10),  # finding, counting, and one per kind of page that was found
        ("/mijn-inbreng/", 200, 4),
        ("/bestaat-niet/", 404, 12),
    ):
        tell[address] = cost(client, address, status)
        assert tell[address] <= budget


def _another_round(number: int) -> Round:
    return open_round(f"ronde-{number}")


def _another_outcome(number: int) -> None:
    there = occasion("triage", title=f"Avond {number}")
    said = words_of(person_heard(there), f"Woorden {number}", "triage", leave_to="publish", published=True)
    FindingFactory(occasion=there).evidence.add(said)
    DecisionFactory(final=True, occasion=there).proposals.add(said)


@pytest.mark.parametrize(
    ("address", "another", "few", "many"),
    [
        ("/", _another_round, 1, 3),
        ("/", _another_outcome, 1, 50),
        ("/meedoen/", _another_round, 1, 3),
        ("/wat-deden-we-ermee/", _another_outcome, 1, 50),
        ("/wat-deden-we-ermee/triage/", _another_outcome, 1, 50),
    ],
)
def test_a_list_asks_the_same_for_few_and_for_many(
    client: Client, tell: dict[str, int], address: str, another: Callable[[int], Any], few: int, many: int
) -> None:
    for number in range(few):
        another(number)
    asked_for_few = cost(client, address)
    for number in range(few, many):
        another(number)
    tell |= {f"{address} with {few}": asked_for_few, f"with {many}": (asked_for_many := cost(client, address))}
    assert asked_for_many == asked_for_few


def test_no_screen_of_the_flow_asks_more_than_ten_times(tell: dict[str, int]) -> None:
    round_ = open_round()
    Walker(round_).answer(1, keuze="person")  # the first answer of all also freezes the words of the question
    walker = Walker(round_)

    def show(screen: str, limit: int = FORM_STEP) -> dict[str, str]:
        walker.get(screen)
        shown, asked = ask(lambda: walker.get(screen))
        tell[f"GET {screen}"] = asked
        assert asked <= limit, screen
        return walker.hidden(shown)

    def send(screen: str, limit: int = FORM_STEP, **typed: str) -> str:
        data = {**show(screen), **typed}
        gone_on, asked = ask(lambda: walker.post(screen, **data), 302)
        tell[f"POST {screen}"] = asked
        assert asked <= limit, screen
        return str(gone_on["Location"])

    for screen in ("begin", "hulp", "bel-mij"):
        show(screen)
    following = send("vraag/1", keuze="person", actie="verder")
    while "/vraag/" in following:
        screen = following.removeprefix(walker.address("")[:-1]).strip("/")
        following = send(screen, tekst="Een.", actie="overslaan")
    show("later")
    send("wie", perspective="science", speaks_for="self")
    send("eerder", before="no")
    send("toestemming", publish="on")
    send("bereik", how="zonder")
    send("overzicht", limit=SUBMITTED_STEP)
    show("bedankt")
