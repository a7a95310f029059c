"""Where the parts meet: what one part did with somebody's seat, the others know."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.service import Refused
from focusgroups.desk import at_risk
from focusgroups.drawing.pool import pool_of
from focusgroups.inviting import send
from focusgroups.models import Candidate, Draw, FocusGroup
from focusgroups.planning.running import ask, run
from focusgroups.planning.sending import send_plan
from focusgroups.recruiting.standing import standing_of
from focusgroups.service import (
    Can,
    CandidateState,
    GroupKind,
    GroupState,
    bring_group,
    came,
    close_session,
    withdraw,
)
from gatherings.models import Gathering, Seat
from gatherings.service import SeatState, accept, call_off, chair_came_free, decline, put_on_waiting_list
from notices.models import Notice
from people.models import ContactDetails, User
from tests.factories import focusgroups as make
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def invited(citizens: int = 4, sessions: int = 2) -> tuple[FocusGroup, list[Gathering], list[Candidate]]:
    """A group whose people are invited at the first moment; all moments are definite."""
    group = make.group(GroupState.PLANNING, most_sessions=sessions)
    moments = [make.session(group, 20 + number, definite=True) for number in range(sessions)]
    people = [make.candidate(group) for _each in range(citizens)]
    send(group, [(each, moments[0]) for each in people], by=None)
    group.refresh_from_db()
    return group, moments, list(Candidate.objects.select_related("seat").order_by("pk"))


class TestAnInterview:
    """One person talks with us: that is no table with a citizen alone."""

    @pytest.fixture
    def group(self) -> FocusGroup:
        return make.group(GroupState.PLANNING, kind=GroupKind.INTERVIEW, size=1, minimum=1, most_sessions=3)

    def test_one_citizen_is_chosen_and_invited_by_hand(self, desk: Client, group: FocusGroup) -> None:
        session = make.session(group, capacity=1, minimum=1)
        person = make.candidate(group)
        url = reverse("groups:by_hand", args=[group.pk])
        typed = {"moment": session.pk, "kies": str(person.pk)}
        assert desk.post(url, {**typed, "deed": "vraag"}).status_code == 200
        assert desk.post(url, {**typed, "deed": "verstuur"}).status_code == 302
        assert Seat.objects.get().state == SeatState.INVITED

    def test_a_plan_of_interviews_is_sent(self, organiser: User, group: FocusGroup) -> None:
        for day in (30, 31):
            make.session(group, day, capacity=1, minimum=1)
        for _each in range(2):
            make.candidate(group, state=CandidateState.SELECTED)
        plan = ask(group, by=None)
        run(plan.pk)
        plan.refresh_from_db()
        assert send_plan(plan, seen=plan.version, by=organiser).outcome["people"] == {"invited": 2}

    def test_a_citizen_never_sits_with_an_official_alone(self, group: FocusGroup) -> None:
        session = make.session(group, capacity=2, minimum=1)
        people = [make.candidate(group), make.candidate(group, "municipality")]
        with pytest.raises(Refused):
            send(group, [(each, session) for each in people], by=None)

    def test_the_desk_is_not_alarmed_and_the_waiting_list_works(self, group: FocusGroup) -> None:
        session = make.session(group, 3, definite=True, capacity=1, minimum=1)
        first, second = make.candidate(group), make.candidate(group)
        seat = gatherings.seat(session, SeatState.ACCEPTED, participant=first.participant)
        assert list(at_risk()) == []
        waiting = put_on_waiting_list(session, second.participant, by=None)
        decline(seat)
        waiting.refresh_from_db()
        assert waiting.state == SeatState.OFFERED


class TestWhoWasMoved:
    """A colleague moves somebody to another moment on the screen of the gathering."""

    def moved(self, desk: Client) -> tuple[FocusGroup, list[Gathering], Candidate]:
        group, moments, people = invited()
        seat = people[0].seat
        assert seat is not None
        url = reverse("meetings:seat_reseat", args=[moments[0].pk, seat.pk])
        assert desk.post(url, {"to": moments[1].pk}).status_code == 302
        return group, moments, Candidate.objects.select_related("seat").get(pk=people[0].pk)

    def test_the_pool_knows_the_new_seat(self, desk: Client) -> None:
        group, moments, person = self.moved(desk)
        assert person.seat is not None
        assert (person.seat.gathering_id, person.seat.state) == (moments[1].pk, SeatState.INVITED)
        page = text_of(desk.get(reverse("groups:by_hand", args=[group.pk]), {"moment": moments[0].pk}))
        assert "Heeft een plek op" in page

    def test_who_withdraws_then_leaves_no_chair_behind(self, desk: Client) -> None:
        _group, moments, person = self.moved(desk)
        withdraw(person, by=None)
        assert not Seat.objects.filter(gathering=moments[1]).holding().exists()


def test_who_took_an_offered_chair_counts_as_chosen_and_keeps_it_in_a_new_draw(desk: Client) -> None:
    group, moments, people = invited()
    reserve = make.candidate(group, state=CandidateState.ALTERNATE)
    waiting = put_on_waiting_list(moments[0], reserve.participant, by=None)
    Candidate.objects.filter(pk=reserve.pk).update(seat=waiting)
    first = people[0].seat
    assert first is not None
    decline(first)
    chair_came_free(moments[0])
    waiting.refresh_from_db()
    accept(waiting)
    reserve.refresh_from_db()
    assert reserve.state == CandidateState.SELECTED
    problem = pool_of(group, 6).problem
    stays = {person.key for person in problem.stay}
    assert reserve.pk.hex in stays
    assert people[0].pk.hex not in stays | {person.key for person in problem.people}  # who said no, holds no place
    assert problem.places == 6 - 4


def test_who_said_no_is_seen_before_somebody_invites_them_again(desk: Client) -> None:
    group, moments, people = invited()
    seat = people[0].seat
    assert seat is not None
    url = reverse("groups:by_hand", args=[group.pk])
    assert "Kan niet" not in text_of(desk.get(url, {"moment": moments[0].pk}))
    decline(seat)
    assert "Kan niet" in text_of(desk.get(url, {"moment": moments[0].pk}))


def test_who_was_drawn_is_seen_where_one_chooses_by_hand(desk: Client) -> None:
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    make.candidate(group, state=CandidateState.ALTERNATE)
    row = desk.get(reverse("groups:by_hand", args=[group.pk]), {"moment": session.pk})
    assert [each.get_text() for each in BeautifulSoup(row.content, "html.parser").select("td .w-status")] == [
        "Reserve"
    ]


def test_a_conversation_that_is_over_is_closed_first(desk: Client) -> None:
    group, moments, _people = invited(sessions=1)
    begun = timezone.now() - timedelta(hours=5)
    Gathering.objects.filter(pk=moments[0].pk).update(starts_at=begun, ends_at=begun + timedelta(hours=2))
    page = desk.get(reverse("groups:inspect", args=[group.pk]))
    button = BeautifulSoup(page.content, "html.parser").select_one("p.balance-lead + p a.button")
    assert button is not None
    assert button["href"] == reverse("groups:session_people", args=[moments[0].pk])
    assert desk.get(str(button["href"])).status_code == 200


def test_the_reserves_of_a_draw_wait_where_they_can_come_when_the_plan_is_sent(desk: Client, organiser: User) -> None:
    group = make.group(GroupState.PLANNING, most_sessions=2)
    venue = gatherings.venue()
    moments = [make.session(group, 30 + day, capacity=4, minimum=3, venue=venue) for day in range(2)]
    for _each in range(8):
        make.candidate(group, state=CandidateState.SELECTED)
    reserves = [make.candidate(group, state=CandidateState.ALTERNATE) for _each in range(3)]
    reserves[0].availabilities.exclude(gathering=moments[1]).update(can=Can.NO)
    reserves[1].availabilities.update(can=Can.NO)
    Draw.objects.create(
        group=group,
        places=8,
        used=True,
        snapshot={"people": [{"number": at, "id": each.pk.hex} for at, each in enumerate(reserves, 1)]},
        outcome={"alternates": [1, 3, 2]},
    )
    plan = ask(group, by=None)
    run(plan.pk)
    url = reverse("groups:plan_send", args=[group.pk, plan.pk])
    assert "2 reserves komen op de wachtlijst en krijgen bericht." in text_of(desk.get(url))
    plan.refresh_from_db()
    sending = send_plan(plan, seen=plan.version, by=organiser)
    assert sending.outcome["people"] == {"invited": 8, "waiting": 2}
    waits = dict(Seat.objects.waiting().values_list("participant", "gathering"))
    assert waits == {reserves[0].participant_id: moments[1].pk, reserves[2].participant_id: moments[0].pk}
    assert set(Candidate.objects.filter(seat__state=SeatState.WAITING).values_list("state", flat=True)) == {
        CandidateState.ALTERNATE
    }


def test_who_waited_waits_no_longer_and_hears_it_when_the_conversations_were(desk: Client, organiser: User) -> None:
    group, moments, people = invited(sessions=1)
    reserve = make.candidate(group, state=CandidateState.ALTERNATE)
    send(group, [], waiting=[(reserve, moments[0])], by=None)
    begun = timezone.now() - timedelta(hours=5)
    Gathering.objects.filter(pk=moments[0].pk).update(starts_at=begun, ends_at=begun + timedelta(hours=2))
    for person in people:
        assert person.seat is not None
        came(person.seat, by=organiser)
    close_session(moments[0], by=organiser)
    reserve.refresh_from_db()
    assert reserve.seat is not None
    assert reserve.seat.state == SeatState.CANCELLED
    told = reverse("groups:close_choice", args=[group.pk])
    assert told not in desk.get(reverse("groups:inspect", args=[group.pk])).content.decode()
    bring_group(group, GroupState.CHECKING, by=organiser)
    page = desk.get(reverse("groups:inspect", args=[group.pk]))
    assert told in page.content.decode()
    button = BeautifulSoup(page.content, "html.parser").select_one("p.balance-lead + p a.button")
    assert button is not None
    assert button["href"] == reverse("groups:report", args=[group.pk, moments[0].pk])
    desk.post(told)
    reserve.refresh_from_db()
    assert (reserve.state, reserve.passed_told_on) == (CandidateState.PASSED, timezone.localdate())
    assert "Er was deze keer geen plek voor u." in standing_of(reserve)


def test_who_said_no_reads_so_on_the_own_page() -> None:
    _group, _moments, people = invited()
    assert people[0].seat is not None
    decline(people[0].seat)
    person = Candidate.objects.select_related("seat__gathering", "group").get(pk=people[0].pk)
    assert standing_of(person) == "U komt niet. Dank u wel voor uw bericht."


def test_a_conversation_that_was_called_off_says_so_and_frees_its_people(desk: Client, organiser: User) -> None:
    group, moments, people = invited()
    call_off(moments[0], reason="De leider is ziek.", by=organiser)
    board = BeautifulSoup(desk.get(reverse("groups:inspect", args=[group.pk])).content, "html.parser")
    row = next(each for each in board.select("tbody tr") if "Afgezegd" in each.get_text())
    assert "De leider is ziek." in row.get_text()
    assert "Staat nog niet vast." not in row.get_text()
    by_hand = reverse("groups:by_hand", args=[group.pk])
    assert not row.select(f'a[href^="{by_hand}"]')
    send(group, [(each, moments[1]) for each in people], by=organiser)
    there = Candidate.objects.filter(seat__gathering=moments[1], seat__state=SeatState.INVITED)
    assert there.count() == len(people)


def test_who_a_draw_passed_is_mailed_when_the_choice_is_closed(desk: Client) -> None:
    group, _moments, _people = invited()
    by_mail, by_phone = (make.candidate(group, state=CandidateState.PASSED) for _each in range(2))
    ContactDetails.objects.filter(participant=by_phone.participant).update(
        email="", phone="0612345678", reach_by="phone", name="Noor"
    )
    calls = reverse("groups:not_chosen", args=[group.pk])
    assert str(by_mail.pk) not in (before := desk.get(calls).content.decode())
    assert str(by_phone.pk) in before
    told = reverse("groups:close_choice", args=[group.pk])
    assert told in desk.get(reverse("groups:inspect", args=[group.pk])).content.decode()
    for _press in range(2):
        desk.post(told)
    assert Notice.objects.filter(template="group_passed").count() == 1
    by_mail.refresh_from_db()
    assert by_mail.passed_told_on == timezone.localdate()
    assert str(by_phone.pk) in desk.get(calls).content.decode()
