"""Whether one can sign up for a date, and what to say when one cannot. Said before anybody fills in anything."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import GatheringState, free_chairs

from ..enums import EventState, SignUpMode
from ..models import Event

OPEN, FULL, NOT_NEEDED, INVITED = "open", "full", "not_needed", "invited"
CANCELLED, BEGUN, OVER, NO_CHAIRS = "cancelled", "begun", "over", "no_chairs"


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the codes above, and a sentence for who wants to come; `free` is the chairs nobody holds, not below 0."""

    code: str
    sentence: str = ""
    free: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody can sign up: for a chair, or for the waiting list."""
        return self.code in (OPEN, FULL)

    @property
    def is_full(self) -> bool:
        """Whether somebody who signs up waits."""
        return self.code == FULL


def standing_of(
    event: Event, gathering: Gathering, *, free: int | None = None, now: datetime | None = None
) -> Standing:
    """Whether one can sign up for this date of this event.

    `free` are the chairs nobody holds, for who counted them for a whole list; left out it costs one query, and only
    when it matters.
    """
    if (closed := _closed(event, gathering, now or timezone.now())) is not None:
        return closed
    left = max(free_chairs(gathering) if free is None else free, 0)
    if left:
        return Standing(OPEN, free=left)
    return Standing(FULL, _("Alle plekken zijn bezet. Meldt u zich aan? Dan komt u op de wachtlijst."))


def _closed(event: Event, gathering: Gathering, now: datetime) -> Standing | None:
    """What is true whether there are chairs or not."""
    if event.state == EventState.CANCELLED or gathering.state in (GatheringState.CANCELLED, GatheringState.DROPPED):
        return Standing(CANCELLED, _("Deze bijeenkomst gaat niet door. U kunt zich niet aanmelden."))
    if gathering.state == GatheringState.HELD or gathering.ends_at <= now or event.state == EventState.CLOSED:
        return Standing(OVER, _("Deze bijeenkomst is geweest. U kunt zich niet meer aanmelden."))
    if event.sign_up == SignUpMode.NONE:
        return Standing(NOT_NEEDED, _("U hoeft zich niet aan te melden. Loop gewoon binnen."))
    if event.sign_up == SignUpMode.INVITED:
        return Standing(INVITED, _("Deze bijeenkomst is voor wie wij uitnodigden. Wilt u ook komen? Bel ons."))
    if gathering.starts_at <= now:
        words = {SignUpMode.OPEN: _("Het is al begonnen. Loop gewoon binnen, aanmelden hoeft niet meer.")}
        later = _("Deze bijeenkomst is al begonnen. Aanmelden kan niet meer. Wilt u toch komen? Bel ons.")
        return Standing(BEGUN, words.get(SignUpMode(event.sign_up), later))
    if gathering.state != GatheringState.PLANNED or event.state != EventState.PUBLIC or not gathering.capacity:
        return Standing(
            NO_CHAIRS, _("Voor deze bijeenkomst kunt u zich nu niet aanmelden. Hebt u een vraag? Bel ons.")
        )
    return None
