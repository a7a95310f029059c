"""Colleagues code the same words and change the same codes at one moment: nothing is double, nothing is lost."""

import json

import pytest

from tests.faults.databases import DATABASE_URLS
from tests.fixtures.processes import manage
from tests.synthesis.coding.deeds_at_once import AT_ONCE

pytestmark = pytest.mark.django_db  # the database is a copy of the test database


@pytest.mark.parametrize("database", DATABASE_URLS)
def test_the_database_decides(database: str, request: pytest.FixtureRequest) -> None:
    script = "from tests.synthesis.coding.deeds_at_once import main; main()"
    printed = manage("shell", "--no-imports", "-c", script, database_url=request.getfixturevalue(database))
    happened = json.loads(printed.strip().splitlines()[-1])
    assert happened["same"] == [AT_ONCE, 1, 1, 1]
    assert happened["crossed"] == [1, 1], "who comes second hears that the code is not in use any more"
    assert happened["named"] == [1, 1]
    assert happened["circle"] == [1, False]
    assert (happened["coded_still"], happened["used"]) == (1, True)
    assert happened["lost"] == 0, "a code was lost with the stretch that a colleague took the last code off"
