"""`manage.py import_input`: forms on paper from a workbook, checked whole, taken in whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions import import_work, imports
from contributions.enums import ImportState
from contributions.import_known import Known
from contributions.import_report import Report
from contributions.importers import Progress, importer_now
from contributions.models import ImportRun, Occasion
from contributions.refusals import Refused


class Command(BaseCommand):
    """Who runs this has looked at the report of --dry-run first; that is the second look."""

    help = "Neem formulieren op uit een ingevuld sjabloon (.xlsx)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options are a fixed interface."""
        parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="het ingevulde sjabloon")
        parser.add_argument("--occasion", type=int, required=True, metavar="ID", help="het nummer van de gelegenheid")
        parser.add_argument("--dry-run", action="store_true", help="kijk alles na en neem niets op")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report, and end with an error when anything does not fit."""
        occasion = Occasion.objects.filter(pk=options["occasion"]).first()
        if occasion is None:
            raise CommandError(_("Er is geen gelegenheid met nummer %(number)d.") % {"number": options["occasion"]})
        if not options["file"].is_file():
            raise CommandError(_("Het bestand %(path)s is er niet.") % {"path": options["file"]})
        try:
            if options["dry_run"]:
                self._look(occasion, options["file"])
            else:
                self._take_in(occasion, options["file"])
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _look(self, occasion: Occasion, path: Path) -> None:
        report = Report()
        with path.open("rb") as file:
            for _form in importer_now(occasion).read(occasion, file, report, Known(occasion), Progress()):
                pass
        self._tell(report.as_rows(), report.total, dict(report.counts))
        self.stdout.write(_("Er is niets opgenomen: dit was alleen nakijken."))

    def _take_in(self, occasion: Occasion, path: Path) -> None:
        with path.open("rb") as file:
            run = imports.bring(occasion, file, name=path.name, by=None, in_background=False)
        self._work(run)
        if run.state != ImportState.CHECKED:
            if run.refusal:
                raise Refused(run.refusal)
            self._tell(run.problems, run.problem_count, run.counts)
        self._tell([], 0, run.counts)
        imports.confirm(run.pk, by=None, forms=run.forms, in_background=False)
        self._work(run)
        if run.state != ImportState.DONE:
            raise Refused(run.refusal or _("Het opnemen is nog niet klaar. De werker op de achtergrond gaat verder."))
        self.stdout.write(
            ngettext("%(count)d formulier opgenomen.", "%(count)d formulieren opgenomen.", run.forms)
            % {"count": run.forms}
        )

    def _work(self, run: ImportRun) -> None:
        import_work.work(run.pk)
        run.refresh_from_db()

    def _tell(self, problems: list[dict[str, Any]], total: int, counts: dict[str, int]) -> None:
        for problem in problems:
            place = _("Rij %(row)d, kolom %(column)s") % problem if problem["column"] else _("Rij %(row)d") % problem
            title = f" ({problem['title']})" if problem["title"] else ""
            self.stdout.write(f"{place}{title}: {problem['sentence']}" if problem["row"] else problem["sentence"])
        if total > len(problems):
            self.stdout.write(_("En nog %(more)d andere.") % {"more": total - len(problems)})
        self.stdout.write(
            _(
                "Formulieren: %(forms)d. Antwoorden: %(answers)d. Teksten: %(texts)d. "
                "Nummers onleesbaar gemaakt: %(masked)d."
            )
            % {name: counts.get(name, 0) for name in ("forms", "answers", "texts", "masked")}
        )
        if total:
            raise Refused(
                ngettext(
                    "Er klopt %(count)d ding niet. Er is niets opgenomen.",
                    "Er kloppen %(count)d dingen niet. Er is niets opgenomen.",
                    total,
                )
                % {"count": total}
            )
