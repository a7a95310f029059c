"""Sending a plan: a named colleague decides, everybody in it is invited where the plan says. Once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering
from people.models import User

from ..enums import CandidateState, JobState
from ..inviting import send
from ..models import Candidate, Plan, Sending
from ..transitions import move_candidate
from .reserves import reserves_at
from .state_of_play import Standing, standing
from .wording import sentence_of_broken


def send_plan(plan: Plan, *, seen: int, by: User, now: datetime | None = None) -> Sending:
    """Invite everybody of the plan who has no seat yet; gives the sending, which the worker finishes.

    The reserves of a draw go on the waiting list of a moment where they can come.
    First the plan is closed for changes and what must be true is checked, in one short transaction; then the door for
    invitations does its work with the number of the plan as its token: pressed twice or taken up after a kill it is
    one sending. Raises Refused with what is not right; then the plan stays open.
    """
    if sent := Sending.objects.filter(token=plan.pk).first():
        return sent
    placement = _decide(plan, seen, by, now or timezone.now())
    waiting = reserves_at(plan.group, {gathering for _candidate, gathering in placement})
    try:
        return send(plan.group, placement, by=by, waiting=waiting, token=plan.pk)
    except Refused:
        Plan.objects.filter(pk=plan.pk).update(sent_at=None)
        raise


@transaction.atomic
def _decide(plan: Plan, seen: int, by: User, now: datetime) -> list[tuple[Candidate, Gathering]]:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("group").get(pk=plan.pk)
    if plan.state != JobState.DONE:
        raise Refused(_("Dit plan is niet klaar. Wacht, of maak een nieuw plan."))
    if plan.version != seen and plan.sent_at is None:
        raise Refused(_("Iemand veranderde dit plan net. Kijk nog eens, en verstuur het dan."))
    if plan.sent_at is None and Plan.objects.filter(group=plan.group, made_at__gt=plan.made_at).exclude(sent_at=None):
        raise Refused(_("Er is al een nieuwer plan verstuurd. Maak een nieuw plan."))
    now_ = standing(plan)
    refuse_what_broke(now_)
    placement = to_invite(now_)
    if not placement:
        raise Refused(_("In dit plan is niemand om uit te nodigen."))
    for candidate, _gathering in placement:
        if candidate.state == CandidateState.APPLIED:
            move_candidate(candidate, CandidateState.SELECTED, by=by)
    if plan.sent_at is None:
        plan.sent_at = now
        plan.save(update_fields=["sent_at"])
        record("focusgroups.send_plan", by=by, on=plan, people=len(placement))
    return placement


def refuse_what_broke(now: Standing) -> None:
    """Raise Refused with what the plan would break today."""
    wrong = [sentence_of_broken(each, now.question) for each in now.broken]
    if now.gone:
        wrong.append(_("Een moment uit dit plan kan niet meer."))
    if wrong:
        told = " ".join(dict.fromkeys(wrong))
        raise Refused(_("Dit plan klopt niet meer. %(told)s Maak een nieuw plan.") % {"told": told})


def to_invite(now: Standing) -> list[tuple[Candidate, Gathering]]:
    """Who is invited where: everybody placed without a seat of their own yet."""
    instance, question = now.question.instance, now.question
    placed = {
        question.candidate_of[person.key]: question.gatherings[there]
        for person in instance.candidates
        if not person.is_fixed and (there := now.seating.where[person.key])
    }
    candidates = Candidate.objects.filter(pk__in=placed).select_related("participant__perspective__parent")
    return [(each, placed[each.pk]) for each in candidates.order_by("applied_on", "pk")]
