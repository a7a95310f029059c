"""What the app above adds to somebody's own page: what we talk about, what to bring, whom to call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .models import Seat


@dataclass(frozen=True, slots=True)
class SeatPart:
    """A template and what goes in, as `part`. It shows no name and no address of the person: links are forwarded."""

    template: str
    values: Mapping[str, Any]


#: Gets the seat; gives None when there is nothing to show. At most two queries.
MakesPart = Callable[[Seat], SeatPart | None]

_makers: list[MakesPart] = []


def register_seat_part(maker: MakesPart) -> None:
    """Called by the app above in its `ready()`."""
    if maker not in _makers:
        _makers.append(maker)


def parts_of(seat: Seat) -> list[SeatPart]:
    """Everything there is to show, in the order in which it was registered."""
    return [part for maker in _makers if (part := maker(seat)) is not None]
