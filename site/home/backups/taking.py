"""Making a back-up: all of it is there under its name, or none of it."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.service import BACK_UP, VERSION, beat

from . import databases, files
from .manifest import Manifest, Unfit, part_of, read

PREFIX = "reisgenoot-"


def take(target: Path) -> Path:
    """Write a back-up below `target`; the folder it is in. Raises Unfit, and leaves nothing behind.

    The database first, then the files: every row that is in it finds its file, unless that was deleted since.
    """
    made_at = timezone.now()
    folder = target / f"{PREFIX}{made_at:%Y-%m-%dT%H%M%SZ}"
    unfinished = target / f".{folder.name}.unfinished"
    try:
        target.mkdir(parents=True, exist_ok=True)
        if folder.exists():
            raise Unfit(_("%(folder)s bestaat al. Er is niets overschreven.") % {"folder": folder})
        unfinished.mkdir(mode=0o700)
    except OSError as refused:
        raise Unfit(_("In %(folder)s kan niets worden geschreven.") % {"folder": target}) from refused
    try:
        dump = databases.dump(unfinished)
        archives = {alias: files.pack(alias, unfinished) for alias in files.KEPT}
        Manifest(
            version=VERSION,
            made_at=made_at.isoformat(timespec="seconds"),
            database=connection.vendor,
            rows=count_rows(),
            files={alias: count for alias, (_path, count) in archives.items()},
            migrations=applied(),
            parts=[part_of(path) for path in (dump, *(path for path, _count in archives.values()))],
        ).write(unfinished)
        _to_disk(unfinished)
        unfinished.rename(folder)
        _sync(target)
    except OSError as full:
        raise Unfit(_("Schrijven lukte niet: %(why)s.") % {"why": full.strerror or full}) from full
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    beat(BACK_UP)
    return folder


def throw_away_old(target: Path, days: int) -> list[Path]:
    """Delete whole back-ups of ours below `target` that are older than so many days; never the newest."""
    whole = sorted(path.parent for path in target.glob(f"{PREFIX}*/manifest.json"))
    limit = timezone.now() - timedelta(days=days)
    gone = [folder for folder in whole[:-1] if datetime.fromisoformat(read(folder).made_at) < limit]
    for folder in gone:
        shutil.rmtree(folder)
    return gone


def count_rows() -> dict[str, int]:
    """How many rows each table of ours has: who puts the back-up back compares."""
    with transaction.atomic():
        return {
            model._meta.db_table: model._base_manager.count()
            for model in apps.get_models()
            if model._meta.managed and not model._meta.proxy
        }


def applied() -> dict[str, list[str]]:
    """Which migrations this database had."""
    done: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        done.setdefault(app, []).append(name)
    return done


def unknown_here(migrations: dict[str, list[str]]) -> list[str]:
    """Migrations of a back-up that this code does not have: it is of a later release."""
    known = set(MigrationExecutor(connection).loader.disk_migrations or {})
    ours = {app for app, _name in known}
    return [
        f"{app}.{name}"
        for app, names in migrations.items()
        for name in names
        if app in ours and (app, name) not in known and not _was_squashed(app, name)
    ]


def _was_squashed(app: str, name: str) -> bool:
    loader = MigrationExecutor(connection).loader
    return any((app, name) in each.replaces for each in (loader.disk_migrations or {}).values())


def _to_disk(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o600)
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
