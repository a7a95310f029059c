"""Who is expected at a date, as who stands at the door needs it: a name or a code, how many, and what to arrange."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from gatherings.models import Seat
from gatherings.service import AccessNeed, SeatState
from people.models import Perspective
from people.service import OfferedGroup, offered_perspectives

from ..models import DoorMark, EventDate, SignUp
from .marking import EXPECTED, STANDING, WAITING

#: What somebody at the door has to know at once; the rest was arranged before.
AT_THE_DOOR = (
    AccessNeed.INTERPRETER,
    AccessNeed.SIGN_LANGUAGE,
    AccessNeed.WRITTEN_AS_SPOKEN,
    AccessNeed.READING_HELP,
    AccessNeed.STEP_FREE,
    AccessNeed.HEARING_LOOP,
    AccessNeed.QUIET_SPACE,
    AccessNeed.CHILDCARE,
)


@dataclass(slots=True)
class Expected:
    """One sign-up at the door. `taps` are the taps that stand for it; `inside` how many people they say."""

    seat: Seat
    name: str
    code: str
    needs: list[str]
    taps: list[DoorMark] = field(default_factory=list)
    nonce: UUID = field(default_factory=uuid4)

    @property
    def title(self) -> str:
        """How one finds this person: the name that was left, else the code, else the pseudonym."""
        return self.name or (_("Code %(code)s") % {"code": self.code.upper()} if self.code else self.pseudonym)

    @property
    def pseudonym(self) -> str:
        """As staff know people without a name."""
        return str(self.seat.participant)

    @property
    def is_expected(self) -> bool:
        """Whether a chair is kept for this person."""
        return self.seat.state in EXPECTED

    @property
    def is_waiting(self) -> bool:
        """Whether this person stands, or stood, on the waiting list."""
        return self.seat.state in WAITING

    @property
    def is_in(self) -> bool:
        """Whether this person is here."""
        return bool(self.taps) or self.seat.state == SeatState.ATTENDED

    @property
    def inside(self) -> int:
        """How many people of this sign-up are here."""
        return max((tap.people for tap in self.taps), default=self.seat.chairs if self.is_in else 0)

    @property
    def numbers(self) -> range:
        """How many may have come: a few more than said is no problem."""
        return range(1, max(self.seat.chairs, self.inside) + 3)

    @property
    def undoes(self) -> str:
        """The taps to take back, as a form sends them."""
        return " ".join(str(tap.pk) for tap in self.taps)


@dataclass(frozen=True, slots=True)
class Tap:
    """One perspective from which people walk in: how many so far, and the last tap that can be taken back."""

    perspective: Perspective
    nonces: tuple[UUID, ...]
    nonce: UUID = field(default_factory=uuid4)

    @property
    def people(self) -> int:
        """How many people walked in."""
        return len(self.nonces)


def people_at_the_door(date: EventDate) -> list[Expected]:
    """Every sign-up of this date, by name; also those on the waiting list and those that were cancelled. Two queries.

    Who cancelled has no name here: only the code, so that it can be said at the door.
    """
    seats = Seat.objects.filter(gathering=date.gathering_id).select_related("participant__contact", "sign_up")
    taps = defaultdict(list)
    for tap in DoorMark.objects.filter(date=date, seat__isnull=False, outcome__in=STANDING).order_by("order"):
        taps[tap.seat_id].append(tap)
    people = [_expected(seat, taps[seat.pk]) for seat in seats]
    return sorted(people, key=lambda each: (not each.name, each.title.casefold()))


def walk_ins_at(date: EventDate) -> list[tuple[OfferedGroup, list[Tap]]]:
    """The buttons for who comes without a sign-up, by group, with how many there are. Two queries."""
    taps = walk_in_nonces(date)
    return [
        (each, [Tap(kind, tuple(taps.get(kind.code, ()))) for kind in each.kinds or (each.group,)])
        for each in offered_perspectives()
    ]


def walk_in_nonces(date: EventDate) -> dict[str, list[UUID]]:
    """By code of the perspective: the taps that stand for who walked in, oldest first. One query."""
    standing = DoorMark.objects.filter(date=date, walk_in__isnull=False).order_by("order")
    found: dict[str, list[UUID]] = {}
    for nonce, code in standing.values_list("pk", "walk_in__perspective__code"):
        found.setdefault(code, []).append(nonce)
    return found


def expected_only(people: Iterable[Expected]) -> list[Expected]:
    """Those for whom a chair is kept."""
    return [each for each in people if each.is_expected]


def _expected(seat: Seat, taps: list[DoorMark]) -> Expected:
    sign_up: SignUp | None = getattr(seat, "sign_up", None)
    contact = getattr(seat.participant, "contact", None)
    is_called = seat.state in EXPECTED or seat.state in WAITING
    return Expected(
        seat,
        name=contact.name if contact is not None and is_called else "",
        code=sign_up.door_code if sign_up else "",
        needs=_needs(sign_up) if sign_up else [],
        taps=taps,
    )


def _needs(sign_up: SignUp) -> list[str]:
    said = [str(need.label) for need in AT_THE_DOOR if need.value in sign_up.needs]
    return [*said, _("Taal: %(language)s") % {"language": sign_up.language}] if sign_up.language else said
