"""Somebody signs up by themselves: a chair at once when there is one, else a place on the waiting list.

The last chair is decided under the lock on the gathering: who is first in that transaction has it.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.service import record
from contributions.service import Recruitment, Refused
from people.models import Participant, User

from .answering import tell_by_mail
from .chairs import free_chairs, locked, refuse_unless_coming, seat_under_lock
from .enums import CalendarPolicy, MessageKind, SeatState
from .making import make_seat, standing_seat
from .models import Gathering, Seat
from .waiting import chair_came_free

#: Seats that hold as many chairs as they have.
_HOLDING = (SeatState.INVITED, SeatState.OFFERED, SeatState.ACCEPTED)


@transaction.atomic
def sign_up(
    gathering: Gathering,
    participant: Participant,
    *,
    by: User | None = None,
    chairs: int = 1,
    policy: str = CalendarPolicy.PUBLISH,
    recruitment: str = Recruitment.OPEN,
    is_new: bool = False,
) -> Seat:
    """A seat for who wants to come, without asking again; look at its state: ACCEPTED, or WAITING when it is full.

    Who has a seat that still stands keeps that one. Only who has mail is written to: the others see it where they
    sign up. `is_new`: the caller has the gathering from :func:`locked_all`, and made this person just now.

    Raises Refused when the gathering is not planned, has begun, or has fewer chairs than are asked.
    """
    if not is_new:
        gathering = locked(gathering)
        if seat := standing_seat(gathering, participant):
            return seat
    refuse_unless_coming(gathering)
    _refuse_too_many(gathering, chairs)
    has_room = free_chairs(gathering) >= chairs
    state = SeatState.ACCEPTED if has_room else SeatState.WAITING
    seat = make_seat(gathering, participant, state, policy, recruitment, chairs)
    if by is not None:
        record("gatherings.sign_up", by=by, on=seat, state=str(state))
    tell_by_mail(seat, participant, MessageKind.CONFIRM if has_room else MessageKind.WAITING, is_new=True)
    return seat


@transaction.atomic
def change_chairs(seat: Seat, chairs: int, *, by: User | None = None) -> Seat:
    """With more or fewer people than somebody said. Fewer frees chairs for who waits; more only when they are free.

    Who waits keeps their place on the list. Raises Refused, and changes nothing, when it cannot be.
    """
    seat, gathering = seat_under_lock(seat)
    if seat.chairs == chairs:
        return seat
    refuse_unless_coming(gathering)
    if seat.state not in (*_HOLDING, SeatState.WAITING):
        raise Refused(_("Uw plek is vervallen. U kunt niets meer veranderen. Bel ons als dit niet klopt."))
    _refuse_too_many(gathering, chairs)
    holds = seat.state in _HOLDING and not (seat.state == SeatState.INVITED and seat.first_come)
    more = chairs - seat.chairs
    if holds and more > 0 and (free := max(free_chairs(gathering), 0)) < more:
        raise Refused(
            ngettext(
                "Er is nog %(number)d plek vrij. U kunt niet met zo veel mensen komen. Er is niets veranderd.",
                "Er zijn nog %(number)d plekken vrij. U kunt niet met zo veel mensen komen. Er is niets veranderd.",
                free,
            )
            % {"number": free}
        )
    was, seat.chairs = seat.chairs, chairs
    seat.save(update_fields=["chairs"])
    if by is not None:
        record("gatherings.change_chairs", by=by, on=seat, was=was, now=chairs)
    if more < 0:
        chair_came_free(gathering)
        seat.refresh_from_db(fields=["state", "offered_until", "offer_reason"])
    return seat


def _refuse_too_many(gathering: Gathering, chairs: int) -> None:
    if chairs < 1:
        raise Refused(_("Kies met hoeveel mensen u komt. Eén is genoeg."))
    if chairs > gathering.capacity:
        raise Refused(
            ngettext(
                "Er is hier plek voor %(number)d persoon. Kies een kleiner aantal, of bel ons.",
                "Er is hier plek voor %(number)d mensen. Kies een kleiner aantal, of bel ons.",
                gathering.capacity,
            )
            % {"number": gathering.capacity}
        )
