"""People who signed up and were not chosen hear it, once, with kind words: by mail, or by a colleague.

Their state is the proof: who was told or passed is not told again. Each person is a transaction of their own.
"""

import logging
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from gatherings.service import MessageWay, SeatState, way_for
from notices.service import queue
from people.models import User
from people.service import ReachBy

from .enums import CandidateState, GroupState
from .inviting import MOST_WHILE_WAITING
from .models import Candidate, FocusGroup
from .recruiting.telling import passed_key
from .transitions import move_candidate

logger = logging.getLogger(__name__)

#: Who gets the message by mail.
_BY_MAIL = Q(participant__contact__reach_by=ReachBy.MAIL, participant__contact__email__gt="")
_AFTER_TALKING = (GroupState.CHECKING, GroupState.DONE)
_NOT_CHOSEN = (CandidateState.APPLIED, CandidateState.ALTERNATE, CandidateState.PASSED)
_AFTER_CHOOSING = (GroupState.MEETING, GroupState.CHECKING, GroupState.DONE)


def to_be_told(group: FocusGroup) -> QuerySet[Candidate]:
    """Who was not chosen and does not know it: who only signed up, who a draw passed and can be mailed, and after the
    last conversation also the reserves.

    Who said no to a chair knows. Reads the state of `group` as it is at hand.
    """
    them = Q(state=CandidateState.APPLIED) | Q(_BY_MAIL, state=CandidateState.PASSED, passed_told_on=None)
    if group.state in _AFTER_TALKING:
        never = Q(seat=None) | Q(seat__state__in=(SeatState.CANCELLED, SeatState.EXPIRED))
        them |= Q(state=CandidateState.ALTERNATE) & never
    return Candidate.objects.filter(them, group=group)


def to_be_called() -> QuerySet[Candidate]:
    """Who was not chosen, and must hear it from a colleague: there is no mail, and the choice is made."""
    passed = Candidate.objects.filter(state=CandidateState.PASSED, passed_told_on=None)
    return passed.filter(group__state__in=_AFTER_CHOOSING).exclude(_BY_MAIL)


def close_choice(group: FocusGroup, *, by: User | None) -> int:
    """Tell everybody who was not chosen; returns how many that are. Many people are told by the worker.

    Raises Refused as long as nobody was invited: then nothing was chosen yet.
    """
    group.refresh_from_db(fields=["state"])
    if group.state not in _AFTER_CHOOSING:
        raise Refused(_("U koos nog niemand. Nodig eerst mensen uit."))
    waiting = to_be_told(group).count()
    if waiting:
        record("focusgroups.close_choice", by=by, on=group, people=waiting)
    if waiting > MOST_WHILE_WAITING:
        async_task("focusgroups.tasks.close_choice", group.pk, by.pk if by else None, save=False)
    else:
        pass_all(group, by=by)
    return waiting


def pass_all(group: FocusGroup, *, by: User | None) -> int:
    """Pass everybody who was not chosen and was not told; returns how many. One that fails keeps no other waiting."""
    done = 0
    keys = list(to_be_told(group).values_list("pk", flat=True))
    for key in keys:
        try:
            done += _pass(key, by=by)
        except Exception:
            logger.exception("candidate %s could not be told", key)
    return done


@transaction.atomic
def _pass(key: UUID, *, by: User | None) -> bool:
    """Pass one person and queue the mail; who has no mail waits for a colleague."""
    candidate = (
        Candidate.objects.select_for_update(of=("self",))
        .select_related("group", "participant__contact")
        .filter(pk=key)
        .first()
    )
    if candidate is None or candidate.state not in _NOT_CHOSEN or candidate.passed_told_on is not None:
        return False
    if candidate.state == CandidateState.ALTERNATE:
        move_candidate(candidate, CandidateState.APPLIED, by=by)
    move_candidate(candidate, CandidateState.PASSED, by=by)
    contact = getattr(candidate.participant, "contact", None)
    if contact is not None and way_for(contact) == MessageWay.MAIL:
        group = candidate.group
        queue(
            passed_key(candidate),
            template="group_passed",
            to=contact.email,
            context={"group": group, "groups_url": f"{settings.BASE_URL}/gespreksgroepen/"},
            subject_id=f"group_passed:{group.pk}",
            person=candidate.participant_id,
            in_bulk=True,
        )
        Candidate.objects.filter(pk=key).update(passed_told_on=timezone.localdate())
    return True


@transaction.atomic
def told(candidate: Candidate, *, by: User) -> None:
    """A colleague called or wrote to somebody who was not chosen. Again is harmless."""
    kept = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    if kept.state != CandidateState.PASSED:
        raise Refused(_("Deze persoon staat niet meer op ‘niet gekozen’. Ververs de pagina."))
    if kept.passed_told_on is None:
        kept.passed_told_on = timezone.localdate()
        kept.save(update_fields=["passed_told_on"])
        record("focusgroups.told_not_chosen", by=by, on=kept)
