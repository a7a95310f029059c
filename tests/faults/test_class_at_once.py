"""Rooms full of pupils answer at the same moment: none is lost, none is double, also while the teacher closes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.sample_sizes import DEEP, SAMPLE

# The databases under test are copies of the test database: without this mark it would not be made.
pytestmark = pytest.mark.django_db
CLASSES, PUPILS = (40, 25) if SAMPLE is DEEP else (4, 25)


@pytest.mark.parametrize("closing", [True, pytest.param(False, marks=pytest.mark.deep)])
def test_what_was_said_is_counted_and_nothing_else(
    postgres_database_url: str,
    stage: Callable[..., Any],
    own_cache: dict[str, str],
    closing: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = stage(postgres_database_url, **own_cache)
    tell("some_classes", CLASSES, PUPILS)
    told = tell("all_answer", closing)
    assert told["pupils"] == CLASSES * PUPILS
    assert told["counted"] == told["kept"]
    if closing:
        assert PUPILS * (CLASSES - 1) <= told["kept"] < told["pupils"]
        assert told["words"] <= told["kept"]
    else:
        assert told["kept"] == told["words"] == told["pupils"]
    with capsys.disabled():
        print(f"\n[postgres] {told['pupils']} pupils in {CLASSES} classes: {told['seconds']} s")
    at_once = tell("made_and_decided_at_once")
    assert at_once == {"links": 1, "classes": 1, "tallies": 3, "decisions": 1, "slips": 4}
