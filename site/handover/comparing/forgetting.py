"""What was withdrawn leaves the indexes: the print of a row that held the words goes, that the row was there stays.

So a comparison can still say that something was withdrawn, and holds nothing that was made of the words.
"""

import json
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import IO
from zipfile import ZipFile

from django.core.files import File
from django.core.files.storage import storages
from django.db.models import QuerySet
from django_q.tasks import async_task

from contributions.models import Contribution

from .keys import NOTHING, RECORD, SIZE, words_hash
from .models import RunIndex
from .storing import CONTENTS, drop, write_index

#: An index serves to compare with what came before; after two years nobody does.
INDEX_DAYS = 730
_BLOCK = RECORD * 40_000


def ask_to_forget(emptied: Iterable[Contribution]) -> None:
    """Put it in the queue, in the transaction that wiped the words."""
    keys = [str(contribution.pk) for contribution in emptied]
    if keys and RunIndex.objects.exists():
        async_task("handover.tasks.forget_in_indexes", keys, task_name="handover.forget_in_indexes")


def forget(keys: Sequence[str]) -> int:
    """Take the prints of rows with these contributions out of every index; how many changed. Safe to repeat."""
    changed = 0
    for index in RunIndex.objects.exclude(file="").select_related("series").order_by("pk"):
        secret = bytes(index.series.secret)
        changed += _forget_in(index, {words_hash(secret, key) for key in keys})
    return changed


def _forget_in(index: RunIndex, gone: set[bytes]) -> bool:
    """The new file is in place before the old one goes: a kill leaves one of them, whole."""
    storage = storages["private"]
    if not storage.exists(index.file):
        return False
    with storage.open(index.file) as source, ZipFile(source) as archive, tempfile.TemporaryFile() as output:
        files: dict[str, IO[bytes]] = {}
        try:
            titles = json.loads(archive.read(CONTENTS))
            found = False
            for code in titles:
                files[code] = tempfile.SpooledTemporaryFile(1 << 20)  # noqa: SIM115 -- closed below
                with archive.open(code) as entry:
                    found |= _copy_without(entry, files[code], gone)
            if not found:
                return False
            write_index(output, titles, files)
        finally:
            for file in files.values():
                file.close()
        output.seek(0)
        name = storage.save(index.file, File(output))
    if RunIndex.objects.filter(pk=index.pk, file=index.file).update(file=name):
        storage.delete(index.file)
    else:
        storage.delete(name)
    return True


def _copy_without(entry: IO[bytes], output: IO[bytes], gone: set[bytes]) -> bool:
    found = False
    while block := entry.read(_BLOCK):
        kept = bytearray(block)
        for start in range(0, len(block), RECORD):
            if block[start + 2 * SIZE : start + RECORD] in gone and block[start + SIZE : start + 2 * SIZE] != NOTHING:
                kept[start + SIZE : start + 2 * SIZE] = NOTHING
                found = True
        output.write(kept)
    return found


def expired_indexes(today: date) -> QuerySet[RunIndex]:
    """Indexes that have served their turn."""
    return RunIndex.objects.filter(run__asked_at__date__lt=today - timedelta(days=INDEX_DAYS))


def expire_indexes(indexes: QuerySet[RunIndex]) -> int:
    """Delete them with their files; returns how many."""
    found = list(indexes)
    for index in found:
        drop(index)
    return len(found)
