"""Many people with a print of the same card at the same moment: exactly one is invited, nobody loses an answer."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest

from tests.faults.databases import DATABASES
from tests.faults.visitor import Answer, Visitor

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
PEOPLE = 8


def link_with(text: str, page: Answer) -> str:
    """Where the link with these words leads."""
    (link,) = [a for a in lxml.html.fromstring(page.html).xpath("//main//a") if a.text_content().strip() == text]
    parts = urlsplit(link.get("href"))
    return f"{parts.path}?{parts.query}"


def at_the_first_question(url: str, code: str) -> tuple[Visitor, Answer]:
    """Somebody who scanned the card and stands before the first question."""
    visitor = Visitor(url)
    card = visitor.get(f"/meedoen/kaart/{code}/")
    begin = visitor.get(link_with("Doe mee met deze kaart", card))
    return visitor, visitor.get(link_with("Begin met de eerste vraag", begin))


@pytest.mark.parametrize("database", DATABASES)
def test_of_many_people_with_the_same_card_one_is_invited(
    database: str,
    request: pytest.FixtureRequest,
    stage: Callable[..., Any],
    serve: Callable[..., Any],
    own_cache: dict[str, str],
) -> None:
    url = request.getfixturevalue(f"{database}_database_url")
    tell = stage(url, **own_cache)
    server = serve(url, **own_cache)
    code = tell("one_card", tell("open_round")["slug"])["code"]
    people = [at_the_first_question(server.url, code) for _each in range(PEOPLE)]
    together = threading.Barrier(PEOPLE)

    def answer(person: tuple[Visitor, Answer]) -> Answer:
        visitor, page = person
        together.wait(timeout=60)
        return visitor.submit(page, to=urlsplit(page.path).path, keuze="person", actie="verder")

    with ThreadPoolExecutor(PEOPLE) as hands:
        answers = list(hands.map(answer, people))

    assert [kept.status for kept in answers] == [302] * PEOPLE
    told = [visitor.follow(kept).text for (visitor, _page), kept in zip(people, answers, strict=True)]
    assert sum("Deze kaart is al gebruikt" in text for text in told) == PEOPLE - 1
    assert tell("how_people_came") == {"came": ["invited", *["open"] * (PEOPLE - 1)], "used": 1}
