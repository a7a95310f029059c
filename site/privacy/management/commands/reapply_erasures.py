"""`manage.py reapply_erasures [--apply]`: after a back-up was put back. Dry by default."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from privacy import erasures


class Command(BaseCommand):
    """Says what was erased since this back-up; with --apply it is erased again."""

    help = "Laat zien wat sinds deze reservekopie gewist is. Met --apply wordt het weer gewist."

    def add_arguments(self, parser: CommandParser) -> None:
        """Dry unless said otherwise."""
        parser.add_argument("--apply", action="store_true", help="Wis het weer.")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        """Print how many of each kind."""
        done = erasures.reapply(apply=apply)
        for kind, count in sorted(done.items()):
            self.stdout.write(f"{kind:<20}  {count:>8}")
        if not done:
            self.stdout.write(_("Deze database weet van alle wissingen."))
        elif apply:
            self.stdout.write(_("Klaar: alles is weer gewist."))
        else:
            self.stdout.write(_("Er is niets veranderd. Wissen: python manage.py reapply_erasures --apply"))
