"""Below twenty contributions a figure of agreement is called an indication, and gets no interval."""

import pytest

from synthesis.models import Code
from synthesis.second.agreeing import _of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("items", "has_interval"), [(9, False), (19, False), (20, True)])
def test_an_interval_only_from_twenty_on(items: int, has_interval: bool) -> None:
    found = _of(Code(name="Bellen"), items, {1: {1, 2, 3, 4}, 2: {1, 2, 3, 5}})
    assert (found.interval is not None) is has_interval
    assert found.is_indicative is (10 <= items < 20)
    assert found.alpha is not None
