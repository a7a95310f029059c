"""The end of a conversation: everybody is marked, and each person who was there counts once."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.service import record
from contributions.models import Participation
from contributions.service import (
    AlreadyHandedIn,
    Channel,
    ParticipationState,
    Recruitment,
    Refused,
    begin_on_behalf,
    give_new_code,
    hand_in,
)
from gatherings.models import Gathering, Seat, WalkIn
from gatherings.service import GatheringState, SeatState, mark_held, move_seat
from people.models import Participant, User
from people.service import speak_as

from ..models import Speaker
from .attendance import came, hold
from .clock import stop
from .table import NOT_MARKED


def awaited(gathering: Gathering) -> Sequence[Seat]:
    """Seats of which nobody said yet whether the person came. One query."""
    return list(Seat.objects.filter(gathering=gathering, state__in=NOT_MARKED).order_by("pk"))


@transaction.atomic
def nobody_else_came(gathering: Gathering, *, by: User) -> int:
    """All who are not marked yet did not come; returns how many. Nothing is sent."""
    gathering = hold(gathering)
    seats = awaited(gathering)
    for seat in seats:
        move_seat(seat, SeatState.NO_SHOW, by=by)
    return len(seats)


@transaction.atomic
def close(gathering: Gathering, *, by: User) -> Gathering:
    """ "Het gesprek is klaar": it was held, who was there counts, and nobody waits for a chair any more. Twice is
    once.

    Raises Refused before it began, and as long as somebody is not marked.
    """
    gathering = hold(gathering)
    if gathering.state == GatheringState.HELD:
        return gathering
    if gathering.starts_at > timezone.now():
        raise Refused(_("Dit gesprek moet nog beginnen. Sluit het af als het geweest is."))
    if missing := len(awaited(gathering)):
        raise Refused(
            ngettext(
                "Van %(missing)d persoon is nog niet bekend of die er was. Vink dat eerst aan.",
                "Van %(missing)d mensen is nog niet bekend of ze er waren. Vink dat eerst aan.",
                missing,
            )
            % {"missing": missing}
        )
    gathering = mark_held(gathering, by=by)
    stop(gathering)
    count_people(gathering, by=by)
    return gathering


@transaction.atomic
def came_after_all(seat: Seat, *, by: User) -> Speaker:
    """Somebody turns out to have been there, also after the end; then that person counts as well."""
    speaker = came(seat, by=by)
    gathering = hold(seat.gathering)
    if gathering.state == GatheringState.HELD:
        count_people(gathering, by=by)
    return speaker


@transaction.atomic
def count_people(gathering: Gathering, *, by: User) -> int:
    """Each person who was there counts once at the Occasion of this gathering; returns how many are new.

    Each gets a receipt, whose code is shown to nobody until somebody asks for it (:mod:`.codes`). Who was counted
    already, or took everything back, stays as they are.
    """
    gathering = hold(gathering)
    assert gathering.occasion is not None, "what takes place has its occasion"
    fresh = 0
    for seat in Seat.objects.filter(gathering=gathering, state=SeatState.ATTENDED, participation=None).select_related(
        "participant"
    ):
        draft = _begin(gathering, by, seat.participant, seat.recruitment)
        seat.participation = draft
        seat.save(update_fields=["participation"])
    lost = WalkIn.objects.filter(gathering=gathering, participation=None).select_related("perspective")
    for walk_in in lost:  # a draft that nobody closed within thirty days is gone; the person was there all the same
        draft = _begin(gathering, by, None, Recruitment.OPEN)
        speak_as(draft.participant, walk_in.perspective)
        walk_in.participation = draft
        walk_in.save(update_fields=["participation"])
    day = gathering.starts_here.date()
    drafts = Participation.objects.filter(occasion=gathering.occasion, state=ParticipationState.DRAFT)
    for draft in [*drafts.filter(seat__gathering=gathering), *drafts.filter(walk_in__gathering=gathering)]:
        try:
            hand_in(draft, (), on=day)
        except AlreadyHandedIn:
            continue
        fresh += 1
    if fresh:
        record("focusgroups.count_people", by=by, on=gathering, people=fresh)
    return fresh


def _begin(gathering: Gathering, by: User, participant: Participant | None, recruitment: str) -> Participation:
    assert gathering.occasion is not None, "what takes place has its occasion"
    draft = begin_on_behalf(
        gathering.occasion, channel=Channel.INTERVIEW, by=by, recruitment=recruitment, participant=participant
    )
    give_new_code(draft)
    return draft
