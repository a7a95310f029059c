"""A seat and a gathering move along their tables and in no other way, whatever people and the clock do."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from contributions.service import Refused
from gatherings.enums import OVER_SEATS, GatheringState, SeatState
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import (
    accept,
    cancel_seat,
    chair_came_free,
    decline,
    free_chairs,
    invite,
    leave_waiting_list,
    move_gathering,
    move_seat,
    offer_to,
    put_on_waiting_list,
)
from gatherings.tasks import expire_offers
from gatherings.transitions import GATHERING_MOVES, SEAT_MOVES
from people.models import Participant
from people.service import Role
from tests.factories import gatherings as make
from tests.factories.people import staff
from tests.sample_sizes import SAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]


def test_every_state_says_where_it_goes() -> None:
    assert set(SEAT_MOVES) == set(SeatState)
    assert set(GATHERING_MOVES) == set(GatheringState)
    assert all(not SEAT_MOVES[state] for state in OVER_SEATS)


@pytest.mark.parametrize("was", SeatState)
def test_a_seat_goes_where_its_table_says_and_nowhere_else(was: SeatState) -> None:
    soon = {"offered_until": timezone.now() + timedelta(hours=1)}
    gathering = make.planned()
    for to in SeatState:
        seat = make.seat(gathering, was, **soon)
        if to == was or to in SEAT_MOVES[was]:
            assert move_seat(seat, to, by=None).state == to
        else:
            with pytest.raises(Refused, match="Ververs de pagina"):
                move_seat(seat, to, by=None)
            assert Seat.objects.get(pk=seat.pk).state == was


@pytest.mark.parametrize("was", GatheringState)
@pytest.mark.parametrize("to", GatheringState)
def test_a_gathering_goes_where_its_table_says_and_nowhere_else(was: GatheringState, to: GatheringState) -> None:
    gathering = make.planned()
    Gathering.objects.update(state=was)
    if to == was or to in GATHERING_MOVES[was]:
        assert move_gathering(gathering, to, by=None).state == to
    else:
        with pytest.raises(Refused, match="Ververs de pagina"):
            move_gathering(gathering, to, by=None)
        assert Gathering.objects.get().state == was


class Table(RuleBasedStateMachine):
    """One table of three chairs, and everybody who may do something to it, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.by = staff(Role.ORGANISER)
        self.gathering = make.planned(days=30, capacity=3, minimum=1)
        self.people = [make.person() for _each in range(6)]
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.traveller = self.clock.start()
        self.seen: dict[object, str] = {}

    def teardown(self) -> None:
        self.clock.stop()

    def seat_of(self, who: Participant) -> Seat | None:
        return Seat.objects.filter(participant=who).standing().first()

    def tried(self, deed, *arguments, **named) -> None:
        try:
            deed(*arguments, **named)
        except Refused as refusal:
            assert refusal.sentence

    @rule(who=st.integers(0, 5), chairs=st.integers(1, 2), beyond=st.booleans())
    def ask(self, who: int, chairs: int, beyond: bool) -> None:
        invite(self.gathering, self.people[who], by=self.by, chairs=chairs, beyond_capacity=beyond)

    @rule(who=st.integers(0, 5))
    def let_wait(self, who: int) -> None:
        put_on_waiting_list(self.gathering, self.people[who], by=self.by)

    @rule(who=st.integers(0, 5), deed=st.sampled_from([accept, accept, decline, leave_waiting_list]))
    def answer(self, who: int, deed) -> None:
        if seat := self.seat_of(self.people[who]):
            self.tried(deed, seat)

    @rule(who=st.integers(0, 5))
    def take_off(self, who: int) -> None:
        if seat := self.seat_of(self.people[who]):
            self.tried(cancel_seat, seat, by=self.by)

    @rule(who=st.integers(0, 5))
    def offer(self, who: int) -> None:
        if seat := self.seat_of(self.people[who]):
            self.tried(offer_to, seat, reason="Omdat wij iemand missen.", by=self.by)

    @rule(hours=st.integers(1, 60))
    def time_goes_by(self, hours: int) -> None:
        self.traveller.shift(timedelta(hours=hours))

    @precondition(lambda self: Seat.objects.over_time(timezone.now()).exists())
    @rule()
    def the_clock_comes(self) -> None:
        expire_offers()

    @rule()
    def offer_what_is_free(self) -> None:
        chair_came_free(self.gathering)

    @invariant()
    def never_more_people_than_chairs(self) -> None:
        assert free_chairs(self.gathering) >= 0

    @invariant()
    def nobody_sits_twice_and_every_move_was_in_the_table(self) -> None:
        seats = list(Seat.objects.all())
        standing = [seat.participant_id for seat in seats if seat.state not in OVER_SEATS]
        assert len(standing) == len(set(standing))
        for seat in seats:
            was = self.seen.get(seat.pk)
            assert was in (None, seat.state) or _may_lead_to(was, seat.state), f"{was} -> {seat.state}"
            self.seen[seat.pk] = seat.state

    @invariant()
    def an_offer_ends_before_the_start(self) -> None:
        for seat in Seat.objects.filter(state=SeatState.OFFERED):
            assert seat.offered_until is not None
            assert seat.offered_until <= self.gathering.starts_at - timedelta(hours=3)

    @invariant()
    def nothing_is_told_twice(self) -> None:
        keys = [message.key for message in SeatMessage.objects.all()]
        assert len(keys) == len(set(keys))


def _may_lead_to(was: str, now: str) -> bool:
    """One rule may move a seat more than once (an answer that frees a chair, which is offered)."""
    reached, ahead = set(), [was]
    while ahead:
        for to in SEAT_MOVES[ahead.pop()]:
            if to not in reached:
                reached.add(to)
                ahead.append(to)
    return now in reached


def test_whatever_people_and_the_clock_do_the_table_holds() -> None:
    class Undone(Table):
        """Each run starts from an empty house."""

        def __init__(self) -> None:
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            super().__init__()

        def teardown(self) -> None:
            super().teardown()
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=SAMPLE.hypothesis_examples // 20,
            stateful_step_count=20,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            deadline=None,
        ),
    )
