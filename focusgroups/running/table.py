"""Who sits at the table: one line per seat and per person who walked in, with the number of the speaker."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from gatherings.models import Gathering, Seat, WalkIn
from gatherings.service import SeatState
from people.models import Participant
from privacy.models import Consent

from ..models import ConsentReply, Speaker

#: Seats of people who may sit here, or sat here.
AT_THE_TABLE = (SeatState.INVITED, SeatState.ACCEPTED, SeatState.ATTENDED, SeatState.NO_SHOW)
NOT_MARKED = (SeatState.INVITED, SeatState.ACCEPTED)


@dataclass(slots=True)
class Sitting:
    """One person at the table. `allowed` are the purposes with a yes; `was_asked` tells a no from silence."""

    participant: Participant
    seat: Seat | None = None
    walk_in: WalkIn | None = None
    speaker: Speaker | None = None
    was_asked: bool = False
    on_paper: bool = False
    allowed: frozenset[str] = field(default_factory=frozenset)

    @property
    def perspective(self) -> str:
        """From where this person speaks, in a word or two; "" when that is not known."""
        found = self.walk_in.perspective if self.walk_in else self.participant.perspective
        return found.label if found else ""

    @property
    def name(self) -> str:
        """How the colleague at the door finds this person: the name that was left, else the pseudonym."""
        if self.walk_in:
            return _("Zonder aanmelding")
        left = getattr(self.participant, "contact", None)
        return (left.name if left else "") or str(self.participant)

    @property
    def is_here(self) -> bool:
        """Whether this person came."""
        return self.walk_in is not None or (self.seat is not None and self.seat.state == SeatState.ATTENDED)

    @property
    def is_marked(self) -> bool:
        """Whether somebody said if this person came."""
        return self.walk_in is not None or (self.seat is not None and self.seat.state not in NOT_MARKED)


def people_at(gathering: Gathering) -> list[Sitting]:
    """Everybody who may come or came: speakers by number first, then who is still awaited. Five queries."""
    seats = Seat.objects.filter(gathering=gathering, state__in=AT_THE_TABLE)
    seats = seats.select_related("speaker", "participant__perspective__parent", "participant__contact")
    walk_ins = WalkIn.objects.filter(gathering=gathering).select_related(
        "perspective", "participation__speaker", "participation__participant"
    )
    people = [
        Sitting(seat.participant, seat=seat, speaker=getattr(seat, "speaker", None)) for seat in seats.order_by("pk")
    ]
    people += [
        Sitting(each.participation.participant, walk_in=each, speaker=getattr(each.participation, "speaker", None))
        for each in walk_ins
        if each.participation is not None
    ]
    _with_consents(gathering, people)
    return sorted(people, key=lambda each: (each.speaker.number if each.speaker else 999, each.name.casefold()))


def find_person(gathering: Gathering, participant_id: UUID) -> Sitting | None:
    """The person with this number at this table; None for anybody else."""
    return next((each for each in people_at(gathering) if each.participant.pk == participant_id), None)


def speakers_of(gathering: Gathering) -> list[Speaker]:
    """The numbers on the table, in order, with the perspective of each at hand. One query."""
    return list(
        gathering.speakers.select_related(
            "seat__participant__perspective", "participation__participant__perspective"
        ).order_by("number")
    )


def number_present(gathering: Gathering) -> int:
    """How many people are here now. Two queries."""
    return gathering.seats.filter(state=SeatState.ATTENDED).count() + gathering.walk_ins.count()


def not_marked(people: Iterable[Sitting]) -> list[Sitting]:
    """Of whom nobody said yet whether they came."""
    return [each for each in people if not each.is_marked]


def _with_consents(gathering: Gathering, people: list[Sitting]) -> None:
    keys = [each.participant.pk for each in people]
    replies = {reply.participant_id: reply for reply in ConsentReply.objects.filter(gathering=gathering)}
    allowed: dict[UUID, set[str]] = {}
    standing = Consent.objects.standing().filter(participant__in=keys)
    for key, purpose in standing.values_list("participant_id", "purpose"):
        allowed.setdefault(key, set()).add(purpose)
    for each in people:
        reply = replies.get(each.participant.pk)
        each.was_asked = reply is not None
        each.on_paper = bool(reply and reply.on_paper)
        each.allowed = frozenset(allowed.get(each.participant.pk, ()))
