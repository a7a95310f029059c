"""At the same moment, on both databases: no more votes, classes or releases than may be."""

import json

import pytest

from education.classroom.answering import SPARE_SCREENS
from education.classroom.standing import MOST_BY_THEMSELVES
from tests.education.teachers.deeds_at_once import AT_ONCE
from tests.faults.databases import DATABASE_URLS
from tests.fixtures.processes import manage

pytestmark = [pytest.mark.django_db, pytest.mark.deep]  # the SQLite database is a copy of the test database


@pytest.mark.parametrize("database", DATABASE_URLS)
def test_who_comes_all_at_once_gets_no_more(database: str, request: pytest.FixtureRequest) -> None:
    script = "from tests.education.attack.deeds_at_once import main; main()"
    printed = manage("shell", "--no-imports", "-c", script, database_url=request.getfixturevalue(database))
    happened = json.loads(printed.strip().splitlines()[-1])
    assert happened["stand"] == MOST_BY_THEMSELVES
    assert happened["screens"] == 5 + SPARE_SCREENS
    kept, counted = happened["closing"]
    assert kept == counted, "an answer that was kept is counted"
    assert happened["pressed"] == [AT_ONCE, 1], "a second press is harmless"
    assert happened["asked"] == [1, 1], "another release waits for the first"
