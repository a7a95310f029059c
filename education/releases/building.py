"""Building a release: every file is written first, and only then seen, all at once.

A builder takes the release with a number of its own and gives signs of life. One that is killed is followed by
another; one that was only slow finds that its number is gone, and throws its files away.
"""

import logging
import tempfile
import uuid
from contextlib import suppress
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import Refused
from pages.service import PdfUnavailable

from ..enums import Audience, ReleaseState
from ..formats.documents.pictures import from_storage
from ..formats.packages.people_zip import write_zip
from ..models import Material, Release, ReleaseFile, ReleasePicture
from ..source import Part, Source, from_json
from ..transitions import move_release
from .fingerprint import fingerprint
from .forms import ZIP, forms_of, loose_files_of, packages_of
from .keeping import delete_all, delete_others, folder_of, is_full
from .pictures import PDF, keep_picture, keys_to_show
from .reading_back import judge_pdf

logger = logging.getLogger(__name__)

#: A builder that gives no sign of life for so long is gone. The slowest form takes some seconds.
SILENCE = timedelta(minutes=5)


class _Taken(Exception):
    """Another builder has this release now."""


def build(release_id: int) -> bool:
    """Build what was asked; False when there is nothing (more) to do, or it failed. Safe to kill and to repeat."""
    release = _take(release_id)
    if release is None:
        return False
    try:
        _Work(release).build()
    except Exception as problem:
        delete_all(f"{folder_of(release.pk)}/{release.builder}")
        if not isinstance(problem, _Taken):
            _fail(release, _in_words(problem, release))
        return False
    return True


def _in_words(problem: Exception, release: Release) -> str:
    """What an editor reads; what is no known trouble is logged."""
    if isinstance(problem, Refused | PdfUnavailable):
        return problem.sentence
    if isinstance(problem, OSError) and is_full(problem):
        return _("De schijf van de website is vol. Vraag de beheerder om ruimte. Probeer het daarna opnieuw.")
    logger.error("release %s failed", release.pk, exc_info=problem)
    return _("Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet, vraag dan de beheerder.")


