"""A plan is asked for, computed once, kept with its seed; whatever is wrong is told, nothing crashes."""

import json

import pytest
from django_q.models import OrmQ

from audit.models import AuditEvent
from contributions.service import Refused
from focusgroups.enums import GroupState, JobState, PlanOutcome
from focusgroups.models import Apart, Candidate, Plan, Quota
from focusgroups.planning.checking import check
from focusgroups.planning.forgetting import forget_people, plans_past_their_term
from focusgroups.planning.running import ask, run
from focusgroups.planning.snapshots import instance_of
from focusgroups.planning.solving import solve
from focusgroups.planning.state_of_play import standing
from focusgroups.service import Can, CandidateState
from gatherings.service import SeatState
from people.service import Role
from tests.factories import focusgroups, gatherings
from tests.factories.people import staff
from tests.focusgroups.planning.pools import at_the_same_time, planned, pool, says, seat_of, sessions_of

pytestmark = pytest.mark.django_db


class TestAsking:
    def test_queues_it_and_writes_down_who_asked(self) -> None:
        plan = ask(pool(), seed=7, by=staff(Role.ORGANISER))
        assert (plan.state, plan.seed, plan.progress) == (JobState.QUEUED, 7, 0)
        assert OrmQ.objects.count() == 1
        assert AuditEvent.objects.filter(action="focusgroups.ask_plan").count() == 1

    def test_one_at_a_time(self) -> None:
        group = pool()
        assert ask(group, by=None) == ask(group, seed=2, by=None)
        assert Plan.objects.count() == 1

    def test_every_plan_is_kept(self) -> None:
        group = pool()
        assert planned(group) != planned(group, seed=2)
        assert Plan.objects.count() == 2

    @pytest.mark.parametrize(
        ("asked", "word"),
        [
            ({"seed": 0}, "startgetal"),
            ({"seed": 2**31}, "startgetal"),
            ({"seconds": 0}, "rekentijd"),
            ({"who": "x"}, "wie"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, asked, word) -> None:
        with pytest.raises(Refused, match=word):
            ask(pool(), by=None, **asked)
        assert not OrmQ.objects.exists()

    @pytest.mark.parametrize("state", [GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED])
    def test_a_group_that_is_over_plans_nothing(self, state) -> None:
        with pytest.raises(Refused, match="plant niet meer"):
            ask(focusgroups.group(state), by=None)


class TestComputing:
    def test_places_everybody_where_it_can_and_keeps_the_input(self) -> None:
        group = pool(citizens=6, officials=2)
        plan = planned(group)
        assert (plan.state, plan.outcome, plan.gap, plan.progress) == (JobState.DONE, PlanOutcome.BEST, 0, 100)
        assert plan.seats.exclude(gathering=None).count() == 8
        assert plan.sessions.filter(opened=True).count() == 2
        assert standing(plan).broken == []

    def test_the_kept_input_gives_the_same_plan_again_and_says_nothing_of_needs(self) -> None:
        group = pool(citizens=7, officials=1)
        Candidate.objects.filter(participant__perspective__code="municipality").update(needs=["hearing_loop"])
        plan = planned(group, seed=5)
        again = solve(instance_of(plan.snapshot)).seating
        assert sorted(filter(None, again.where.values())) == sorted(
            str(pk) for pk in plan.seats.exclude(gathering=None).values_list("gathering_id", flat=True)
        )
        kept = json.dumps(plan.snapshot)
        assert "hearing_loop" not in kept
        assert not any(str(pk) in kept or pk.hex in kept for pk in group.candidates.values_list("pk", flat=True))

    def test_a_second_delivery_changes_nothing(self) -> None:
        group = pool()
        plan = planned(group)
        before = list(plan.seats.values_list("pk", "gathering_id"))
        assert not run(plan.pk)
        assert list(plan.seats.values_list("pk", "gathering_id")) == before

    def test_one_that_was_killed_on_the_way_begins_again(self) -> None:
        plan = ask(pool(), by=None)
        Plan.objects.update(state=JobState.RUNNING, progress=35)
        assert run(plan.pk)
        plan.refresh_from_db()
        assert (plan.state, plan.progress) == (JobState.DONE, 100)

    def test_one_that_fails_says_so_and_can_be_asked_again(self) -> None:
        group = pool()
        plan = ask(group, by=None)
        Plan.objects.update(snapshot={"who": "nobody knows"})
        assert not run(plan.pk)
        plan.refresh_from_db()
        assert plan.state == JobState.FAILED
        assert ask(group, by=None) != plan

    def test_only_the_chosen_ones_or_everybody(self) -> None:
        group = pool(citizens=4, officials=0)
        focusgroups.candidate(group, state=CandidateState.APPLIED)
        focusgroups.candidate(group, state=CandidateState.PASSED)
        focusgroups.candidate(group, state=CandidateState.WITHDRAWN)
        assert planned(group).seats.count() == 4
        assert planned(group, who="everybody").seats.count() == 5


class TestNothingFits:
    @pytest.mark.parametrize(("citizens", "sessions", "most"), [(0, 0, 1), (0, 2, 1), (5, 0, 1), (2, 2, 1), (5, 2, 0)])
    def test_is_a_plan_that_says_so(self, citizens, sessions, most) -> None:
        plan = planned(pool(citizens=citizens, officials=0, sessions=sessions, most=most))
        assert (plan.state, plan.outcome) == (JobState.DONE, PlanOutcome.NOTHING)
        assert all(plan.seats.values_list("why_not", flat=True))

    def test_everybody_said_no(self) -> None:
        group = pool()
        for candidate in group.candidates.all():
            for gathering in sessions_of(group):
                says(candidate, gathering)
        plan = planned(group)
        assert plan.outcome == PlanOutcome.NOTHING
        assert set(plan.seats.values_list("why_not", flat=True)) == {"never"}

    def test_nobody_was_asked(self) -> None:
        group = pool(sessions=0)
        focusgroups.session(group)
        assert set(planned(group).seats.values_list("why_not", flat=True)) == {"not_answered"}

    def test_everybody_declined(self) -> None:
        group = pool(sessions=1, citizens=4, officials=0)
        (gathering,) = sessions_of(group)
        for candidate in group.candidates.all():
            gatherings.seat(gathering, SeatState.DECLINED, participant=candidate.participant)
        assert planned(group).outcome == PlanOutcome.NOTHING

    def test_a_moment_in_the_past_is_no_moment(self) -> None:
        group = pool(sessions=0)
        focusgroups.session(group, -3)
        assert planned(group).sessions.count() == 0


class TestRules:
    def test_who_said_yes_stays_and_who_is_invited_too(self) -> None:
        group = pool(citizens=6, officials=0)
        last = sessions_of(group)[1]
        first, second = group.candidates.all()[:2]
        gatherings.seat(last, SeatState.ACCEPTED, participant=first.participant)
        gatherings.seat(last, SeatState.INVITED, participant=second.participant)
        says(first, last)
        plan = planned(group)
        assert {seat_of(plan, each).gathering for each in (first, second)} == {last}
        assert standing(plan).broken == []

    def test_a_lonely_yes_is_told_and_nobody_new_sits_at_an_unsafe_table(self) -> None:
        group = pool(citizens=1, officials=2, sessions=1)
        (gathering,) = sessions_of(group)
        alone = group.candidates.get(participant__perspective__code="experience_expert")
        gatherings.seat(gathering, SeatState.ACCEPTED, participant=alone.participant)
        plan = planned(group)
        assert plan.explained["given_up"] == [str(gathering.pk)]
        assert list(plan.seats.exclude(gathering=None).values_list("candidate", flat=True)) == [alone.pk]
        assert standing(plan).inherited

    def test_needs_venue_capacity_and_a_closed_venue(self) -> None:
        group = pool(citizens=4, officials=0, sessions=0, most=3)
        bare = focusgroups.session(group, 30, venue=gatherings.venue(features=[]), minimum=3)
        small = focusgroups.session(group, 31, venue=gatherings.venue(capacity=3), minimum=3, capacity=8)
        shut = focusgroups.session(
            group, 32, venue=gatherings.venue(closed_on=gatherings.moment(31).date()), minimum=3, capacity=8
        )
        for candidate in group.candidates.all():
            for gathering in (bare, small, shut):
                candidate.availabilities.create(gathering=gathering, can=Can.YES)
        group.candidates.update(needs=["step_free"])
        plan = planned(group)
        assert plan.seats.filter(gathering=small).count() == 3
        assert plan.explained["closed"][str(shut.pk)][0] == "venue_closed"
        assert not plan.seats.filter(gathering__in=(bare, shut)).exists()

    def test_household_apart_pairs_and_companions(self) -> None:
        group = pool(citizens=9, officials=0, sessions=2)
        people = list(group.candidates.all())
        Candidate.objects.filter(pk__in=[people[0].pk, people[1].pk]).update(household_hash="one house")
        one, other = sorted((people[2], people[3]), key=lambda each: each.pk)
        Apart.objects.create(group=group, one=one, other=other, reason="asked")
        Candidate.objects.filter(pk=people[4].pk).update(together_with=people[5])
        plan = planned(group)
        at = [seat_of(plan, each).gathering_id for each in people]
        assert None not in at
        assert at[0] != at[1]
        assert at[2] != at[3]
        assert at[4] == at[5]

    def test_one_moderator_is_at_one_place_at_a_time(self) -> None:
        group = pool(citizens=8, officials=0)
        group.sessions.update(moderator=staff(Role.FACILITATOR))
        at_the_same_time(group)
        plan = planned(group)
        assert plan.sessions.filter(opened=True).count() == 1
        assert [each[0] for each in plan.explained["closed"].values()] == ["same_time"]

    def test_a_moderator_or_venue_of_another_group_is_taken(self) -> None:
        group = pool(citizens=4, officials=0, sessions=1)
        (gathering,) = sessions_of(group)
        gatherings.planned(starts_at=gathering.starts_at, venue=gathering.venue)
        plan = planned(group)
        assert plan.explained["closed"][str(gathering.pk)][0] == "venue_busy"

    def test_a_quota_that_cannot_be_met_is_told_not_fatal(self) -> None:
        group = pool(citizens=4, officials=0)
        Quota.objects.create(
            group=group,
            feature="perspective_group",
            value="government",
            minimum=1,
            maximum=2,
            flex_minimum=0,
            flex_maximum=2,
        )
        plan = planned(group)
        assert plan.outcome == PlanOutcome.BEST
        assert plan.seats.exclude(gathering=None).count() == 4

    def test_an_interview_is_with_one_person_at_a_time(self) -> None:
        group = pool(citizens=3, officials=0, sessions=2, kind="interview")
        group.sessions.update(minimum=1, capacity=4)
        plan = planned(group)
        assert sorted(plan.seats.exclude(gathering=None).values_list("gathering", flat=True)) == [
            each.pk for each in sessions_of(group)
        ]

    def test_contradicting_locks_are_explained(self) -> None:
        group = pool(citizens=5, officials=0, sessions=1)
        plan = planned(group)
        plan.seats.update(locked=True)
        plan.sessions.update(locked=True, opened=False)
        again = planned(group, based_on=plan)
        assert again.outcome == PlanOutcome.NOTHING
        assert set(again.seats.values_list("why_not", flat=True)) == {"lock"}
        assert check(standing(again).question.instance, standing(again).seating) == []


class TestForgetting:
    def test_after_the_last_session_nothing_about_people_is_left_in_the_input(self) -> None:
        group = pool()
        plan = planned(group)
        today = sessions_of(group)[-1].starts_at.date()
        assert not plans_past_their_term(today).exists()
        group.sessions.update(starts_at=gatherings.moment(-9), ends_at=gatherings.moment(-8))
        assert forget_people(plans_past_their_term(today)) == 1
        plan.refresh_from_db()
        assert (plan.snapshot["people"], plan.snapshot["people_were"], plan.snapshot["seed"]) == ([], 8, 1)
        assert not plans_past_their_term(today).exists()
