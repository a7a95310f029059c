"""Putting a back-up back: only where nothing is yet, and only when it is whole."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import storages
from django.db import connection
from django.utils.translation import gettext as _

from pages.service import wait_for_erasures
from privacy.service import begin_putting_back

from . import databases, files, manifest
from .taking import count_rows, unknown_here


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back."""

    version: str
    made_at: str
    rows: int
    files: int


def put_back(folder: Path, *, keep_files: bool = False) -> PutBack:
    """Check the back-up, and put it in an empty database and empty storages. Raises manifest.Unfit before it begins.

    With `keep_files` files that are there stay, and only what is missing is put beside them: for one who goes back to
    an older database on the same machine.
    """
    told = manifest.read(folder)
    manifest.check(folder, told)
    if not databases.is_empty():
        raise manifest.Unfit(_("De database is niet leeg. Maak een nieuwe, lege database en begin opnieuw."))
    if later := unknown_here(told.migrations):
        raise manifest.Unfit(
            _("Deze reservekopie is van een latere uitgave (%(name)s). Installeer die eerst.") % {"name": later[0]}
        )
    full = [alias for alias in files.KEPT if any(files.names_in(storages[alias]))]
    if full and not keep_files:
        raise manifest.Unfit(
            _("Er staan al bestanden. Maak de opslag leeg, of houd ze met --keep-files en vul alleen aan.")
        )
    begin_putting_back()  # outside the database: whatever stops us from here on, nobody comes in
    databases.load(folder, told.database)
    connection.close()
    wait_for_erasures()
    put = sum(files.unpack(alias, folder) for alias in files.KEPT)
    return PutBack(version=told.version, made_at=told.made_at, rows=sum(told.rows.values()), files=put)


def missing_rows(folder: Path) -> dict[str, tuple[int, int]]:
    """Tables with fewer rows than the back-up told, after migrating: how many there were, and are."""
    told, now = manifest.read(folder).rows, count_rows()
    return {table: (count, now[table]) for table, count in told.items() if table in now and now[table] < count}
