"""`manage.py restore FOLDER [--keep-files]`: put a back-up in an empty database, and say what comes next."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from home.backups import manifest, putting_back


class Command(BaseCommand):
    """Puts a back-up back where nothing is; overwrites nothing."""

    help = "Zet een reservekopie terug in een lege database en een lege opslag."
    # The database is empty: nothing may look into it first.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which one."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keep-files", action="store_true", help="Laat bestanden staan die er al zijn.")

    def handle(self, *args: Any, folder: Path, keep_files: bool, **options: Any) -> None:
        """Put it back, and say which commands must follow before anybody may come in."""
        try:
            done = putting_back.put_back(folder, keep_files=keep_files)
        except manifest.Unfit as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            _("Teruggezet: uitgave %(version)s van %(made_at)s, %(rows)d rijen, %(files)d bestanden.")
            % {"version": done.version, "made_at": done.made_at, "rows": done.rows, "files": done.files}
        )
        self.stdout.write(_("Doe nu, voordat er iemand binnenkomt:"))
        for command in ("migrate", "reapply_erasures --apply", "retention --apply", "verify_trail --restored"):
            self.stdout.write(f"  python manage.py {command}")
