"""`manage.py backup FOLDER [--throw-away-after DAYS]`: database, files and their checksums, in one new folder.

`manage.py backup --made-elsewhere` makes none: it notes that one was just made in another way, so that nobody is
warned that there is none.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from home.backups import manifest, taking
from pages.service import BACK_UP, beat
from privacy.service import LONGEST_BACK_UP_DAYS


class Command(BaseCommand):
    """Makes a back-up while people go on; what is there under its name is whole."""

    help = "Maak een reservekopie van database en bestanden, in een nieuwe map onder FOLDER."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and when older ones go."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("folder", type=Path, nargs="?")
        what.add_argument(
            "--made-elsewhere",
            action="store_true",
            help="Noteer dat er net op een andere manier een reservekopie is gemaakt.",
        )
        parser.add_argument(
            "--throw-away-after", type=int, metavar="DAYS", help="Gooi reservekopieën weg die ouder zijn."
        )

    def handle(self, *args: Any, folder: Path | None, throw_away_after: int | None, **options: Any) -> None:
        """Make it, and then, not before, throw old ones away."""
        if folder is None:
            beat(BACK_UP)
            self.stdout.write(_("Genoteerd: er is een reservekopie."))
            return
        if throw_away_after is not None and not 1 <= throw_away_after <= LONGEST_BACK_UP_DAYS:
            raise CommandError(_("Kies 1 tot %(most)d dagen.") % {"most": LONGEST_BACK_UP_DAYS})
        try:
            made = taking.take(folder)
            self.stdout.write(_("Klaar: %(folder)s") % {"folder": made})
            gone = taking.throw_away_old(folder, throw_away_after) if throw_away_after is not None else []
        except manifest.Unfit as refused:
            raise CommandError(str(refused)) from refused
        if gone:
            self.stdout.write(_("Oude reservekopieën weggegooid: %(count)d") % {"count": len(gone)})
