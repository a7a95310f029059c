"""The sound files themselves: written and deleted here alone, in private storage, under random names.

A file is written before its row exists and deleted after its row is gone, so that a kill at any moment leaves at
worst a file that nobody names. `sweep` finds those.
"""

import contextlib
import logging
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import Refused
from pages.service import free_bytes

from ..models import Recording
from .limits import LEAST_FREE_BYTES
from .receiving import Sound

logger = logging.getLogger(__name__)

FOLDER = "recordings"


def storage() -> Storage:
    """Where sound is kept: outside the media folder, behind views that ask who you are."""
    return storages["private"]


def refuse_without_room() -> None:
    """Raise Refused when the disk is nearly full: then only answers in words are taken."""
    room = free_bytes(storage())
    if room is not None and room < LEAST_FREE_BYTES:
        logger.error("a recording was refused: the disk is nearly full")
        raise Refused(_("Wij kunnen nu geen opnames bewaren. Typ uw antwoord, of probeer het later opnieuw."))


def write(sound: Sound) -> str:
    """Keep the sound; returns its name. The file tells no moment: its time is the start of the day."""
    name = storage().save(f"{FOLDER}/{uuid4().hex}", ContentFile(sound.data))
    with contextlib.suppress(NotImplementedError):  # a storage without folders
        midnight = datetime.combine(timezone.localdate(), time(), UTC).timestamp()
        os.utime(storage().path(name), (midnight, midnight))
    return str(name)


def read(recording: Recording) -> bytes | None:
    """The sound; None when it is gone."""
    if not recording.file:
        return None
    try:
        with storage().open(recording.file) as file:
            return bytes(file.read())
    except FileNotFoundError:
        logger.error("the file of recording %s is missing", recording.pk)
        return None


def forget(recordings: "QuerySet[Recording]") -> int:
    """Delete recordings whole: the rows now, the files as soon as that is certain. Returns how many."""
    names = [name for name in recordings.values_list("file", flat=True) if name]
    _count, by_model = Recording.objects.filter(pk__in=list(recordings.values_list("pk", flat=True))).delete()
    delete_later(names)
    return by_model.get(Recording._meta.label, 0)


def delete_later(names: Iterable[str]) -> None:
    """Delete these files once the transaction is certain; a file that fails is found by `sweep`."""
    if names := [name for name in names if name]:
        transaction.on_commit(partial(_delete, names), robust=True)


def _delete(names: Iterable[str]) -> None:
    for name in names:
        storage().delete(name)


def sweep(today: date | None = None) -> int:
    """Delete files that no row names; returns how many. Today's and yesterday's may still be on their way to a row."""
    store, gone = storage(), 0
    try:
        found = {f"{FOLDER}/{name}" for name in store.listdir(FOLDER)[1]}
    except FileNotFoundError:
        return 0
    limit = (today or timezone.localdate()) - timedelta(days=1)
    for name in sorted(found - set(Recording.objects.exclude(file="").values_list("file", flat=True))):
        with contextlib.suppress(FileNotFoundError):  # two sweeps at once
            if store.get_modified_time(name).astimezone(UTC).date() < limit:
                store.delete(name)
                gone += 1
    return gone
