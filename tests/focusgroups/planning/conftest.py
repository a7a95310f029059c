"""Tasks wait in the queue, as they do in the house; a test does the worker's part."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def queue() -> Iterator[None]:
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was
