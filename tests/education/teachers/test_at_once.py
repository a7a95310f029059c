"""At the same moment, on both databases: a double press is one, one editor wins, and everybody hears once."""

import json

import pytest

from tests.education.teachers.deeds_at_once import AT_ONCE, FOLLOWERS
from tests.faults.databases import DATABASE_URLS
from tests.fixtures.processes import manage

pytestmark = [pytest.mark.django_db, pytest.mark.deep]  # the SQLite database is a copy of the test database


@pytest.mark.parametrize("database", DATABASE_URLS)
def test_the_database_decides(database: str, request: pytest.FixtureRequest) -> None:
    script = "from tests.education.teachers.deeds_at_once import main; main()"
    printed = manage("shell", "--no-imports", "-c", script, database_url=request.getfixturevalue(database))
    happened = json.loads(printed.strip().splitlines()[-1])
    assert happened["done"] == [AT_ONCE] * 4, "a second press is harmless"
    assert (happened["kept"], happened["subscribers"], happened["asking"]) == (1, 2, 2)
    assert (happened["answered"], happened["version"]) == (1, 2)
    assert happened["told"] == [FOLLOWERS, 1]
