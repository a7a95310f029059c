"""Where everybody can read about an occasion: a page of the app that holds it.

Filled in `ready()` of the apps above, asked by whoever points at an occasion of another app.
"""

from collections.abc import Callable

from .models import Occasion

Place = Callable[[Occasion], str]

_places: dict[str, Place] = {}


def register_public_place(occasion_kind: str, place: Place) -> None:
    """`place(occasion)` gives the address of a page that everybody may see, or ""."""
    _places[occasion_kind] = place


def public_place(occasion: Occasion) -> str:
    """The address where everybody can read about this occasion; "" when there is none. One query at most."""
    place = _places.get(occasion.kind)
    return place(occasion) if place else ""
