"""What everybody reads of the reports of a group. No quotes: a quote and a day together could point at somebody."""

from dataclasses import dataclass
from typing import Any

from contributions.models import Tally

from ..enums import ReportState
from ..models import FocusGroup, Report
from .figures import (
    CheckCount,
    Present,
    are_told,
    check_in_words,
    counts_of,
    hands_by_occasion,
    people_by_occasion,
)


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One final report, with what participants said of it in sentences, the hands (not of a small table), and how many
    were there.
    """

    report: Report
    checked: list[str]
    hands: list[Tally]
    present: Present | None


def reports_context(group: FocusGroup) -> dict[str, Any]:
    """For templates/focusgroups/parts/reports.html: the final reports, the first conversation first.

    Five queries, whatever the number of reports; one when there are none.
    """
    found = Report.objects.filter(gathering__group_session__group=group, state=ReportState.FINAL)
    reports = list(found.select_related("gathering").order_by("gathering__starts_at"))
    if not reports:
        return {"reports": []}
    occasions = [report.gathering.occasion_id for report in reports]
    counts = counts_of(reports)
    hands, people = hands_by_occasion(occasions), people_by_occasion(occasions)
    return {
        "reports": [
            ReportShown(
                report,
                check_in_words(counts.get(report.pk, CheckCount())),
                list(filter(are_told, hands.get(report.gathering.occasion_id, []))),
                people.get(report.gathering.occasion_id),
            )
            for report in reports
        ]
    }
