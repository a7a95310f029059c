"""How the door stands, for the phones there: who is in, without any name."""

from typing import Any

from ..models import EventDate
from .people import Expected, people_at_the_door, walk_in_nonces


def door_state(date: EventDate) -> dict[str, Any]:
    """For JSON: who is in by seat, who walked in by perspective, and how many sign-ups there are now. Three queries.

    Names are not in it, so nobody has to write down that they were read.
    """
    people = people_at_the_door(date)
    return {
        "seats": {str(each.seat.pk): _line(each) for each in people if each.is_in},
        "walk_ins": {code: [str(nonce) for nonce in taps] for code, taps in walk_in_nonces(date).items()},
        "signed_up": len(people),
    }


def _line(each: Expected) -> dict[str, Any]:
    return {"people": each.inside, "nonces": [str(tap.pk) for tap in each.taps]}
