"""When somebody has another address: links to a sign-up and to a report end, and new ones go to the new address."""

from collections.abc import Sequence

from django.db.models import F

from gatherings.service import MessageWay
from people.service import Farewell, Gone

from .enums import ReportState
from .models import Candidate, MemberCheck
from .recruiting.changing import may_change
from .recruiting.telling import tell_moved
from .reporting.telling import tell_check


def end_mailed_links(gone: Sequence[Gone], farewell: Farewell) -> None:
    """Listens to people's deed."""
    if farewell not in (Farewell.CHANGED, Farewell.REMOVED):
        return
    people = {each.person for each in gone}
    candidates = Candidate.objects.filter(participant__in=people)
    checks = MemberCheck.objects.filter(participation__participant__in=people)
    candidates.update(link_version=F("link_version") + 1)
    checks.update(link_version=F("link_version") + 1)
    if farewell == Farewell.REMOVED:
        return
    for candidate in candidates.select_related("group", "participant__contact"):
        if may_change(candidate) and (contact := getattr(candidate.participant, "contact", None)):
            tell_moved(candidate, contact.email)
    open_checks = checks.filter(report__state=ReportState.CHECKING, way=MessageWay.MAIL)
    for check in open_checks.select_related("report__gathering", "participation__participant__contact"):
        if getattr(check.participation.participant, "contact", None):
            tell_check(check)
