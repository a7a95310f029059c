"""`manage.py import_polis`: take over a conversation that was held with Polis."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from consultation.models import Round
from consultation.polis.keeping import Kept, keep
from consultation.polis.reading import Conversation, read
from contributions.service import Refused


class Command(BaseCommand):
    """All files are read and checked before anything is written; a second time adds nothing."""

    help = "Neem een gesprek over uit de open gegevens van Polis (map met comments.csv en votes.csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options are a fixed interface."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="de map met de bestanden van Polis")
        parser.add_argument("--round", required=True, metavar="SLUG", help="het adres van de ronde")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was found, and what was added."""
        round_ = Round.objects.select_related("occasion").filter(slug=options["round"]).first()
        if round_ is None:
            raise CommandError(_("Er is geen ronde met het adres ‘%(slug)s’.") % {"slug": options["round"]})
        try:
            conversation = read(options["folder"])
            self._tell_found(conversation)
            self._tell_kept(keep(round_, conversation))
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _tell_found(self, found: Conversation) -> None:
        self.stdout.write(
            _("Gevonden: %(people)d mensen, %(statements)d stellingen, %(rows)d stemmen. Veranderd: %(changed)d.")
            % {
                "people": found.people,
                "statements": len(found.statements),
                "rows": found.rows,
                "changed": found.changed,
            }
        )
        meaning = (
            _("In votes.csv is 1 eens.") if found.agree == 1 else _("In votes.csv is -1 eens. Wij draaien dat om.")
        )
        source = (
            _("Dat volgt uit %(name)s.") % {"name": found.signs_from}
            if found.signs_from
            else _("Geen ander bestand bevestigt dat.")
        )
        self.stdout.write(f"{meaning} {source}")

    def _tell_kept(self, kept: Kept) -> None:
        if not kept.statements and not kept.answers:
            self.stdout.write(_("Alles stond er al. Er is niets bij gekomen."))
            return
        self.stdout.write(
            _(
                "Opgenomen in de stap ‘%(step)s’: %(people)d mensen, %(answers)d stemmen, %(statements)d stellingen, "
                "waarvan %(retired)d ingetrokken."
            )
            % {
                "step": kept.step.title,
                "people": kept.people,
                "answers": kept.answers,
                "statements": kept.statements,
                "retired": kept.retired,
            }
        )
        self.stdout.write(_("Zij tellen mee als ‘open’, met onbekende groep, en staan als ‘overgenomen’ te boek."))
