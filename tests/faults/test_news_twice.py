"""Two workers tell the same news at the same moment: everybody on the list hears it once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.databases import DATABASES

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
PEOPLE = 180


@pytest.mark.parametrize("database", DATABASES)
def test_of_two_workers_nobody_hears_twice(
    database: str, request: pytest.FixtureRequest, stage: Callable[..., Any], own_cache: dict[str, str]
) -> None:
    url = request.getfixturevalue(f"{database}_database_url")
    workers = [stage(url, **own_cache) for _each in range(2)]
    workers[0]("people_who_want_news", workers[0]("open_round")["slug"], PEOPLE)

    with ThreadPoolExecutor(2) as hands:
        told = list(hands.map(lambda worker: worker("tell_news"), workers))

    assert sum(told) == PEOPLE, "each worker tells those that the other one did not"
    mails = [notice["to"] for notice in workers[0]("notices") if notice["template"] == "news_opened"]
    assert len(mails) == PEOPLE
    assert set(Counter(mails).values()) == {1}
