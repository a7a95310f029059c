"""What the tests of decisions share."""

from tests.notices.conftest import with_queue  # noqa: F401 -- the same fixture
