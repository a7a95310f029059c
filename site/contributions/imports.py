"""Taking in a file with forms: what a person does. The work itself is in :mod:`contributions.import_work`.

Somebody brings a file (it is read, nothing is taken in), looks at the report, and confirms the number of forms.
That look is the second look: what was read comes in as it was read, or not at all.
"""

import contextlib
import hashlib
from datetime import timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from people.models import User
from privacy.service import guard_for_storage

from .enums import ImportState
from .import_files import opened
from .import_transitions import move
from .importers import importer_now
from .models import ImportRun, Occasion
from .refusals import Refused

FOLDER = "imports"
_LONGEST_NAME = 200


def private_storage() -> Storage:
    """Where the file waits: outside the media folder, behind no address at all."""
    return storages["private"]


def bring(occasion: Occasion, file: BinaryIO, *, name: str, by: User | None, in_background: bool = True) -> ImportRun:
    """Keep a file and have it read. Raises :class:`Refused` when it is no workbook, is too large or is in already.

    What it holds is looked at by the worker; without `in_background` the caller does that.
    """
    importer_now(occasion)
    with opened(file):
        pass  # its kind and shape are right
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    refuse_when_in_already(occasion, sha256)
    run = ImportRun(occasion=occasion, file_name=_tidy(name), sha256=sha256, made_by=by)
    file.seek(0)
    run.file = private_storage().save(f"{FOLDER}/{run.pk.hex}.xlsx", File(file))
    try:
        with transaction.atomic():
            run.save()
            record("contributions.bring_import", by=by, on=run, occasion=occasion.pk)
            if in_background:
                queue(run.pk)
    except BaseException:
        private_storage().delete(run.file)
        raise
    return run


def refuse_when_in_already(occasion: Occasion, sha256: str) -> None:
    """Raises :class:`Refused` when exactly this file was taken in, or is being taken in, for this occasion."""
    states = (ImportState.LOADING, ImportState.COUNTING, ImportState.DONE)
    if ImportRun.objects.filter(occasion=occasion, sha256=sha256, state__in=states).exists():
        raise Refused(
            _("Dit bestand is al opgenomen. Zet alleen de formulieren die er nog niet in zitten in een nieuw bestand.")
        )


def confirm(run_id: UUID, *, by: User | None, forms: int, in_background: bool = True) -> ImportRun:
    """Take in all of it. `forms` is the number that was on the screen. A second click changes nothing.

    Raises :class:`Refused` when that is not what the report says, when another file is being taken in for this
    occasion, when this one is in already, or when the occasion takes nothing in any more.
    """
    run = ImportRun.objects.select_related("occasion").get(pk=run_id)
    if run.state in (ImportState.LOADING, ImportState.COUNTING, ImportState.DONE):
        return run
    if run.state == ImportState.CHECKED:
        importer_now(run.occasion)
        if forms != run.forms:
            raise Refused(_("Het aantal formulieren klopt niet met het verslag. Ververs de pagina en kijk opnieuw."))
        refuse_when_in_already(run.occasion, run.sha256)
    try:
        with transaction.atomic():
            run = move(run_id, ImportState.LOADING, by=by, claimed_until=None)
            if in_background:
                queue(run.pk)
    except IntegrityError:
        raise Refused(_("Er wordt al een ander bestand opgenomen voor deze ronde. Wacht tot dat klaar is.")) from None
    return run


def drop(run_id: UUID, *, by: User | None) -> ImportRun:
    """Throw a file away that was not taken in. Its report goes too. Raises :class:`Refused` when it is at work."""
    file = ImportRun.objects.values_list("file", flat=True).get(pk=run_id)
    run = move(run_id, ImportState.DROPPED, by=by, problems=[])
    throw_away(file)
    return run


def throw_away(file: str) -> None:
    """Delete the file once the caller's transaction is certain."""
    if file:
        transaction.on_commit(lambda: private_storage().delete(file))


def sweep() -> int:
    """Delete files that no run names: of runs that are over, or that never came to be. Returns how many.

    A file of which the run is not written yet is left alone for an hour.
    """
    storage, gone, limit = private_storage(), 0, timezone.now() - timedelta(hours=1)
    try:
        found = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
    except FileNotFoundError:
        return 0
    for name in found - set(ImportRun.objects.exclude(file="").values_list("file", flat=True)):
        with contextlib.suppress(FileNotFoundError):  # two sweeps at once
            if storage.get_modified_time(name) < limit:
                storage.delete(name)
                gone += 1
    return gone


def queue(run_id: UUID) -> None:
    """Put the work in the queue, in the transaction of the caller."""
    async_task("contributions.tasks.work_on_import", str(run_id), task_name="contributions.import")


def _tidy(name: Any) -> str:
    """The name of a file, without folders; people put numbers of people in names."""
    return guard_for_storage(str(name).replace("\\", "/").rpartition("/")[2])[0][-_LONGEST_NAME:] or "formulieren.xlsx"
