"""Who keeps track of somebody's seat hears that the person has a chair now that was not there before."""

from collections.abc import Callable

from .models import Seat

#: Gets the seat: a chair at another gathering, or one that was offered and taken. In the transaction of the deed.
Follower = Callable[[Seat], None]

_followers: list[Follower] = []


def register_seat_follower(follower: Follower) -> None:
    """Called by the app above in its `ready()`."""
    if follower not in _followers:
        _followers.append(follower)


def follow(seat: Seat) -> None:
    """This person sits here from now on."""
    for follower in _followers:
        follower(seat)
