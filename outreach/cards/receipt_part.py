"""What /mijn-inbreng/ shows about an evening: where it was, and whether the report is online."""

from contributions.models import Participation
from contributions.service import ParticipationState, ReceiptPart

from ..enums import ReportState
from ..models import EventDate, EventReport
from .periods import why_closed
from .reports import report_path


def event_part(participation: Participation) -> ReceiptPart | None:
    """Two queries. The words themselves, with their questions, are shown by the page. None without an event."""
    found = EventDate.objects.filter(gathering__occasion=participation.occasion_id)
    date = found.select_related("event", "gathering__venue").first()
    if date is None:
        return None
    report = EventReport.objects.filter(date=date, state=ReportState.PUBLISHED).first()
    return ReceiptPart(
        "outreach/receipt_part.html",
        {
            "event": date.event,
            "date": date,
            "starts": date.gathering.starts_here,
            "is_counted": participation.state == ParticipationState.COUNTED,
            "takes_cards": not why_closed(date.gathering),
            "report_url": report_path(date) if report else "",
        },
    )
