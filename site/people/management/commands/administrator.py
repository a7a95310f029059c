"""`manage.py administrator ADDRESS`: let somebody sign in as administrator; for the first one, or after a lock-out."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from people.first_administrator import NotMade, make_administrator


class Command(BaseCommand):
    """Makes the account of an administrator, and says how to come in."""

    help = "Maak een beheerder. Die logt in met een code per mail en zet daarna een tweede slot."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who."""
        parser.add_argument("address", metavar="ADDRESS", help="Het e-mailadres van de beheerder.")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        """Make it, and say where to go."""
        try:
            user, is_new = make_administrator(address)
        except NotMade as refused:
            raise CommandError(str(refused)) from refused
        made = _("%(email)s is nu beheerder.") if is_new else _("%(email)s had al een account en is nu beheerder.")
        self.stdout.write(made % {"email": user.email})
        self.stdout.write(_("1. Open %(address)s") % {"address": f"{settings.BASE_URL}{reverse('account_login')}"})
        self.stdout.write(_("2. Vraag een code per mail en log in."))
        self.stdout.write(_("3. Zet een tweede slot op het account. Daarna gaat het beheer open."))
