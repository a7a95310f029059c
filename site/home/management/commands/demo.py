"""manage.py demo: fill the platform with made-up content, every piece labelled VOORBEELD."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from contributions.service import find_receipt
from home.demo import build, staff
from home.demo.tokens import RECEIPT_CODE


class Command(BaseCommand):
    """Idempotent: what is there stays as it is. Refuses outside the demo settings."""

    help = "Zet voorbeeldinhoud klaar. Een tweede keer verandert er niets."

    def add_arguments(self, parser: CommandParser) -> None:
        """--logins: only print the accounts."""
        parser.add_argument("--logins", action="store_true", help="Toon alleen de accounts van de demo.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build what is missing and print the accounts."""
        if not settings.IS_DEMO:
            raise CommandError(
                "Dit is geen demo-omgeving. Zet DEMO=1 in de omgeving, maar doe dat nooit waar echte mensen meedoen."
            )
        if not options["logins"]:
            build.build()
        for role in staff.NAMES:
            self.stdout.write(_line(str(role.label), staff.email_of(role)))
        self.stdout.write(_line("tweede lezer", staff.SECOND_READER))
        self.stdout.write(_line("tweede analist", staff.SECOND_ANALYST))
        if find_receipt(RECEIPT_CODE):
            self.stdout.write(f"{'deelnemer':<20} code voor Mijn inbreng: {RECEIPT_CODE}")


def _line(what: str, email: str) -> str:
    return f"{what:<20} {email:<40} wachtwoord: {staff.PASSWORD}"
