"""Where the files of runs are, and how what nobody may have any more goes."""

import contextlib
from datetime import timedelta

from django.core.files.storage import Storage, storages
from django.utils import timezone

from ..models import Run, RunState
from ..workplace import sweep_workplaces

FOLDER = "exports"
#: No maker is busy longer than this: what stands there unnamed since before is left over.
LONGEST_RUN = timedelta(hours=2)
_VOID = (RunState.SUPERSEDED, RunState.EXPIRED)


def private_storage() -> Storage:
    """Where files with people's words are kept: outside the media folder, behind a view that asks who you are."""
    return storages["private"]


def sweep() -> int:
    """Delete the files of runs that are void; returns how many. Selects by state: a missed one goes next time.

    A maker that was killed leaves a file that no run names: it goes once no maker can still be busy with it.
    """
    sweep_workplaces()
    storage, gone = private_storage(), 0
    for run in Run.objects.filter(state__in=_VOID).exclude(file=""):
        storage.delete(run.file)
        gone += Run.objects.filter(pk=run.pk, file=run.file).update(file="")
    limit = timezone.now() - LONGEST_RUN
    for name in _nameless(storage):
        with contextlib.suppress(FileNotFoundError):  # two sweeps at once
            if storage.get_modified_time(name) < limit:
                storage.delete(name)
                gone += 1
    return gone


def sweep_started(stem: str) -> None:
    """Delete what a maker began under this name and could not bring in."""
    storage = private_storage()
    for name in _nameless(storage):
        if name.startswith(f"{FOLDER}/{stem}"):
            storage.delete(name)


def _nameless(storage: Storage) -> set[str]:
    try:
        found = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
    except FileNotFoundError:
        return set()
    return found - set(Run.objects.values_list("file", flat=True))
