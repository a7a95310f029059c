"""Who comes to a date, for staff: person by person with names, and what must be arranged in totals."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from gatherings.service import OVER_SEATS, AccessNeed, MessageWay, SeatState, seats_heading, way_for

from ..models import EventDate, SignUp

#: In this order on the page; what is over stands last.
_ORDER = (
    (SeatState.ACCEPTED, SeatState.ATTENDED, SeatState.NO_SHOW),
    (SeatState.INVITED,),
    (SeatState.OFFERED,),
    (SeatState.WAITING,),
    OVER_SEATS,
)
#: For whom we arrange something: who comes, or still may.
_ARRANGED_FOR = (SeatState.ACCEPTED, SeatState.INVITED, SeatState.OFFERED)


@dataclass(frozen=True, slots=True)
class Coming:
    """One sign-up on the list. `shares`: somebody else on this list has the same number or address."""

    sign_up: SignUp
    name: str
    perspective: str
    way: str
    needs: list[str]
    shares: bool

    @property
    def people(self) -> int:
        """How many chairs."""
        return int(self.sign_up.seat.chairs)


@dataclass(frozen=True, slots=True)
class Block:
    """The sign-ups in some states, under one heading, and how many people they are together."""

    heading: str
    rows: list[Coming]
    is_over: bool

    @property
    def people(self) -> int:
        """With who comes along."""
        return sum(row.people for row in self.rows)


def who_comes(date: EventDate) -> list[Block]:
    """Everybody who signed up, by how it stands. One query."""
    found = SignUp.objects.filter(date=date).select_related(
        "seat__participant__perspective__parent", "seat__participant__contact"
    )
    sign_ups = list(found.order_by("seat__rank", "pk"))
    standing = Counter(each.reach_hash for each in sign_ups if each.reach_hash and each.seat.state not in OVER_SEATS)
    blocks = []
    for states in _ORDER:
        rows = [_row(each, standing[each.reach_hash] > 1) for each in sign_ups if each.seat.state in states]
        if rows:
            blocks.append(Block(seats_heading(states[0]), rows, is_over=states is OVER_SEATS))
    return blocks


def to_arrange(blocks: Iterable[Block]) -> list[str]:
    """What there must be, in totals: "2 x Een tolk in mijn taal: Arabisch". Only for who comes, or still may."""
    counts: Counter[str] = Counter()
    for block in blocks:
        for row in block.rows:
            if row.sign_up.seat.state in _ARRANGED_FOR:
                counts.update(_needed(row.sign_up))
    return [f"{number} x {what}" for what, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]


def beyond_reach_here(blocks: Iterable[Block]) -> int:
    """How many people who come or wait cannot be told anything."""
    return sum(row.people for block in blocks if not block.is_over for row in block.rows if not row.way)


def summary_sentence(blocks: Sequence[Block]) -> str:
    """ "12 mensen komen, 3 mensen wachten.\""""
    coming = sum(block.people for block in blocks if block.rows[0].sign_up.seat.state in _ORDER[0])
    waiting = sum(block.people for block in blocks if block.rows[0].sign_up.seat.state == SeatState.WAITING)
    said = ngettext("%(number)d persoon komt", "%(number)d mensen komen", coming) % {"number": coming}
    if not waiting:
        return f"{said}."
    later = ngettext("%(number)d persoon wacht", "%(number)d mensen wachten", waiting) % {"number": waiting}
    return f"{said}, {later}."


def _needed(sign_up: SignUp) -> list[str]:
    known = [AccessNeed(code) for code in sign_up.needs if code in AccessNeed.values]
    return [
        f"{need.label}: {sign_up.language}" if need == AccessNeed.INTERPRETER and sign_up.language else str(need.label)
        for need in known
    ]


def _row(sign_up: SignUp, shares: bool) -> Coming:
    person = sign_up.seat.participant
    contact = getattr(person, "contact", None)
    way = way_for(contact)
    return Coming(
        sign_up,
        name=contact.name if contact else "",
        perspective=person.perspective.label if person.perspective else "",
        way="" if way == MessageWay.NONE else str(way.label),
        needs=_needed(sign_up),
        shares=shares,
    )
