"""The rule of the waiting list for groups: a free chair is offered to who repairs the group, with the reason.

Registered in apps.ready for the four kinds of GroupKind. Never offered to who cannot come, needs what the place does
not have, is of a house that is in already, or should sit apart from somebody at the table.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from gatherings.models import Gathering, Seat
from gatherings.service import VENUE_NEEDS, Choice, GatheringMode, free_chairs

from ..enums import Can, CandidateState
from ..models import Apart, Availability, Candidate, FocusGroup
from .features import PARTICIPANT_PARTS, Names, person_of, values_of
from .problem import Person
from .quotas import bounds_of
from .standing_in import Proposal, propose

_LONGEST_REASON = 200


def choose_for_group(gathering: Gathering, waiting: Sequence[Seat]) -> Choice | None:
    """Who of these is offered a chair of this gathering; None when nobody fits. A gathering without group, or one
    without agreements, follows the same rules for the table; then who waits longest comes first.
    """
    group = FocusGroup.objects.filter(group_sessions__gathering=gathering).first()
    known = _Known(gathering, group, waiting)
    chairs = free_chairs(gathering)
    able = {known.person(seat): seat for seat in waiting if seat.chairs <= chairs and known.can_come(seat)}
    bounds = bounds_of(group) if group else ()
    found = propose(bounds, known.in_group, known.at_table, list(able), chairs, gathering.kind)
    return Choice(able[found.person], _reason(found)) if found else None


class _Known:
    """Everything about who is there and who waits, in a fixed number of queries."""

    def __init__(self, gathering: Gathering, group: FocusGroup | None, waiting: Sequence[Seat]) -> None:
        self.gathering = gathering
        there = Seat.objects.filter(gathering=gathering)
        if group:
            there = Seat.objects.filter(gathering__group_session__group=group)
        seats = list(there.holding().select_related(*PARTICIPANT_PARTS))
        self.candidates = self._candidates(group, [*seats, *waiting])
        self.waiting = {
            seat.pk: seat
            for seat in Seat.objects.filter(pk__in=[seat.pk for seat in waiting]).select_related(*PARTICIPANT_PARTS)
        }
        self.in_group = [self._as_person(seat) for seat in seats]
        here = [seat for seat in seats if seat.gathering_id == gathering.pk]
        self.at_table = [self._as_person(seat) for seat in here]
        self.houses = {person.household for person in self.in_group if person.household}
        self.there = {seat.participant_id for seat in seats}
        here_ids = {one.pk for seat in here if (one := self.candidates.get(seat.participant_id))}
        self.apart = self._apart(here_ids)
        cannot = Availability.objects.filter(gathering=gathering, can=Can.NO)
        self.cannot = set(cannot.values_list("candidate", flat=True))

    def person(self, seat: Seat) -> Person:
        """Who waits, as the mathematics knows them."""
        return self._as_person(self.waiting[seat.pk])

    def can_come(self, seat: Seat) -> bool:
        """Whether this person may be offered this chair at all."""
        candidate = self.candidates.get(seat.participant_id)
        if seat.participant_id in self.there:
            return False
        if candidate is None:
            return True
        return (
            candidate.pk not in self.cannot
            and candidate.pk not in self.apart
            and (not candidate.household_hash or candidate.household_hash not in self.houses)
            and self._place_meets(candidate.needs)
        )

    def _place_meets(self, needs: Sequence[str]) -> bool:
        if self.gathering.mode != GatheringMode.ON_SITE:
            return True
        features = self.gathering.venue.features if self.gathering.venue else []
        return set(needs) & set(VENUE_NEEDS) <= set(features)

    def _as_person(self, seat: Seat) -> Person:
        candidate = self.candidates.get(seat.participant_id)
        if candidate is None:
            return Person.of(seat.pk.hex, values_of(seat.participant))
        return person_of(candidate)

    def _candidates(self, group: FocusGroup | None, seats: Sequence[Seat]) -> dict[UUID, Candidate]:
        if group is None:
            return {}
        found = Candidate.objects.filter(group=group, participant__in=[seat.participant_id for seat in seats])
        found = found.exclude(state=CandidateState.WITHDRAWN).select_related(*PARTICIPANT_PARTS)
        return {candidate.participant_id: candidate for candidate in found}

    def _apart(self, here: set[UUID]) -> set[UUID]:
        pairs = Apart.objects.filter(Q(one__in=here) | Q(other__in=here)).values_list("one", "other")
        return {each for pair in pairs for each in pair} - here


def _reason(found: Proposal) -> str:
    """One or two short sentences for the organiser, without a name."""
    if found.makes_table_safer:
        sentence = _("Er is nog een burger nodig aan deze tafel. Deze persoon kan komen.")
    elif found.helps:
        bound = found.helps[0]
        asked = {"value": Names.now().value(*bound.key)}
        sentence = _("Er is nog iemand nodig uit ‘%(value)s’. Deze persoon kan op deze dag.") % asked
    else:
        sentence = _("De aantallen vragen niemand extra. Deze persoon past en staat het langst op de lijst.")
    return sentence[:_LONGEST_REASON]
