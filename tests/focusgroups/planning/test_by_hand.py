"""What an organiser changes in a plan, and sending it: checked against the rules, once, by a named person."""

from typing import Any

import pytest

from audit.models import AuditEvent
from contributions.service import Refused
from focusgroups.enums import JobState
from focusgroups.models import Plan, Sending
from focusgroups.planning.editing import lock_seat, lock_session, move_person
from focusgroups.planning.sending import send_plan
from focusgroups.planning.state_of_play import standing
from focusgroups.service import CandidateState, move_candidate
from gatherings.models import Seat, SeatMessage
from gatherings.service import GatheringState, SeatState
from people.models import User
from people.service import Role
from tests.factories import focusgroups, gatherings
from tests.factories.people import staff
from tests.focusgroups.planning.pools import planned, pool, says, seat_of, sessions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser() -> User:
    return staff(Role.ORGANISER)


def roomy(citizens: int = 8, officials: int = 2, helpers: int = 1) -> Plan:
    """Two tables with chairs left."""
    group = pool(citizens, officials, helpers)
    group.sessions.update(capacity=9)
    group.most_sessions = 2
    group.save()
    everybody = list(group.candidates.filter(participant__perspective__code="experience_expert"))
    first, second = sessions_of(group)
    for candidate in everybody[:4]:
        says(candidate, second)
    for candidate in everybody[4:8]:
        says(candidate, first)
    return planned(group)


class TestMoving:
    def test_a_helper_goes_to_the_other_table_and_stays_there(self, organiser) -> None:
        plan = roomy()
        seat = plan.seats.get(candidate__participant__perspective__code="first_line_helper")
        (other,) = [each for each in sessions_of(plan.group) if each.pk != seat.gathering_id]
        moved = move_person(plan, seat.pk, other.pk, seen=1, by=organiser)
        seat.refresh_from_db()
        assert (seat.gathering, seat.by_hand, seat.locked, moved.version) == (other, True, True, 2)
        assert standing(moved).broken == []
        assert seat_of(planned(plan.group, based_on=moved, seed=9), seat.candidate).gathering == other
        assert AuditEvent.objects.filter(action="focusgroups.move_in_plan").count() == 1

    @pytest.mark.parametrize(
        ("who", "words"),
        [("first", "kan dan niet"), ("one of three", "minstens met z’n drieën")],
    )
    def test_what_breaks_a_rule_is_refused_in_a_sentence(self, organiser, who, words) -> None:
        plan = roomy()
        first, second = sessions_of(plan.group)
        seats = list(plan.seats.filter(gathering=first, candidate__participant__perspective__code="experience_expert"))
        if who == "one of three":
            seats[0].candidate.availabilities.update(can="yes")
            for seat in seats[1:-2]:
                move_person(plan, seat.pk, None, seen=plan.version, by=organiser)
                plan.refresh_from_db()
        before = list(plan.seats.values_list("pk", "gathering_id"))
        with pytest.raises(Refused, match=words):
            move_person(plan, seats[0].pk, second.pk, seen=plan.version, by=organiser)
        assert list(plan.seats.values_list("pk", "gathering_id")) == before

    def test_who_said_yes_is_not_moved(self, organiser) -> None:
        plan = roomy()
        seat = plan.seats.exclude(gathering=None)[0]
        gatherings.seat(seat.gathering, SeatState.ACCEPTED, participant=seat.candidate.participant)
        with pytest.raises(Refused, match="verandert niet"):
            move_person(plan, seat.pk, None, seen=1, by=organiser)

    def test_companions_go_along(self, organiser) -> None:
        plan = roomy()
        helper = plan.group.candidates.get(participant__perspective__code="first_line_helper")
        friend = focusgroups.candidate(
            plan.group, "first_line_helper", state=CandidateState.SELECTED, together_with=helper
        )
        plan = planned(plan.group)
        (other,) = [each for each in sessions_of(plan.group) if each.pk != seat_of(plan, helper).gathering_id]
        move_person(plan, seat_of(plan, helper).pk, other.pk, seen=1, by=organiser)
        assert seat_of(plan, friend).gathering == other

    @pytest.mark.parametrize("deed", ["move", "seat", "session"])
    def test_a_version_that_is_not_the_newest_is_refused(self, organiser, deed) -> None:
        plan = roomy()
        seat, session = plan.seats.all()[0], plan.sessions.all()[0]
        lock_seat(plan, seat.pk, locked=True, seen=1, by=organiser)
        deeds: dict[str, Any] = {
            "move": lambda: move_person(plan, seat.pk, None, seen=1, by=organiser),
            "seat": lambda: lock_seat(plan, seat.pk, locked=False, seen=1, by=organiser),
            "session": lambda: lock_session(plan, session.pk, locked=True, seen=1, by=organiser),
        }
        with pytest.raises(Refused, match="veranderde dit plan"):
            deeds[deed]()

    def test_kept_out_stays_out(self, organiser) -> None:
        plan = roomy()
        seat = plan.seats.get(candidate__participant__perspective__code="first_line_helper")
        move_person(plan, seat.pk, None, seen=1, by=organiser)
        again = planned(plan.group, based_on=plan)
        kept = seat_of(again, seat.candidate)
        assert (kept.gathering, kept.why_not, kept.locked) == (None, "kept_out", True)

    def test_a_session_kept_closed_stays_closed(self, organiser) -> None:
        plan = planned(pool(citizens=4, officials=0, sessions=2, most=1))
        closed = plan.sessions.get(opened=False)
        opened = plan.sessions.get(opened=True)
        plan = lock_session(plan, closed.pk, locked=True, seen=1, by=organiser)
        again = planned(plan.group, based_on=plan, seed=4)
        assert again.sessions.get(opened=True).gathering == opened.gathering
        assert again.sessions.get(gathering=closed.gathering).locked


