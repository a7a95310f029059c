"""Looking a case over: by somebody else than who wrote it. Only then it can be put to people."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ..enums import CaseState
from ..models import Case


@transaction.atomic
def approve(case: Case, *, by: User, seen: int | None = None) -> Case:
    """The case may be put to people. Raises Refused to who wrote it, ChangedMeanwhile when its words changed since.

    Twice is harmless.
    """
    kept = Case.objects.select_for_update().get(pk=case.pk)
    if kept.state == CaseState.REVIEWED:
        return kept
    if kept.state == CaseState.RETIRED:
        raise Refused(_("Deze casus is uit gebruik. Neem hem eerst weer in gebruik."))
    if not may_approve(kept, by):
        raise Refused(_("U schreef deze casus zelf. Vraag een collega om hem na te kijken."))
    if seen is not None and seen != kept.edition:
        raise ChangedMeanwhile(_("Een collega veranderde deze casus net. Lees hem nog een keer."))
    kept.state, kept.reviewed_by, kept.reviewed_on = CaseState.REVIEWED, by, timezone.localdate()
    kept.edition += 1
    kept.save()
    record("consultation.approve_case", by=by, on=kept)
    return kept


def may_approve(case: Case, user: User) -> bool:
    """Whether somebody else wrote this, as far as we know."""
    return case.written_by_id != user.pk
