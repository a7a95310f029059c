"""The question as it stands in the database: who is to be placed, when, where, and what has been promised already."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gatherings.models import Gathering, Seat
from gatherings.service import VENUE_NEEDS, GatheringMode, GatheringState, SeatState

from ..enums import Can, CandidateState, GroupKind
from ..models import Candidate, FocusGroup, Plan
from .instance import Count, Instance, Person, Slot, Stay

#: Who is planned: those who were chosen, or everybody who signed up.
SELECTED, EVERYBODY = "selected", "everybody"
_STATES = {
    SELECTED: (CandidateState.SELECTED,),
    EVERYBODY: (CandidateState.SELECTED, CandidateState.APPLIED),
}
_FIXED = {
    SeatState.ACCEPTED: Stay.ACCEPTED,
    SeatState.INVITED: Stay.INVITED,
    SeatState.OFFERED: Stay.INVITED,
}
_OVER = (SeatState.DECLINED, SeatState.CANCELLED, SeatState.EXPIRED)
_HEARD = (SeatState.ATTENDED, SeatState.NO_SHOW)


@dataclass(frozen=True)
class Question:
    """An instance, and whose numbers and moments those are."""

    instance: Instance
    candidate_of: dict[str, UUID]
    key_of: dict[UUID, str]
    gatherings: dict[str, Gathering]


def read(
    group: FocusGroup, *, who: str = SELECTED, locks: Plan | None = None, seed: int = 1, now: datetime | None = None
) -> Question:
    """What to plan for this group, with the locks of an earlier plan. The order is fixed by who came first."""
    moment = now or timezone.now()
    gatherings = {str(each.pk): each for each in _offered(group, moment)}
    seats = list(
        Seat.objects.filter(gathering__group_session__group=group).select_related("participant__perspective__parent")
    )
    fixed = {s.participant_id: s for s in seats if s.state in _FIXED and str(s.gathering_id) in gatherings}
    heard = {s.participant_id for s in seats if s.state in _HEARD} | {
        s.participant_id for s in seats if s.state in _FIXED and str(s.gathering_id) not in gatherings
    }
    over = defaultdict(set)
    for each in seats:
        if each.state in _OVER:
            over[each.participant_id].add(str(each.gathering_id))
    pool = [each for each in _pool(group, who, set(fixed)) if each.participant_id not in heard]
    quotas = [Count(q.feature, q.value, q.minimum, q.maximum) for q in group.quotas.all()]
    table_quotas = [Count(q.feature, q.value, q.minimum, q.maximum) for q in group.table_quotas.all()]
    features = {quota.feature for quota in (*quotas, *table_quotas)}
    kept = {seat.candidate_id: seat for seat in locks.seats.filter(locked=True)} if locks else {}
    parties = _parties(pool)
    people, candidate_of = [], {}
    for number, candidate in enumerate(pool, start=1):
        key = f"{number:03d}"
        candidate_of[key] = candidate.pk
        can = {
            str(each.gathering_id): each.can
            for each in candidate.availabilities.all()
            if each.can != Can.NO and str(each.gathering_id) in gatherings
        }
        stay, at = Stay.FREE, ""
        seat = fixed.get(candidate.participant_id)
        if seat is not None:
            stay, at = _FIXED[SeatState(seat.state)], str(seat.gathering_id)
        elif (lock := kept.get(candidate.pk)) is not None:
            at = str(lock.gathering_id or "")
            stay = Stay.LOCKED if at in gatherings else (Stay.OUT if not at else Stay.FREE)
            at = at if stay == Stay.LOCKED else ""
        perspective = candidate.participant.perspective
        group_code = perspective.group.code if perspective else ""
        known = {
            "perspective_group": group_code,
            "perspective": perspective.code if perspective else "",
            "province": candidate.participant.province,
            **{name: str(value) for name, value in candidate.features.items()},
        }
        people.append(
            Person(
                key,
                group_code,
                {slot: value for slot, value in can.items() if slot not in over[candidate.participant_id]},
                frozenset(need for need in candidate.needs if need in VENUE_NEEDS),
                seat.chairs if seat else candidate.chairs,
                parties.get(candidate.pk, ""),
                {name: known[name] for name in sorted(features) if name in known},
                stay,
                at,
                answered=bool(candidate.availabilities.all()),
            )
        )
    known_people = {each.participant_id for each in pool}
    guests = (each for each in fixed.values() if each.participant_id not in known_people)
    for number, sitter in enumerate(guests, start=1):
        perspective = sitter.participant.perspective
        code = perspective.group.code if perspective else ""
        guest = {"perspective_group": code, "perspective": perspective.code if perspective else ""}
        people.append(
            Person(
                f"g{number:02d}",
                code,
                chairs=sitter.chairs,
                features={name: value for name, value in guest.items() if name in features},
                stay=_FIXED[SeatState(sitter.state)],
                at=str(sitter.gathering_id),
                is_candidate=False,
            )
        )
    wishes = {str(s.gathering_id): s.opened for s in locks.sessions.filter(locked=True)} if locks else {}
    busy = _busy(group, gatherings)
    instance = Instance(
        tuple(people),
        tuple(_slot(each, wishes.get(key), busy) for key, each in gatherings.items()),
        frozenset(_apart(group, pool, {pk: key for key, pk in candidate_of.items()}, parties)),
        tuple(quotas),
        tuple(table_quotas),
        group.most_sessions,
        group.kind == GroupKind.INTERVIEW,
        seed,
    )
    return Question(instance, candidate_of, {pk: key for key, pk in candidate_of.items()}, gatherings)


def _offered(group: FocusGroup, now: datetime) -> list[Gathering]:
    states = (GatheringState.OFFERED, GatheringState.PLANNED)
    found = Gathering.objects.filter(group_session__group=group, state__in=states, starts_at__gt=now)
    return list(found.select_related("venue", "moderator").order_by("starts_at", "pk"))


def _pool(group: FocusGroup, who: str, with_seat: set[UUID]) -> list[Candidate]:
    """Who is to be placed, and who has a seat already whatever their state says."""
    found = (
        Candidate.objects.filter(group=group)
        .in_the_pool()
        .select_related("participant__perspective__parent")
        .prefetch_related("availabilities")
        .order_by("applied_on", "pk")
    )
    return [each for each in found if each.state in _STATES[who] or each.participant_id in with_seat]


def _parties(pool: list[Candidate]) -> dict[UUID, str]:
    """Who come together: the same word for all who are tied to each other, in one or more steps."""
    root = {each.pk: each.pk for each in pool}

    def top(pk: UUID) -> UUID:
        while root[pk] != pk:
            pk = root[pk]
        return pk

    for each in pool:
        if each.together_with_id in root:
            root[top(each.pk)] = top(each.together_with_id)
    sizes: dict[UUID, int] = defaultdict(int)
    for each in pool:
        sizes[top(each.pk)] += 1
    words: dict[UUID, str] = {}
    found = {}
    for each in pool:
        if sizes[top(each.pk)] > 1:
            found[each.pk] = words.setdefault(top(each.pk), f"t{len(words) + 1}")
    return found


def _apart(
    group: FocusGroup, pool: list[Candidate], key_of: dict[UUID, str], parties: dict[UUID, str]
) -> set[tuple[str, str]]:
    """Pairs that somebody asked for, and people of one household, unless those come together on purpose."""
    found = set()
    for one, other in group.pairs_apart.values_list("one_id", "other_id"):
        if one in key_of and other in key_of:
            found.add(tuple(sorted((key_of[one], key_of[other]))))
    houses = defaultdict(list)
    for each in pool:
        if each.household_hash:
            houses[each.household_hash].append(each.pk)
    for members in houses.values():
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                if not (parties.get(one) and parties.get(one) == parties.get(other)):
                    found.add(tuple(sorted((key_of[one], key_of[other]))))
    return found  # type: ignore[return-value]


def _busy(group: FocusGroup, gatherings: dict[str, Gathering]) -> list[Gathering]:
    """What stands on the calendar elsewhere in the same days."""
    if not gatherings:
        return []
    first = min(each.starts_at for each in gatherings.values())
    last = max(each.ends_at for each in gatherings.values())
    planned = Gathering.objects.filter(state=GatheringState.PLANNED, starts_at__lt=last, ends_at__gt=first)
    return list(planned.exclude(group_session__group=group))


def _slot(gathering: Gathering, wish: bool | None, busy: list[Gathering]) -> Slot:
    venue = gathering.venue
    on_site = gathering.mode == GatheringMode.ON_SITE
    shut = ""
    if on_site and venue and venue.closed_on and venue.closed_on <= gathering.starts_here.date():
        shut = "venue_closed"
    for other in busy:
        if other.starts_at < gathering.ends_at and gathering.starts_at < other.ends_at:
            if gathering.moderator_id and other.moderator_id == gathering.moderator_id:
                shut = shut or "moderator_busy"
            if on_site and venue and other.venue_id == venue.pk and other.mode == GatheringMode.ON_SITE:
                shut = shut or "venue_busy"
    is_definite = gathering.state == GatheringState.PLANNED
    return Slot(
        str(gathering.pk),
        gathering.starts_at,
        gathering.ends_at,
        min(gathering.capacity, venue.capacity) if on_site and venue else gathering.capacity,
        gathering.minimum,
        frozenset(venue.features if venue else ()) if on_site else None,
        f"v{venue.pk}" if on_site and venue else "",
        f"m{gathering.moderator_id}" if gathering.moderator_id else "",
        venue.town if on_site and venue else "",
        shut,
        "open" if is_definite or wish else ("closed" if wish is False else ""),
        is_definite,
    )
