"""The page of a group: what to do now, how far it is, and the same number of queries for few and for many."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from focusgroups.board.counting import board_of
from focusgroups.board.next_step import next_step
from focusgroups.board.quota_lines import quota_lines
from focusgroups.making.readiness import lacks_of
from focusgroups.models import Candidate, FocusGroup, Quota, Report
from focusgroups.service import CandidateState, GroupState
from gatherings.models import Gathering
from gatherings.service import SeatState, accept, invite
from people.service import Role
from tests.factories import focusgroups as make
from tests.factories import gatherings
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


def seated(group: FocusGroup, session: Gathering, state: str, perspective: str = "experience_expert") -> Candidate:
    candidate = make.candidate(group, perspective, state=CandidateState.SELECTED)
    candidate.seat = gatherings.seat(session, state, participant=candidate.participant)
    candidate.save()
    return candidate


def agreement(group: FocusGroup, value: str, minimum: int, maximum: int, feature: str = "perspective") -> None:
    Quota.objects.create(
        group=group, feature=feature, value=value,
        minimum=minimum, maximum=maximum, flex_minimum=0, flex_maximum=maximum,
    )  # fmt: skip


def test_the_board_counts_people_by_what_they_said() -> None:
    group = make.group(GroupState.MEETING)
    session = make.session(group, definite=True)
    for state in SeatState.values:
        more = {"offered_until": timezone.now() + timedelta(days=1)} if state == SeatState.OFFERED else {}
        seat = gatherings.seat(session, state, **more)
        Candidate.objects.create(
            group=group, participant=seat.participant, seat=seat, source="phone", state=CandidateState.SELECTED
        )
    make.candidate(group)
    make.candidate(group, state=CandidateState.WITHDRAWN)
    board = board_of(group)
    seats = board.sessions[0].seats
    assert (seats.asked, seats.coming, seats.declined, seats.waiting) == (2, 2, 3, 1)
    assert (seats.attended, seats.stayed_away, seats.invited) == (1, 1, 8)
    assert (board.pool, board.selected, board.to_tell) == (10, 9, 1)


def test_who_had_more_than_one_seat_is_one_person() -> None:
    group = make.group(GroupState.MEETING)
    first, second = make.session(group, definite=True), make.session(group, days=40, definite=True)
    moved, gone = seated(group, first, SeatState.CANCELLED), seated(group, first, SeatState.DECLINED)
    gatherings.seat(second, SeatState.ACCEPTED, participant=moved.participant)
    gatherings.seat(second, SeatState.NO_SHOW, participant=gone.participant)
    board = board_of(group)
    assert [(each.seats.coming, each.seats.declined) for each in board.sessions] == [(0, 2), (1, 0)]
    assert (board.total.coming, board.total.declined, board.total.stayed_away) == (1, 0, 1)


def test_an_agreement_says_what_is_missing() -> None:
    group = make.group(GroupState.MEETING)
    session = make.session(group, definite=True)
    agreement(group, "youth", 2, 3)
    agreement(group, "government", 0, 1, "perspective_group")
    seated(group, session, SeatState.ACCEPTED, "youth")
    for _each in range(2):
        seated(group, session, SeatState.INVITED, "municipality")
    seated(group, session, SeatState.DECLINED, "youth")
    young, officials = quota_lines(group)
    assert (young.pool, young.chosen, young.held, young.coming, young.missing) == (2, 2, 1, 1, 1)
    assert (officials.held, officials.too_many, officials.missing) == (2, 1, 0)
    assert quota_lines(make.group()) == []


class TestNextStep:
    """One sentence and one button for where the group stands."""

    @staticmethod
    def step(group: FocusGroup, to_call: int = 0) -> Any:
        return next_step(group, board_of(group), lacks_of(group), to_call)

    def test_from_empty_to_sent(self) -> None:
        group = make.group(GroupState.DRAFT)
        assert self.step(group).url == reverse("groups:moments", args=[group.pk])
        make.session(group)
        assert "lijst" in self.step(group).label
        make.candidate(group)
        assert self.step(group).url == reverse("groups:by_hand", args=[group.pk])

    def test_every_state_has_a_sentence_and_every_button_an_address(self) -> None:
        for state in GroupState.values:
            for with_people in (False, True):
                group = make.group(state, recruit_until=timezone.localdate())
                if with_people:
                    session = make.session(group, definite=True)
                    seated(group, session, SeatState.INVITED)
                for to_call in (0, 2):
                    step = self.step(group, to_call)
                    assert step.sentence
                    assert bool(step.label) == bool(step.url)

    def test_sign_up_that_is_over_asks_to_close(self) -> None:
        group = make.group(GroupState.RECRUITING, recruit_until=timezone.localdate() - timedelta(days=1))
        assert self.step(group).label == "Sluit het aanmelden"

    def test_a_large_pool_is_for_the_computer(self) -> None:
        group = make.group(GroupState.PLANNING)
        make.session(group)
        for _each in range(30):
            make.candidate(group)
        assert "plan" in self.step(group).sentence


def test_the_page_asks_the_same_for_one_and_for_three_of_everything(desk: Client) -> None:
    group = make.group(GroupState.MEETING)
    agreement(group, "youth", 1, 3)
    url, counts = reverse("groups:inspect", args=[group.pk]), []
    for more in (1, 2):
        for _each in range(more):
            session = make.session(group, days=20 + group.sessions.count(), definite=True)
            for state in (SeatState.ACCEPTED, SeatState.WAITING, SeatState.ATTENDED):
                seated(group, session, state)
            Report.objects.create(gathering=session)
            make.session(group, days=60 + group.sessions.count())
        desk.get(url)
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_may_only_look_sees_the_board_and_no_buttons_and_no_names(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    group = make.group(GroupState.PLANNING)
    make.session(group)
    make.candidate(group)
    html = client.get(reverse("groups:inspect", args=[group.pk])).content.decode()
    assert "Er staat 1 persoon op de lijst." in html
    assert reverse("groups:by_hand", args=[group.pk]) not in html and "Kim" not in html


def test_who_answered_meanwhile_is_no_work_on_the_board_either(desk: Client) -> None:
    group = make.group(GroupState.MEETING)
    session = make.session(group, definite=True)
    seat = invite(session, gatherings.person(phone="0612345678", reach_by="phone", email=""), by=None)
    board = reverse("groups:inspect", args=[group.pk])
    assert "nog 1 persoon om te bellen" in desk.get(board).content.decode()
    accept(seat)
    assert "om te bellen of te schrijven" not in desk.get(board).content.decode()
