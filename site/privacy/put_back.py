"""Whether a back-up was put back of which the erasures were not done again; also by hand, past our own command.

The ledger is outside the database and keeps growing. A database that does not know of a file in it, nor of the
erasures that stand in that file, is older than the ledger: then everything waits (pages.restored).
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from audit.service import Ledger, day_of

from . import terms
from .models import Erasure, NotedFile

logger = logging.getLogger(__name__)

LEDGER = Ledger("erasures")
#: Beside the ledger, where no back-up comes: one is being put back, or was. Gone when all was erased again. It names
#: which database, as a practice on a copy may stand beside the real one.
BUSY = "put-back"
#: So many files are opened in one look; on the first day of an old installation there may be thousands.
FILES_AT_ONCE = 200
#: So many rows in one question to the database.
ROWS_AT_ONCE = 500


def begin() -> None:
    """From here on everything waits, also when putting back stops halfway. Before the database is loaded."""
    if not _place().exists(busy()):
        _place().save(busy(), ContentFile(b"manage.py reapply_erasures --apply"))


def is_done(names: Iterable[str]) -> None:
    """All that stands in these files was erased again."""
    know(names)
    if _place().exists(busy()):
        _place().delete(busy())


def busy() -> str:
    """The name of the mark beside the ledger for this database: by where it is, as it may be empty still."""
    told = connection.settings_dict
    where = "|".join(str(told.get(part) or "") for part in ("HOST", "PORT", "NAME"))
    return f"{BUSY}-{sha256(where.encode()).hexdigest()[:12]}"


def know(names: Iterable[str]) -> None:
    """This database knows of what stands in these files."""
    NotedFile.objects.bulk_create([NotedFile(name=name) for name in names], ignore_conflicts=True)


def forget_before(day: str) -> None:
    """Of files that are gone themselves."""
    NotedFile.objects.filter(name__lt=day).delete()


def was_put_back() -> bool:
    """Whether it was, or whether somebody is at it. A file that tells nothing new is known from then on."""
    if _place().exists(busy()):
        return True
    names = LEDGER.names()
    if not names:
        return False
    known = set(NotedFile.objects.filter(name__gte=names[0]).values_list("name", flat=True))
    born = _born()
    # The newest first: of an older database those are the ones it does not know.
    strange = [name for name in reversed(names) if name not in known and _is_of_this_database(name, born)]
    for name in strange[:FILES_AT_ONCE]:
        tells = _tells_something_new(name)
        if tells:
            return True
        if tells is not None:
            know([name])
    return False


def is_of_this_database(name: str) -> bool:
    """Whether this file of the ledger was written by this database, or by the one it is a back-up of."""
    return _is_of_this_database(name, _born())


def mark_of_this_database() -> str:
    """How the files of this database are told from those of another one on the same machine: by when it was made.

    A back-up keeps that, whatever it is put back in.
    """
    return sha256(_born().isoformat().encode()).hexdigest()[:12]


def _born() -> datetime:
    first = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return first.astimezone(timezone.get_default_timezone()) if first else timezone.localtime()


def _is_of_this_database(name: str, born: datetime) -> bool:
    mark, dash, _rest = name[len("2026-01-01-") :].rpartition("-")
    if not dash:  # written by a release that did not say so
        return day_of(name) >= born.date()
    return mark == sha256(born.isoformat().encode()).hexdigest()[:12]


def _tells_something_new(name: str) -> bool | None:
    """None when it cannot be read (now): it is looked at again."""
    oldest = (timezone.localdate() - timedelta(days=terms.BACK_UP)).isoformat()
    try:
        told = [line for line in LEDGER.read_file(name) if line["erased_on"] >= oldest]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError):
        logger.error("a file of the ledger of erasures cannot be read: %s", name)
        return None
    return any(_knows_less(kind, lines) for kind, lines in groupby(sorted(told, key=_kind_of), key=_kind_of))


def _knows_less(kind: str, lines: Iterable[Mapping[str, Any]]) -> bool:
    left = iter(lines)
    while some := list(islice(left, ROWS_AT_ONCE)):
        found = Erasure.objects.filter(kind=kind, key__in=[line["key"] for line in some])
        times = dict(found.values_list("key", "times"))
        if any(times.get(line["key"], 0) < int(line.get("times", 1)) for line in some):
            return True
    return False


def _kind_of(line: Mapping[str, Any]) -> str:
    return str(line["kind"])


def _place() -> Storage:
    return storages["erasures"]
