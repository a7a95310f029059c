"""`manage.py tell_everybody FILE [--by ADDRESS --apply]`: one letter to everybody, after a harmful leak."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from contributions.service import Refused
from home.tell_everybody import Ahead, Letter, look_ahead, tell
from notices.service import progress
from people.models import User
from people.service import staff_accounts


class Command(BaseCommand):
    """Says who would be told; with `--apply` tells them. A second time tells only who was not told yet."""

    help = "Stuur één brief aan iedereen: per mail, en als bericht bij elke code."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, on whose behalf, and whether for real."""
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help="Op de eerste regel het onderwerp, dan de brief; - leest wat binnenkomt.",
        )
        parser.add_argument("--by", default="", metavar="ADDRESS", help="Het account van de medewerker die dit doet.")
        parser.add_argument("--apply", action="store_true", help="Doe het echt.")

    def handle(self, *args: Any, file: Path, by: str, apply: bool, **options: Any) -> None:
        """Look first, and tell when that was asked."""
        try:
            letter = Letter.read(_text_of(file))
            ahead = look_ahead(letter)
            self._say(ahead)
            if not apply:
                self.stdout.write(_("Er is nog niets verstuurd. Met --apply gaat de brief echt weg."))
                return
            tell(letter, ahead, by=_colleague(by))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        far = progress(letter.mark)
        self.stdout.write(
            _("Klaar. Mails verstuurd: %(sent)d, in de rij: %(waiting)d, niet gelukt: %(failed)d.")
            % {"sent": far.sent, "waiting": far.waiting, "failed": far.failed}
        )

    def _say(self, ahead: Ahead) -> None:
        self.stdout.write(
            _("Mails: nog %(left)d van %(all)d adressen.") % {"left": len(ahead.inboxes), "all": ahead.all_inboxes}
        )
        self.stdout.write(
            _("Berichten bij een code: nog %(left)d van %(all)d codes.")
            % {"left": len(ahead.receipts), "all": ahead.all_receipts}
        )


def _text_of(file: Path) -> str:
    try:
        return (sys.stdin.buffer.read() if file == Path("-") else file.read_bytes()).decode()
    except (OSError, UnicodeDecodeError) as refused:
        raise CommandError(_("Dit bestand kunnen wij niet lezen. Geef een tekstbestand in UTF-8.")) from refused


def _colleague(address: str) -> User:
    found = staff_accounts().filter(is_active=True, email__iexact=address.strip()).first()
    if found is None:
        raise CommandError(_("Zeg met --by wie dit doet: het e-mailadres van een medewerker."))
    return found
