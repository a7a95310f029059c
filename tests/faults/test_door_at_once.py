"""Twenty phones let the same people in at the same moment: they are in once."""

from collections.abc import Callable
from typing import Any

import pytest

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
PHONES = 20


def test_the_same_people_on_twenty_phones_are_in_once(
    postgres_database_url: str, stage: Callable[..., Any], own_cache: dict[str, str]
) -> None:
    tell = stage(postgres_database_url, **own_cache)
    tell("an_evening")
    assert tell("let_in_at_once", PHONES) == {
        "outcomes": {"came": 1, "already": PHONES - 1},
        "seat": "attended",
        "there": [2, 1, 1],
        "orders": list(range(1, PHONES + 2)),
    }
