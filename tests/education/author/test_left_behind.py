"""When a release cannot be made: a sentence that says why, and no file left; also of builders that were killed."""

import errno
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client
from django.urls import reverse

from education.enums import ReleaseState
from education.models import Material, Release
from education.releases import keeping
from education.releases.asking import ask_again
from education.tasks import sweep_releases
from tests.factories.lesson_packs import released, whole_pack

pytestmark = pytest.mark.django_db


def files_of(release: Release) -> list[str]:
    root = Path(django_settings.MEDIA_ROOT)
    found = (root / keeping.folder_of(release.pk)).rglob("*")
    return sorted(str(each.relative_to(root)) for each in found if each.is_file())


class NearlyFull(FileSystemStorage):
    """Takes so many files, and half of the next."""

    room = 0

    def _save(self, name: str, content: Any) -> str:
        if type(self).room:
            type(self).room -= 1
            return super()._save(name, content)
        super()._save(name, ContentFile(content.read()[: content.size // 2]))
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_is_told_and_what_was_written_is_gone(room: int, settings: Any, desk: Client) -> None:
    pack = whole_pack()
    was = settings.STORAGES
    settings.STORAGES = {**was, "default": {**was["default"], "BACKEND": f"{__name__}.NearlyFull"}}
    NearlyFull.room = room
    release = released(pack)
    assert release.state == ReleaseState.FAILED and release.problem.startswith("De schijf van de website is vol.")
    assert files_of(release) == [] and not release.files.exists()
    page = desk.get(reverse("packs:release", args=[pack.pk, 1])).content.decode()
    assert release.problem in page and "Probeer het opnieuw" in page
    settings.STORAGES = was
    ask_again(release, by=None)
    release.refresh_from_db()
    assert release.state == ReleaseState.READY
    assert files_of(release) == named(release)


def test_without_what_makes_pdfs_it_says_whom_to_ask(all_forms: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # as if it is not installed
    release = released()
    assert release.state == ReleaseState.FAILED
    assert "kan geen PDF worden gemaakt" in release.problem and release.problem.endswith("te installeren.")
    assert files_of(release) == []


def test_a_loose_file_that_is_gone_is_called_by_its_name() -> None:
    pack = whole_pack()
    loose = Material(pack=pack, order=9, kind="file", audience="pupil", title="Het filmpje")
    loose.file.save("filmpje.mp4", ContentFile(b"....ftypmp42"), save=False)
    loose.save()
    default_storage.delete(str(loose.file.name))
    release = released(pack)
    assert release.problem == "Het bestand van ‘Het filmpje’ is weg. Kies het opnieuw, en maak een nieuwe uitgave."
    assert release.state == ReleaseState.FAILED and files_of(release) == []


def named(release: Release) -> list[str]:
    """The files that the rows of a release name."""
    return sorted([*release.files.values_list("file", flat=True), *release.pictures.values_list("file", flat=True)])


def left(release: Release, builder: object) -> str:
    """A file that a builder wrote before it was killed."""
    return default_storage.save(f"{keeping.folder_of(release.pk)}/{builder}/docent/a.pdf", ContentFile(b"half"))


def test_at_night_what_nobody_names_is_deleted_and_nothing_else() -> None:
    ready, building, failed = released(), released(), released()
    Release.objects.filter(pk=building.pk).update(state="building", builder=(mine := uuid.uuid4()))
    building.files.all().delete()
    Release.objects.filter(pk=failed.pk).update(state="failed")
    failed.files.all().delete()
    sweep_releases()
    kept = files_of(ready)
    being_made = left(building, mine)
    of_nobody = [left(each, uuid.uuid4()) for each in (ready, building, failed)]
    unknown = left(Release(pk=987_654), uuid.uuid4())
    assert sweep_releases() == 3
    assert files_of(ready) == kept == named(ready)
    assert (files_of(building), files_of(failed)) == ([being_made], [])
    assert not any(map(default_storage.exists, of_nobody)) and default_storage.exists(unknown)
    assert sweep_releases() == 0


def test_there_is_nothing_to_sweep_when_nothing_was_ever_made(settings: Any, tmp_path: Path) -> None:
    was = settings.STORAGES
    settings.STORAGES = {**was, "default": {**was["default"], "OPTIONS": {"location": str(tmp_path)}}}
    assert sweep_releases() == 0
