"""What tests of gatherings share."""

import pytest


@pytest.fixture
def first_come_first_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """The waiting list without the rule of the app above: groups have their own, with tests of its own."""
    monkeypatch.setattr("gatherings.choosers._choosers", {})
