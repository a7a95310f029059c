"""Signing up for a date: by oneself, or written down by a colleague who has the person on the phone.

One short transaction under the lock on the gathering: chair or waiting list, code, and the mail that tells it.

A stranger who types somebody's mail address learns nothing: a second sign-up with the same address looks like the
first, the first one stands, and only the owner of the address is told. A phone number or a postal address gets no such
mail: a second sign-up is a seat of its own there, and the organiser sees that two share an address.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from gatherings.models import Gathering, Seat
from gatherings.service import OVER_SEATS, SeatState, free_chairs, locked_all
from gatherings.service import sign_up as give_seat
from people import service as people
from people.models import Participant, User

from ..enums import SignUpMode
from ..models import EventDate, SignUp
from .door_codes import with_door_code
from .hashes import reach_hash
from .said import Reach, Said, Way, guarded, tidy_reach
from .standing import INVITED, NOT_NEEDED, standing_of
from .telling import tell_again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `waits`: no chair yet. Without `sign_up` the address was known, and nothing changed."""

    sign_up: SignUp | None
    waits: bool


@transaction.atomic
def sign_up(date: EventDate, said: Said, *, token: UUID, by: User | None = None) -> Outcome:
    """Somebody comes, with so many people. The same token is one sign-up, however often it is sent.

    `by`: a colleague writes somebody down, also where signing up is not open for everybody; recorded. Raises Refused
    when one cannot sign up (any more), or, for a colleague, when this mail address is on the list already.
    """
    return sign_up_held(hold(date), said, token=token, by=by)


def hold(date: EventDate) -> EventDate:
    """The date with its gathering as it is now, locked: who signs up takes turns.

    The event is that of the caller: whatever calls it off, calls off its gatherings first, under this lock.
    """
    date.gathering = locked_all([Gathering(pk=date.gathering_id)])[date.gathering_id]
    return date


def sign_up_held(date: EventDate, said: Said, *, token: UUID, by: User | None = None) -> Outcome:
    """As :func:`sign_up`, for who holds the lock already."""
    reach = tidy_reach(said.reach)
    address = reach_hash(reach)
    known = _known(date, token, address if reach.way == Way.MAIL else "")
    if same := [each for each in known if each.token == token]:
        return Outcome(same[0], same[0].seat.state == SeatState.WAITING)
    _refuse_closed(date, by)
    if known:
        if by is not None:
            raise Refused(_("Iemand met dit e-mailadres staat al op de lijst. Zoek die persoon daar op."))
        tell_again(known[0], date, reach.email)
        return Outcome(None, free_chairs(date.gathering) < said.people)
    seat = give_seat(
        date.gathering,
        _person(said, reach),
        by=by,
        chairs=said.people,
        recruitment=_recruitment(date, by),
        is_new=True,
    )
    made = _write(date, seat, said, token, address)
    if by is not None:
        record("outreach.sign_up", by=by, on=made)
    return Outcome(made, seat.state == SeatState.WAITING)


def _known(date: EventDate, token: UUID, address: str) -> list[SignUp]:
    """What was sent with this token, and who is on the list of this date with this address."""
    same = Q(token=token)
    if address:
        same |= Q(reach_hash=address) & ~Q(seat__state__in=OVER_SEATS)
    return list(SignUp.objects.filter(same, date=date).select_related("seat").order_by("pk"))


def _refuse_closed(date: EventDate, by: User | None) -> None:
    standing = standing_of(date.event, date.gathering, free=1)
    allowed = standing.is_open or (by is not None and standing.code in (INVITED, NOT_NEEDED))
    if not allowed:
        raise Refused(standing.sentence)


def _recruitment(date: EventDate, by: User | None) -> str:
    asked = by is not None and date.event.sign_up == SignUpMode.INVITED
    return Recruitment.INVITED if asked else Recruitment.OPEN


def _person(said: Said, reach: Reach) -> Participant:
    known = people.Introduction(perspective=said.perspective, province=said.province)
    (person,) = people.introduce_many([known])
    if reach.way != Way.NONE:
        person.contact = people.leave_address(  # at hand for the message that follows
            person,
            reach_by=reach.way,
            name=reach.name,
            email=reach.email,
            phone=reach.phone,
            address=reach.address,
            through=reach.through,
            is_new=True,
        )
    return person


def _write(date: EventDate, seat: Seat, said: Said, token: UUID, address: str) -> SignUp:
    made = SignUp(
        seat=seat,
        date=date,
        token=token,
        reach_hash=address,
        needs=sorted(set(said.needs)),
        needs_note=guarded(said.needs_note),
        language=guarded(said.language)[:40],
    )
    return with_door_code(made)
