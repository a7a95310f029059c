"""Between the build and the reader: a disk that is full while a file is brought in, leave that goes meanwhile."""

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.test import Client
from django.urls import reverse

from handover import runs
from handover.dossier import Order
from handover.models import PublishedTable, Run, RunIndex, RunState
from people.service import Role
from privacy.service import Purpose, set_consents
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


class FullStorage(FileSystemStorage):
    """A disk on which half a file of one kind fits."""

    def __init__(self, location: str, full_for: str) -> None:
        super().__init__(location=location)
        self.full_for = full_for

    def _save(self, name: str, content: Any) -> str:
        if not name.endswith(self.full_for):
            return str(super()._save(name, content))
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.read()[:100])
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("full_for", [".json", ".index"])
def test_a_disk_that_is_full_at_the_end_leaves_nothing_and_tells(full_for: str, settings: Any, tmp_path: Path) -> None:
    ContributionFactory.create_batch(2, published=True)
    by, order, private = staff(Role.ANALYST), Order("json", "openbaar"), settings.STORAGES["private"]
    options = {"location": str(tmp_path), "full_for": full_for}
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": f"{__name__}.FullStorage", "OPTIONS": options},
    }
    run = Run.objects.get(pk=runs.ask(order, by=by).pk)
    assert (run.state, run.file) == (RunState.FAILED, "") and "geen ruimte meer" in run.problem
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    assert not RunIndex.objects.exists() and not PublishedTable.objects.exists()
    settings.STORAGES = settings.STORAGES | {"private": private}
    again = Run.objects.get(pk=runs.again(run, by=by).pk)
    assert again.state == RunState.DONE and storages["private"].exists(again.index.file)


def test_leave_that_goes_before_the_file_is_fetched_closes_the_door(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    words = ContributionFactory(published=True, original="Kwibus belde.", redacted="Kwibus belde.")
    person, analyst = words.participation.participant, staff(Role.ANALYST)
    set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
    run = Run.objects.get(pk=runs.ask(Order("json", "openbaar"), by=analyst).pk)
    client.force_login(analyst)
    address, name = reverse("runs:file", args=[run.pk]), run.file
    assert b"Kwibus" in b"".join(client.get(address).streaming_content)  # type: ignore[arg-type]
    set_consents(person, set(), {Purpose.PUBLISH})
    assert client.get(address, follow=True).get("Content-Disposition") is None
    runs.sweep()
    run.refresh_from_db()
    assert (run.state, run.file, runs.private_storage().exists(name)) == (RunState.SUPERSEDED, "", False)
    assert runs.renew_void() == 1
    anew = Run.objects.get(state=RunState.DONE)
    with runs.private_storage().open(anew.file) as file:
        assert anew.audience == "openbaar" and b"Kwibus" not in file.read()
