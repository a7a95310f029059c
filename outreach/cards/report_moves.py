"""How a report goes from one state to the next. These moves are the only way."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import ReportState
from ..models import EventReport

REPORT_MOVES: dict[str, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.PUBLISHED}),
    ReportState.PUBLISHED: frozenset({ReportState.DRAFT}),
}


@transaction.atomic
def move_report(report: EventReport, to: str, *, by: User | None, **also: Any) -> EventReport:
    """Bring a report to another state; returns it as it is now. Asking for the state it has is harmless.

    `also` are fields written along. Raises Refused for a move that is not in the table.
    """
    kept = EventReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if kept.state == to:
        return kept
    if to not in REPORT_MOVES.get(kept.state, frozenset()):
        raise Refused(
            _("Dit kan niet: het verslag staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, ReportState(to)
    kept.version += 1
    for name, value in also.items():
        setattr(kept, name, value)
    kept.save(update_fields=["state", "version", *also])
    record("outreach.move_report", by=by, on=kept, was=str(was), now=str(to))
    return kept
