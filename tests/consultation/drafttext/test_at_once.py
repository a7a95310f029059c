"""Many colleagues roll out at the same moment, on both databases: one wins, the others get a sentence."""

import json

import pytest

from tests.consultation.drafttext.rolling_at_once import AT_ONCE
from tests.faults.databases import DATABASE_URLS
from tests.fixtures.processes import manage

pytestmark = pytest.mark.django_db  # the SQLite database under test is a copy of the test database


@pytest.mark.parametrize("database", DATABASE_URLS)
def test_of_many_who_roll_out_at_once_one_wins(database: str, request: pytest.FixtureRequest) -> None:
    script = "from tests.consultation.drafttext.rolling_at_once import main; main()"
    printed = manage("shell", "--no-imports", "-c", script, database_url=request.getfixturevalue(database))
    happened = json.loads(printed.strip().splitlines()[-1])
    assert happened == {
        "met": ["ChangedMeanwhile"] * (AT_ONCE - 1) + ["done"],
        "editions": 2,
        "used": 1,
        "versions": 2,
    }
