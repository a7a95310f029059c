"""What the organiser changes by hand in a plan: fix somebody or a session, or put somebody elsewhere.

A plan that was sent is never changed. Each deed asks for the version that was seen, so that two colleagues do not
undo each other's work. What would break a hard rule is refused, with the rule in a sentence.
"""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import JobState
from ..models import Plan, PlanSeat, PlanSession
from .checking import check
from .instance import Seating, Stay
from .state_of_play import Standing, standing
from .wording import sentence_of_broken


@transaction.atomic
def lock_seat(plan: Plan, seat_pk: int, *, locked: bool, seen: int, by: User) -> Plan:
    """Keep somebody where they are (or out of the plan) in the next calculation, or let the computer choose again."""
    plan = _open_for_change(plan, seen)
    seat = _seat(plan, seat_pk)
    seat.locked = locked
    seat.save(update_fields=["locked"])
    return _changed(plan, "focusgroups.lock_plan_seat", by)


@transaction.atomic
def lock_session(plan: Plan, session_pk: int, *, locked: bool, seen: int, by: User) -> Plan:
    """Keep a session open (or closed) in the next calculation, or let the computer choose again."""
    plan = _open_for_change(plan, seen)
    session = PlanSession.objects.filter(plan=plan, pk=session_pk).first()
    if session is None:
        raise Refused(_("Deze bijeenkomst staat niet in het plan. Ververs de pagina."))
    session.locked = locked
    session.save(update_fields=["locked"])
    return _changed(plan, "focusgroups.lock_plan_session", by)


@transaction.atomic
def move_person(plan: Plan, seat_pk: int, to: int | None, *, seen: int, by: User) -> Plan:
    """Put somebody (with who comes along) at another session of the plan, or nowhere (None), and keep them there.

    Raises Refused with every hard rule that would break; nothing is changed then.
    """
    plan = _open_for_change(plan, seen)
    seat = _seat(plan, seat_pk)
    now = standing(plan)
    key = now.question.key_of.get(seat.candidate_id)
    if key is None:
        raise Refused(_("Deze persoon doet niet meer mee. Maak een nieuw plan."))
    there = str(to) if to is not None else None
    if there is not None and there not in now.question.instance.slot:
        raise Refused(_("Dit moment kan niet meer. Kies een ander moment."))
    person = now.question.instance.person[key]
    if person.is_fixed:
        raise Refused(_("Deze persoon is al uitgenodigd of komt al. Die plek verandert niet."))
    moving = {
        each.key
        for each in now.question.instance.people
        if each.key == key or (person.party and each.party == person.party and not each.is_fixed)
    }
    _refuse_new_trouble(now, moving, there)
    rows = [row for each, row in now.seats.items() if each in moving]
    for row in rows:
        row.gathering_id, row.by_hand, row.locked = to, True, True
        row.why_not = "" if to is not None else "kept_out"
    PlanSeat.objects.bulk_update(rows, ["gathering", "by_hand", "locked", "why_not"])
    used = set(plan.seats.exclude(gathering=None).values_list("gathering_id", flat=True))
    plan.sessions.filter(gathering_id__in=used).update(opened=True)
    plan.sessions.exclude(gathering_id__in=used).update(opened=False)
    return _changed(plan, "focusgroups.move_in_plan", by)


def _refuse_new_trouble(now: Standing, moving: set[str], there: str | None) -> None:
    """What was wrong before the move does not stand in its way; what it makes wrong does."""
    instance = now.question.instance
    people = (replace(p, stay=Stay.FREE, at="") if p.key in moving else p for p in instance.people)
    changed = instance.with_changes(people=tuple(people))
    where = {**now.seating.where, **dict.fromkeys(moving, there)}
    after = Seating(where, frozenset(each for each in where.values() if each))
    before = {(each.rule, each.slot) for each in check(changed, now.seating)}
    broken = [each for each in check(changed, after) if (each.rule, each.slot) not in before]
    if broken:
        sentences = list(dict.fromkeys(sentence_of_broken(each, now.question) for each in broken))
        raise Refused(" ".join(sentences))


def _open_for_change(plan: Plan, seen: int) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("group").get(pk=plan.pk)
    if plan.sent_at is not None:
        raise Refused(_("Dit plan is verstuurd. Maak een nieuw plan als er iets moet veranderen."))
    if plan.state != JobState.DONE:
        raise Refused(_("De computer rekent nog. Wacht tot het plan klaar is."))
    if plan.version != seen:
        raise Refused(_("Iemand veranderde dit plan net. Kijk hieronder hoe het nu is, en doe het dan opnieuw."))
    return plan


def _seat(plan: Plan, pk: int) -> PlanSeat:
    seat = PlanSeat.objects.filter(plan=plan, pk=pk).first()
    if seat is None:
        raise Refused(_("Deze persoon staat niet meer in het plan. Ververs de pagina."))
    return seat


def _changed(plan: Plan, action: str, by: User) -> Plan:
    plan.version += 1
    plan.save(update_fields=["version"])
    record(action, by=by, on=plan)
    return plan
