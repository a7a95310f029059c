"""At the same moment, on both databases: one wins, and nobody is counted twice."""

import json

import pytest

from tests.consultation.approving import AT_ONCE
from tests.faults.databases import DATABASE_URLS
from tests.fixtures.processes import manage

pytestmark = pytest.mark.django_db  # the SQLite database under test is a copy of the test database


@pytest.mark.parametrize("database", DATABASE_URLS)
def test_of_many_colleagues_at_once_one_wins(database: str, request: pytest.FixtureRequest) -> None:
    script = "from tests.consultation.approving import main; main()"
    printed = manage("shell", "--no-imports", "-c", script, database_url=request.getfixturevalue(database))
    happened = json.loads(printed.strip().splitlines()[-1])
    assert happened["approved"] == ["done"] * AT_ONCE  # a second click is harmless
    assert (happened["counted"], happened["words"]) == (1, 1)
    assert happened["begun"] == ["done"] * AT_ONCE
    assert (happened["forms"], happened["drafts"]) == (1, 1 + AT_ONCE)
    assert (happened["tied"], happened["receipts"], happened["claimed"]) == (1, 1, 1)
