"""What /mijn-inbreng/ shows about a conversation: when it was, and how far its report is."""

from django.utils import timezone

from contributions.models import Participation
from contributions.service import ParticipationState, ReceiptPart

from ..enums import ReportState
from ..models import FocusGroup, MemberCheck, Report


def conversation_part(participation: Participation) -> ReceiptPart | None:
    """Three queries. None when there is no conversation behind the occasion (any more)."""
    group = FocusGroup.objects.filter(sessions__occasion=participation.occasion_id).first()
    if group is None:
        return None
    report = Report.objects.filter(gathering__occasion=participation.occasion_id).first()
    check = MemberCheck.objects.filter(participation=participation, report=report).first() if report else None
    state = report.state if report else ReportState.DRAFT
    is_open = (
        report is not None
        and state == ReportState.CHECKING
        and report.check_until is not None
        and timezone.localdate() <= report.check_until
    )
    return ReceiptPart(
        "focusgroups/receipt_part.html",
        {
            "group": group,
            "held_on": participation.occasion.held_on,
            "is_counted": participation.state == ParticipationState.COUNTED,
            "report": report,
            "check": check,
            "is_open": is_open,
            "is_final": state == ReportState.FINAL,
        },
    )
