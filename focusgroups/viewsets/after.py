"""The block "Na het gesprek" on the page of a group: where each report stands, and the ways on."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gatherings.models import Gathering
from gatherings.service import GatheringState

from ..enums import ReportState
from ..models import FocusGroup
from ..permissions import may_change_reports, may_change_thanks, may_view_reports


def panel(request: HttpRequest, group: FocusGroup) -> dict[str, Any] | None:
    """The gatherings that have begun, each with its report; None for who may not read reports, or before any. Two
    queries at most.
    """
    if not may_view_reports(request.user):
        return None
    began = Gathering.objects.filter(
        group_session__group=group, state__in=(GatheringState.PLANNED, GatheringState.HELD)
    )
    gatherings = list(began.filter(starts_at__lte=timezone.now()).select_related("report").order_by("starts_at"))
    if not gatherings:
        return None
    return {
        "rows": [(each, _state_of(each)) for each in gatherings],
        "may_change": may_change_reports(request.user),
        "may_thank": may_change_thanks(request.user),
    }


def _state_of(gathering: Gathering) -> str:
    report = getattr(gathering, "report", None)
    return str((ReportState(report.state) if report else ReportState.DRAFT).label)
