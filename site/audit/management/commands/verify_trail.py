"""Whether the audit trail is still as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit.sealing import restart_after, seal_all
from audit.verifying import newest_inside, newest_outside, verify_and_record

SENTENCES = {
    "guard_missing": "De bewaking {what} staat niet meer op de database. Draai: manage.py migrate.",
    "other_key": "Zegel {what} is gezet met een andere RECEIPT_KEY. Zet de oude sleutel terug en kijk opnieuw.",
    "seal_changed": "Zegel {what} is veranderd.",
    "seal_missing": "Zegel {what} is weg.",
    "chain_broken": "Zegel {what} past niet op het zegel ervoor.",
    "line_gone": "Onder zegel {what} zijn regels weg.",
    "line_added": "Onder zegel {what} zijn regels bij gezet.",
    "line_changed": "Onder zegel {what} is een regel veranderd.",
    "only_outside": "Zegel {what} staat buiten de database, maar er niet in.",
    "differs_outside": "Zegel {what} is in de database anders dan erbuiten.",
    "not_outside": "Zegel {what} hoort ook buiten de database te staan, en staat daar niet.",
    "not_sealed": "Er zijn regels van meer dan een uur oud zonder zegel. Kijk of de werker draait.",
}
#: So many are said one by one.
_MOST_SAID = 50


class Command(BaseCommand):
    """Reads everything, changes nothing, and ends with an error when something is wrong."""

    help = "Controleert of het logboek nog is zoals het geschreven werd."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one option."""
        parser.add_argument(
            "--restored",
            action="store_true",
            help="Er is een back-up teruggezet: ga verder na het laatste zegel dat buiten de database staat.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look and tell."""
        if options["restored"]:
            self._go_on()
        verdict = verify_and_record()
        self.stdout.write(f"{verdict.lines} regels onder {verdict.seals} zegels bekeken.")
        for number in verdict.restarts:
            self.stdout.write(f"Bij zegel {number} is een back-up teruggezet.")
        for problem in verdict.problems[:_MOST_SAID]:
            self.stderr.write(SENTENCES[problem.code].format(what=problem.what))
        if verdict.problems:
            raise CommandError(
                f"Het logboek klopt op {len(verdict.problems)} plaatsen niet. "
                "Bel de privacyfunctionaris en bewaar de database zoals die nu is."
            )
        self.stdout.write("Het logboek is zoals het geschreven werd.")

    def _go_on(self) -> None:
        newest = newest_outside()
        if newest is None or newest.number <= newest_inside():
            raise CommandError("Buiten de database staat niets dat hier mist. Laat --restored weg.")
        seal = restart_after(newest.number, newest.mark)
        seal_all()
        self.stdout.write(f"Het logboek gaat verder bij zegel {seal.number}.")
