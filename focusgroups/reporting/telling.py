"""The mails about a report: please look, and it is final. Each is queued once; other ways are work for a colleague."""

from collections.abc import Sequence

from django.conf import settings

from gatherings.models import Seat
from gatherings.service import MessageWay
from notices import service as notices

from ..models import FocusGroup, MemberCheck, Report
from .links import check_url, thanks_url


def tell_check(check: MemberCheck) -> bool:
    """Queue the question to look, in the caller's transaction; whether it is new.

    A report that was taken back and goes round again is another message, and so is a new link.
    """
    contact = check.participation.participant.contact
    report = check.report
    seat = Seat.objects.filter(participation=check.participation_id).first()
    return notices.queue(
        f"check:{check.pk}:{report.version}:{check.link_version}",
        template="member_check",
        to=contact.email,
        context={
            "gathering": report.gathering,
            "until": report.check_until,
            "link": check_url(check),
            "thanks_link": thanks_url(seat) if seat else "",
        },
        subject_id=str(report.pk),
        person=check.participation.participant_id,
        in_bulk=True,
    )


def keep_back(checks: Sequence[MemberCheck]) -> int:
    """Mails about these member checks that did not leave yet, never leave; returns how many. Checks with report."""
    keys = [f"report-final:{check.pk}" for check in checks]
    for check in checks:
        rounds, links = range(1, check.report.version + 1), range(1, check.link_version + 1)
        keys += [f"check:{check.pk}:{version}:{link}" for version in rounds for link in links]
    return notices.forget(keys=keys)


def tell_final(report: Report) -> int:
    """Queue the news that the report is final, to who was asked by mail; returns how many were new."""
    group = FocusGroup.objects.filter(sessions=report.gathering_id).first()
    checks = MemberCheck.objects.filter(report=report, way=MessageWay.MAIL).exclude(
        participation__participant__contact=None
    )
    count = 0
    for check in checks.select_related("participation__participant__contact"):
        contact = check.participation.participant.contact
        if contact.email:
            count += notices.queue(
                f"report-final:{check.pk}",
                template="report_final",
                to=contact.email,
                context={
                    "gathering": report.gathering,
                    "link": settings.BASE_URL + report_path(group) if group else settings.BASE_URL,
                },
                subject_id=str(report.pk),
                person=check.participation.participant_id,
                in_bulk=True,
            )
    return count


def report_path(group: FocusGroup) -> str:
    """Where the reports of a group stand."""
    return f"{group.get_absolute_url()}verslag/"