class TestSending:
    def test_invites_everybody_once_and_closes_the_plan(self, organiser) -> None:
        plan = roomy()
        first = send_plan(plan, seen=1, by=organiser)
        assert send_plan(plan, seen=1, by=organiser) == first
        placed = plan.seats.exclude(gathering=None)
        assert Seat.objects.filter(state=SeatState.INVITED).count() == placed.count() == 11
        assert SeatMessage.objects.count() == 11
        assert Sending.objects.count() == 1
        assert set(plan.group.sessions.values_list("state", flat=True)) == {GatheringState.PLANNED}
        plan.refresh_from_db()
        assert plan.sent_at is not None
        event = AuditEvent.objects.get(action="focusgroups.send_plan")
        assert event.actor_id == organiser.pk
        with pytest.raises(Refused, match="verstuurd"):
            move_person(plan, placed[0].pk, None, seen=plan.version, by=organiser)

    def test_a_plan_that_broke_meanwhile_is_not_sent(self, organiser) -> None:
        plan = roomy()
        seat = plan.seats.exclude(gathering=None)[0]
        says(seat.candidate, seat.gathering)
        with pytest.raises(Refused, match="klopt niet meer"):
            send_plan(plan, seen=1, by=organiser)
        plan.refresh_from_db()
        assert plan.sent_at is None
        assert not Seat.objects.exists()

    def test_somebody_who_withdrew_is_not_invited_and_an_unsafe_table_is_not_sent(self, organiser) -> None:
        plan = planned(pool(citizens=4, officials=0, sessions=1, most=1))
        one, two = plan.group.candidates.all()[:2]
        move_candidate(one, CandidateState.WITHDRAWN, by=None)
        move_candidate(two, CandidateState.WITHDRAWN, by=None)
        with pytest.raises(Refused, match="minstens met z’n drieën"):
            send_plan(plan, seen=1, by=organiser)
        assert not Seat.objects.exists()

    def test_taken_up_after_a_kill_between_deciding_and_inviting(self, organiser) -> None:
        plan = roomy()
        Plan.objects.filter(pk=plan.pk).update(sent_at=plan.made_at)
        send_plan(plan, seen=1, by=organiser)
        assert Seat.objects.count() == 11

    def test_a_plan_that_is_not_ready_or_old_or_empty(self, organiser) -> None:
        group = pool(citizens=4, officials=0, sessions=1, most=1)
        old, new = planned(group), planned(group)
        with pytest.raises(Refused, match="veranderde"):
            send_plan(new, seen=7, by=organiser)
        send_plan(new, seen=1, by=organiser)
        with pytest.raises(Refused, match="nieuwer plan"):
            send_plan(old, seen=1, by=organiser)
        empty = planned(pool(citizens=1, officials=0))
        with pytest.raises(Refused, match="niemand"):
            send_plan(empty, seen=1, by=organiser)
        Plan.objects.filter(pk=empty.pk).update(state=JobState.RUNNING)
        with pytest.raises(Refused, match="niet klaar"):
            send_plan(empty, seen=1, by=organiser)

    def test_a_second_plan_invites_only_who_has_no_seat_yet(self, organiser) -> None:
        group = pool(citizens=4, officials=0, sessions=1, most=1)
        send_plan(planned(group), seen=1, by=organiser)
        (gathering,) = sessions_of(group)
        late = focusgroups.candidate(group, state=CandidateState.SELECTED)
        send_plan(planned(group), seen=1, by=organiser)
        assert Seat.objects.filter(gathering=gathering).count() == 5
        assert SeatMessage.objects.filter(seat__participant=late.participant).count() == 1
        assert SeatMessage.objects.count() == 5
