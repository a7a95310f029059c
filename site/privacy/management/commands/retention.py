"""`manage.py retention [--apply]`: what is past its term. Dry by default."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from privacy import retention


class Command(BaseCommand):
    """Says what would go; with --apply it goes."""

    help = "Laat zien wat volgens de bewaartermijnen weg moet. Met --apply gaat het echt weg."

    def add_arguments(self, parser: CommandParser) -> None:
        """Dry unless said otherwise."""
        parser.add_argument("--apply", action="store_true", help="Wis het echt.")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        """Print a table: what, term, how many."""
        lines = retention.apply() if apply else retention.report()
        width = max(len(line.what) for line in lines)
        heading = _("gewist") if apply else _("moet weg")
        what, term = _("wat"), _("bewaartermijn")
        self.stdout.write(f"{what:<{width}}  {heading:>8}  {term}")
        for line in lines:
            self.stdout.write(f"{line.what:<{width}}  {line.count:>8}  {line.term}")
        total = sum(line.count for line in lines)
        if apply:
            self.stdout.write(_("Klaar: %(count)d rijen gewist.") % {"count": total})
        elif total:
            self.stdout.write(_("Er is niets veranderd. Wissen: python manage.py retention --apply"))
        else:
            self.stdout.write(_("Er is niets over zijn termijn heen."))
