"""Whom we ask to look at a report, along which way, and with which of their own words."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution, Participation
from contributions.service import Refused
from gatherings.service import MessageWay, way_for
from people.models import User

from ..enums import CheckState, ReportState
from ..models import CheckedQuote, MemberCheck, Report
from .telling import tell_check

#: Somebody's longest words; a page with more is not read.
MOST_QUOTES = 25
_SHORTEST_QUOTE = 15


def ask_everybody(report: Report) -> list[MemberCheck]:
    """A member check for everybody who was heard there and can be reached, with their own words; and the mails.

    In the caller's transaction. Who was asked before is asked again, with the same link.
    """
    heard = Participation.objects.counted().filter(occasion=report.gathering.occasion_id)
    reachable = {
        person.pk: way_for(contact)
        for person in heard.select_related("participant__contact").order_by("pk")
        if (contact := getattr(person.participant, "contact", None))
    }
    MemberCheck.objects.bulk_create(
        [MemberCheck(report=report, participation_id=key) for key in reachable], ignore_conflicts=True
    )
    checks = list(
        MemberCheck.objects.filter(report=report, participation__in=reachable).select_related(
            "participation__participant__contact"
        )
    )
    for check in checks:
        check.report = report
        check.way, check.state = reachable[check.participation_id], CheckState.ASKED
        check.told_on = timezone.localdate() if check.way == MessageWay.MAIL else None
        check.answered_on = None
    MemberCheck.objects.bulk_update(checks, ["way", "state", "told_on", "answered_on"])
    _give_quotes(checks)
    for check in checks:
        if check.way == MessageWay.MAIL:
            tell_check(check)
    return checks


@transaction.atomic
def mark_told(check: MemberCheck, *, by: User | None) -> None:
    """Somebody called, posted the letter, or told the organisation. Once."""
    kept = MemberCheck.objects.select_for_update().get(pk=check.pk)
    if kept.told_on is None:
        kept.told_on = timezone.localdate()
        kept.save(update_fields=["told_on"])
        record("focusgroups.tell_check", by=by, on=kept, way=kept.way)


@transaction.atomic
def new_link(check: MemberCheck, *, by: User | None) -> MemberCheck:
    """End the links that were given out, and mail a new one to who is reached by mail.

    Raises Refused when nobody can look any more.
    """
    kept = MemberCheck.objects.select_for_update(of=("self",)).select_related("report__gathering").get(pk=check.pk)
    if kept.report.state != ReportState.CHECKING:
        raise Refused(_("Nakijken kan nu niet. Een nieuwe link is niet nodig."))
    kept.link_version += 1
    kept.save(update_fields=["link_version"])
    record("focusgroups.new_check_link", by=by, on=kept)
    if kept.way == MessageWay.MAIL:
        tell_check(kept)
    return kept


def _give_quotes(checks: Iterable[MemberCheck]) -> None:
    check_of = {check.participation_id: check for check in checks}
    words = Contribution.objects.filter(participation__in=check_of, emptied_reason="", replaces=None)
    given: dict[UUID, int] = {}
    rows = []
    for found in words.annotate(size=Length("original")).order_by("-size", "pk"):
        check = check_of[found.participation_id] if found.participation_id else None
        count = given.get(check.pk, 0) if check else MOST_QUOTES
        if check is None or count >= MOST_QUOTES or (count and found.size < _SHORTEST_QUOTE):
            continue
        given[check.pk] = count + 1
        rows.append(CheckedQuote(check_of=check, contribution=found))
    CheckedQuote.objects.bulk_create(rows, ignore_conflicts=True)
