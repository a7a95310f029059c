"""Changing a sign-up, and taking it back: by oneself with the link, or by a colleague."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Seat
from gatherings.service import GatheringState, SeatState, cancel_seat, decline, leave_waiting_list
from people import service as people
from people.models import User

from ..enums import CandidateState, GroupState
from ..models import Availability, Candidate
from ..transitions import move_candidate
from .applying import answers_of, hash_of, say_when, tidy_reach
from .said import Said
from .telling import keep_back
from .wiping import forget_addresses, wipe_answers

#: Until the invitations go out one can say when one can come, and what one needs.
CHANGEABLE = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING)


def may_change(candidate: Candidate) -> bool:
    """Whether this sign-up can still be changed by the person."""
    is_here = candidate.state != CandidateState.WITHDRAWN and candidate.wiped_on is None
    return is_here and candidate.group.state in CHANGEABLE


@transaction.atomic
def change_when(candidate: Candidate, can: Mapping[int, str], when_else: str) -> Candidate:
    """Say anew at which moments somebody can come; the last thing said counts. Raises Refused when it is too late."""
    kept = _held(candidate)
    said = Said(can=can, when_else=when_else)
    kept.availabilities.all().delete()
    say_when(kept, said)
    kept.when_else = str(answers_of(said)["when_else"])
    kept.save(update_fields=["when_else"])
    return kept


@transaction.atomic
def change_needs(candidate: Candidate, needs: tuple[str, ...], note: str, *, companion: bool) -> Candidate:
    """Say anew what somebody needs. Raises Refused when it is too late."""
    kept = _held(candidate)
    answers = answers_of(Said(needs=needs, needs_note=note, brings_companion=companion))
    names = ("needs", "needs_note", "brings_companion")
    for name in names:
        setattr(kept, name, answers[name])
    kept.save(update_fields=names)
    return kept


@transaction.atomic
def correct(candidate: Candidate, said: Said, *, by: User | None) -> Candidate:
    """A colleague corrects what was written down. What was said about the house stays. Recorded.

    Raises Refused when the person is gone, or when the new address belongs to somebody else in this group.
    """
    kept = Candidate.objects.select_for_update(of=("self",)).select_related("participant").get(pk=candidate.pk)
    if kept.state == CandidateState.WITHDRAWN or kept.wiped_on is not None:
        raise Refused(_("Van deze persoon bewaren wij niets meer. U kunt niets veranderen."))
    reach = tidy_reach(said.reach)
    address = hash_of(reach)
    others = Candidate.objects.in_the_pool().filter(group_id=kept.group_id, reach_hash=address)
    if address and others.exclude(pk=kept.pk).exists():
        raise Refused(_("Iemand anders in deze groep heeft dit adres al. Kijk het na."))
    people.speak_as(
        kept.participant,
        said.perspective,
        other_hats=kept.participant.other_hats.all(),
        speaks_for=said.speaks_for,
        organisation=said.organisation,
    )
    people.leave_address(
        kept.participant,
        reach_by=reach.reach_by,
        name=reach.name,
        email=reach.email,
        phone=reach.phone,
        address=reach.address,
        through=reach.through,
    )
    fields: dict[str, Any] = {**answers_of(said), "reach_hash": address, "took_part_before": said.took_part_before}
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(fields))
    kept.availabilities.all().delete()
    say_when(kept, said)
    record("focusgroups.correct_candidate", by=by, on=kept)
    return kept


@transaction.atomic
def withdraw(candidate: Candidate, *, by: User | None) -> Candidate:
    """Out of the pool: the chair is free, the personal answers and the address are gone. Twice is harmless.

    `by` is None for the person, and nothing is recorded then.
    """
    gone = move_candidate(candidate, CandidateState.WITHDRAWN, by=by)
    if gone.seat is not None:
        _free(gone.seat, by)
    wipe_answers(Candidate.objects.filter(pk=gone.pk))
    keep_back(gone)
    # Whom a colleague takes off the list, reads that the appointment is off; who went themselves, knows.
    forget_addresses([gone.pk], also_heard=True, last_letters_leave=by is not None)
    gone.refresh_from_db()
    return gone


def _free(seat: Seat, by: User | None) -> None:
    """Nobody sits here any more; the calendar hears it, and the chair goes to who is next. What has begun, stays."""
    gathering = seat.gathering
    if gathering.state != GatheringState.PLANNED or gathering.starts_at <= timezone.now():
        return
    if seat.state in (SeatState.WAITING, SeatState.OFFERED):
        leave_waiting_list(seat, by=by)
    elif seat.state in (SeatState.INVITED, SeatState.ACCEPTED):
        decline(seat) if by is None else cancel_seat(seat, by=by)


def _held(candidate: Candidate) -> Candidate:
    kept = Candidate.objects.select_for_update(of=("self",)).select_related("group").get(pk=candidate.pk)
    if not may_change(kept):
        raise Refused(_("U kunt dit niet meer veranderen. Bel ons, dan kijken wij samen wat kan."))
    return kept


def availabilities_of(candidate: Candidate) -> dict[int, str]:
    """What somebody said of each moment: the gathering's key, and a code of Can."""
    return dict(Availability.objects.filter(candidate=candidate).values_list("gathering_id", "can"))