def give_back_silent() -> list[int]:
    """Releases whose builder is gone are asked for again; returns every release that waits for a builder."""
    limit = timezone.now() - SILENCE
    for release in Release.objects.filter(state=ReleaseState.BUILDING, beat_at__lt=limit):
        with transaction.atomic(), suppress(Refused):
            kept = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
            if kept.builder == release.builder and kept.beat_at and kept.beat_at < limit:
                move_release(kept, ReleaseState.ASKED, builder=None, progress=0)
    return list(Release.objects.filter(state=ReleaseState.ASKED).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _take(release_id: int) -> Release | None:
    """The release, for this builder alone; None when it is not asked for."""
    release = Release.objects.select_for_update(of=("self",)).filter(pk=release_id).first()
    if release is None or release.state != ReleaseState.ASKED:
        return None
    return move_release(
        release, ReleaseState.BUILDING, builder=uuid.uuid4(), beat_at=timezone.now(), progress=0, problem=""
    )


@transaction.atomic
def _fail(release: Release, sentence: str) -> None:
    kept = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if kept.builder == release.builder and kept.state == ReleaseState.BUILDING:
        move_release(kept, ReleaseState.FAILED, problem=sentence[:300], builder=None)


class _Work:
    """One builder at one release. Everything it writes is under its own folder."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.source: Source = from_json(release.source)
        self.files: list[ReleaseFile] = []
        self.pictures: list[ReleasePicture] = []
        self.folder = folder_of(release.pk)

    def build(self) -> None:
        """Write all files, then show them. Raises _Taken when another builder took over."""
        delete_others(self.release.pk, self.release.builder)
        materials = dict(Material.objects.filter(pack=self.release.pack_id).values_list("stable_key", "pk"))
        forms = forms_of(self.source)
        loose = loose_files_of(self.source, {form.path for form in forms})
        documents: dict[str, bytes] = {}
        steps = len(forms) + len(loose) + 2
        for done, form in enumerate(forms, start=1):
            made = ReleaseFile(path=form.path, form=form.code, audience=form.audience, title=form.title)
            made.material_id = materials.get(uuid.UUID(form.key)) if form.key else None
            documents[form.path] = form.write(self.source)
            self._keep(made, BytesIO(documents[form.path]))
            if form.code == PDF:
                judge_pdf(made, documents[form.path])
                self._picture(made, documents[form.path], form.key)
            self._beat(100 * done // steps)
        for done, (path, part) in enumerate(loose.items(), start=len(forms) + 1):
            ending = path.rpartition(".")[2]
            made = ReleaseFile(path=path, form=ending, audience=part.audience, title=part.title)
            made.material_id = materials.get(uuid.UUID(part.key))
            documents[path] = _loose(part)
            self._keep(made, BytesIO(documents[path]))
            self._beat(100 * done // steps)
        titles = {each.path: each.title for each in self.files}
        for package in packages_of(self.source, documents, titles):
            made = ReleaseFile(path=package.path, form=package.code, audience=package.audience, title=package.title)
            self._keep(made, BytesIO(package.content))
            self._beat(100 * (steps - 1) // steps)
        self._pack()
        self._show()

    def _keep(self, made: ReleaseFile, content: BinaryIO) -> None:
        """Into storage, with its size and fingerprint; the row comes later."""
        made.release = self.release
        made.sha256, made.size = fingerprint(content)
        content.seek(0)
        name = f"{self.folder}/{self.release.builder}/{made.path}"
        self.files.append(made)
        made.file.name = default_storage.save(name, File(content))

    def _picture(self, of: ReleaseFile, pdf: bytes, key: str) -> None:
        """The first page of what a teacher chooses by, when it can be made."""
        if key in keys_to_show(self.source):
            made = keep_picture(of, pdf, f"{self.folder}/{self.release.builder}")
            if made is not None:
                made.of = of
                self.pictures.append(made)

    def _pack(self) -> None:
        opened = {each.path: partial(_open, str(each.file.name)) for each in self.files}
        titles = {each.path: each.title for each in self.files}
        whole = ReleaseFile(path=f"{self.source.slug}-{self.source.number}.zip", form=ZIP, audience=Audience.TEACHER)
        whole.title = self.source.title
        with tempfile.TemporaryFile() as to:
            write_zip(self.source, opened, to, titles)
            self._keep(whole, to)

    def _beat(self, percent: int) -> None:
        """A sign of life, and how far it is. Raises _Taken when another builder has it."""
        mine = Release.objects.filter(pk=self.release.pk, builder=self.release.builder, state=ReleaseState.BUILDING)
        if not mine.update(progress=min(percent, 99), beat_at=timezone.now()):
            raise _Taken

    @transaction.atomic
    def _show(self) -> None:
        """All rows and the new state in one transaction: nobody ever sees half a release."""
        kept = Release.objects.select_for_update(of=("self",)).get(pk=self.release.pk)
        if kept.builder != self.release.builder or kept.state != ReleaseState.BUILDING:
            raise _Taken
        ReleaseFile.objects.bulk_create(self.files)
        for picture in self.pictures:
            picture.of = picture.of  # its number is known now
        ReleasePicture.objects.bulk_create(self.pictures)
        whole = self.files[-1]
        move_release(kept, ReleaseState.READY, progress=100, builder=None, sha256=whole.sha256, size=whole.size)


def _loose(part: Part) -> bytes:
    """What somebody uploaded. Raises Refused when it is gone."""
    try:
        return from_storage(part.file)
    except FileNotFoundError as gone:
        told = _("Het bestand van ‘%(title)s’ is weg. Kies het opnieuw, en maak een nieuwe uitgave.")
        raise Refused(told % {"title": part.title}) from gone


def _open(name: str) -> BinaryIO:
    return cast(BinaryIO, default_storage.open(name))
