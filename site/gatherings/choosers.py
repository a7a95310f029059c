"""Who may be offered a chair that came free: the rule of the app above, or who came first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Gathering, Seat


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is next, and why, in a sentence that the organiser may read."""

    seat: Seat
    reason: str


#: Gets the gathering and who waits, first come first; gives the choice, or None when nobody fits.
Chooser = Callable[[Gathering, Sequence[Seat]], Choice | None]

_choosers: dict[str, Chooser] = {}


def register_chooser(kind: str, chooser: Chooser) -> None:
    """`chooser` decides for gatherings of this kind (a code of OccasionKind)."""
    _choosers[kind] = chooser


def choose(gathering: Gathering, waiting: Sequence[Seat]) -> Choice | None:
    """Who is offered the chair; None when nobody waits, or nobody fits."""
    if not waiting:
        return None
    chooser = _choosers.get(gathering.kind)
    return chooser(gathering, waiting) if chooser else Choice(waiting[0], _("Staat het langst op de wachtlijst."))
