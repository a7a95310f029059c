"""The report of a gathering: written, sent round, taken back, and final."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from gatherings.models import Gathering
from people.models import User
from privacy.service import guard_for_storage

from ..enums import CheckState, ReportState
from ..models import MemberCheck, Report
from ..transitions import move_report
from .asking import ask_everybody
from .hand_over import to_hand_over
from .telling import tell_final

#: People get at least so many days to look: a letter takes two.
FEWEST_DAYS = 5


def report_of(gathering: Gathering) -> Report:
    """The report of this gathering; made when there was none."""
    return Report.objects.get_or_create(gathering=gathering)[0]


@transaction.atomic
def write(report: Report, summary: str, *, version: int, by: User | None) -> Report:
    """Keep the summary. `version` is the one the writer was looking at. A BSN is masked.

    While people look the text stays as it is; after the last day what they said can be put in. Raises ChangedMeanwhile
    when somebody else wrote, Refused when it is final or with the participants.
    """
    kept = _locked(report)
    if kept.version != version:
        raise ChangedMeanwhile(_("Iemand anders schreef ook aan dit verslag. Bekijk het, en voeg uw tekst dan toe."))
    if kept.state == ReportState.FINAL:
        raise Refused(_("Dit verslag staat vast. Het verandert niet meer."))
    if kept.state == ReportState.CHECKING and is_still_checked(kept):
        raise Refused(_("Deelnemers kijken dit nu na. Haal het eerst terug, of wacht tot de laatste dag voorbij is."))
    kept.summary = guard_for_storage(summary)[0]
    kept.version += 1
    kept.save(update_fields=["summary", "version"])
    record("focusgroups.write_report", by=by, on=kept)
    return kept


@transaction.atomic
def send_round(report: Report, until: date, *, by: User | None) -> Report:
    """Ask everybody who was there to look: one message each, and until the end of that day.

    Raises Refused without a summary, with notes that are no contributions yet, or with too few days.
    """
    kept = _locked(report)
    if kept.state == ReportState.CHECKING:
        return kept
    if not kept.summary.strip():
        raise Refused(_("Schrijf eerst de samenvatting. Daarna kunnen deelnemers haar nakijken."))
    if (until - timezone.localdate()).days < FEWEST_DAYS:
        raise Refused(_("Geef mensen minstens vijf dagen. Een brief is twee dagen onderweg."))
    if to_hand_over(kept.gathering).exists():
        raise Refused(_("Zet eerst de aantekeningen over. Dan kan iedereen de eigen woorden nakijken."))
    kept = move_report(kept, ReportState.CHECKING, by=by, check_until=until)
    ask_everybody(kept)
    return kept


@transaction.atomic
def take_back(report: Report, *, by: User | None) -> Report:
    """To the writer again. Links show that the report is being written; answers that were given are kept."""
    return move_report(report, ReportState.DRAFT, by=by)


@transaction.atomic
def finish(report: Report, *, by: User | None) -> Report:
    """The report is final, and the page of the group shows it. Everybody who was asked hears so, once.

    Raises Refused while people may still look, unless all of them answered.
    """
    kept = _locked(report)
    if kept.state == ReportState.FINAL:
        return kept
    waiting = MemberCheck.objects.filter(report=kept, state=CheckState.ASKED)
    if kept.state == ReportState.CHECKING and is_still_checked(kept) and waiting.exists():
        raise Refused(
            _("Nakijken kan nog tot en met %(day)s. Stel het verslag daarna vast.")
            % {"day": date_format(kept.check_until or timezone.localdate())}
        )
    kept = move_report(kept, ReportState.FINAL, by=by, finished_on=timezone.localdate())
    waiting.update(state=CheckState.NO_REPLY)
    tell_final(kept)
    return kept


def is_still_checked(report: Report) -> bool:
    """Whether participants may look today; the last day itself counts."""
    return (
        report.state == ReportState.CHECKING
        and report.check_until is not None
        and timezone.localdate() <= report.check_until
    )


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=report.pk)
