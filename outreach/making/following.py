"""A sign-up goes along with the person: who gets a chair at another date keeps what they told us, and their code."""

from gatherings.models import Seat
from gatherings.service import OVER_SEATS

from ..coming.door_codes import new_door_code
from ..models import EventDate, SignUp


def take_sign_up_along(seat: Seat) -> None:
    """The sign-up of this person moves from a seat that is over to this one, when both are dates of one event.

    Registered at gatherings.service.register_seat_follower: in the transaction of whoever moves somebody.
    """
    date = EventDate.objects.filter(gathering=seat.gathering_id).first()
    if date is None or SignUp.objects.filter(seat=seat).exists():
        return
    found = SignUp.objects.filter(
        seat__participant=seat.participant_id,
        seat__state__in=OVER_SEATS,
        date__event=date.event_id,
        wiped_on=None,
    )
    sign_up = found.exclude(date=date).order_by("-seat__rank").first()
    if sign_up is None:
        return
    code = sign_up.door_code
    if SignUp.objects.filter(date=date, door_code=code).exists():
        code = new_door_code(date)
    SignUp.objects.filter(pk=sign_up.pk).update(seat=seat, date=date, door_code=code)
