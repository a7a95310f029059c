"""The disk is full while a form is written: whoever writes it, it is told as that, and nothing is left behind."""

import gc
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handover.dossier import FORMATS, Order, write
from handover.runs.making import told_problem
from handover.workplace import workplace
from tests.factories.contributions import ContributionFactory

pytestmark = pytest.mark.django_db
#: Less than any of these forms takes.
ROOM = 1_500


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: the system refuses the write, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


# A temporary file that cannot be closed is told so by Python too; the workplace takes it away.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"qdc"}))
def test_a_full_disk_is_told_as_that(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ContributionFactory.create_batch(2)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with workplace(), tempfile.TemporaryFile() as output, pytest.raises(Exception) as caught, little_room(ROOM):
        write(Order(form, "intern"), output, number="1")
        output.flush()
    assert "geen ruimte meer" in told_problem(caught.value), repr(caught.value)
    del caught, output
    gc.collect()
    assert list(tmp_path.iterdir()) == []
