"""`manage.py reapply_erasures [--apply | --wait] [--without FILE]`: after a back-up was put back. Dry by default."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from pages.service import wait_for_erasures
from privacy import erasures


class Command(BaseCommand):
    """Says what was erased since this back-up; with --apply it is erased again."""

    help = "Laat zien wat sinds deze reservekopie gewist is. Met --apply wordt het weer gewist."

    def add_arguments(self, parser: CommandParser) -> None:
        """Dry unless said otherwise."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--apply", action="store_true", help="Wis het weer.")
        what.add_argument("--wait", action="store_true", help="Sluit de website tot alles weer gewist is.")

        parser.add_argument("--without", action="append", default=[], help="Sla dit onleesbare bestand over.")

    def handle(self, *args: Any, apply: bool, wait: bool, without: list[str], **options: Any) -> None:
        """Print how many of each kind; with --wait only close."""
        if wait:
            wait_for_erasures()
            self.stdout.write(_("De website is dicht. Wissen: python manage.py reapply_erasures --apply"))
            return
        try:
            done = erasures.reapply(apply=apply, without=without)
        except erasures.UnreadableFile as broken:
            raise CommandError(
                _("Dit bestand van het grootboek is stuk: %(name)s. Zet een kopie terug, of gebruik --without.")
                % {"name": broken}
            ) from broken
        for kind, count in sorted(done.items()):
            self.stdout.write(f"{kind:<20}  {count:>8}")
        if not done:
            self.stdout.write(_("Deze database weet van alle wissingen."))
        elif apply:
            self.stdout.write(_("Klaar: alles is weer gewist."))
        else:
            self.stdout.write(_("Er is niets veranderd. Wissen: python manage.py reapply_erasures --apply"))
