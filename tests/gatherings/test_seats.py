"""Seats: who has a chair, who waits, who is next, and what is said about it, once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from contributions.service import Refused
from gatherings.models import Seat, SeatMessage
from gatherings.service import (
    Choice,
    SeatState,
    accept,
    call_off,
    cancel_seat,
    chair_came_free,
    decline,
    free_chairs,
    invite,
    leave_waiting_list,
    mark_held,
    offer_to,
    put_on_waiting_list,
    register_chooser,
    reseat,
)
from gatherings.tasks import expire_offers
from people.service import Role
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]


def told(seat: Seat) -> list[str]:
    return sorted(SeatMessage.objects.filter(seat=seat).values_list("kind", flat=True))


def state_of(seat: Seat) -> str:
    return Seat.objects.get(pk=seat.pk).state


@pytest.fixture
def organiser():
    return staff(Role.ORGANISER)


def test_a_seat_is_given_once_and_told_once(organiser) -> None:
    gathering, person = make.planned(), make.person()
    seat = invite(gathering, person, by=organiser)
    assert invite(gathering, person, by=organiser) == seat
    assert (seat.state, told(seat)) == (SeatState.INVITED, ["invite"])
    assert free_chairs(gathering) == 7


def test_who_is_invited_to_a_full_table_waits(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    first, second = (invite(gathering, make.person(), by=organiser) for _each in range(2))
    assert (first.state, second.state) == (SeatState.INVITED, SeatState.WAITING)
    assert told(second) == ["waiting"]


def test_who_brings_somebody_takes_two_chairs(organiser) -> None:
    gathering = make.planned(capacity=3, minimum=1)
    pair = invite(gathering, make.person(), by=organiser, chairs=2)
    assert free_chairs(gathering) == 1
    other = invite(gathering, make.person(), by=organiser, chairs=2)
    single = invite(gathering, make.person(), by=organiser)
    assert [seat.state for seat in (pair, other, single)] == ["invited", "waiting", "invited"]
    decline(pair)
    assert state_of(other) == SeatState.OFFERED


def test_more_people_than_chairs_and_who_is_first_has_one(organiser) -> None:
    gathering = make.planned(capacity=2, minimum=1)
    seats = [invite(gathering, make.person(), by=organiser, beyond_capacity=True) for _each in range(4)]
    assert [seat.state for seat in seats] == ["invited"] * 4
    assert free_chairs(gathering) == 2, "nobody holds a chair before saying yes"
    assert [accept(seat).state for seat in seats] == ["accepted", "accepted", "waiting", "waiting"]
    decline(seats[0])
    assert [state_of(seat) for seat in seats] == ["declined", "accepted", "offered", "waiting"]
    assert told(seats[2]) == ["invite", "offer", "waiting"]


def test_a_promised_chair_is_not_taken_by_who_is_first(organiser) -> None:
    gathering = make.planned(capacity=2, minimum=1)
    promised = invite(gathering, make.person(), by=organiser)
    quick, slow = (invite(gathering, make.person(), by=organiser, beyond_capacity=True) for _each in range(2))
    assert [accept(quick).state, accept(slow).state, accept(promised).state] == ["accepted", "waiting", "accepted"]


def test_answering_twice_changes_nothing(organiser) -> None:
    gathering = make.planned()
    yes, no = (invite(gathering, make.person(), by=organiser) for _each in range(2))
    for _twice in range(2):
        assert accept(yes).state == SeatState.ACCEPTED
        assert decline(no).state == SeatState.DECLINED
    assert told(yes) == ["confirm", "invite"]
    assert told(no) == ["invite"]


def test_who_said_yes_and_then_no_gets_the_entry_out_of_the_calendar(organiser) -> None:
    seat = accept(invite(make.planned(), make.person(), by=organiser))
    seat = decline(seat)
    assert told(seat) == ["cancel_seat", "confirm", "invite"]
    assert Seat.objects.get(pk=seat.pk).sequence == 1


def test_who_answers_by_phone_is_not_called_again_about_it(organiser) -> None:
    seat = invite(make.planned(), make.person(email="", phone="0612345678", reach_by="phone"), by=organiser)
    seat = decline(accept(seat, by=organiser), by=organiser)
    assert (seat.state, told(seat)) == (SeatState.DECLINED, ["invite"])


def test_who_declined_may_be_invited_anew_with_another_entry(organiser) -> None:
    gathering, person = make.planned(), make.person()
    first = decline(invite(gathering, person, by=organiser))
    second = invite(gathering, person, by=organiser)
    assert second.pk != first.pk
    assert second.uid != first.uid


def test_the_first_on_the_list_is_offered_the_chair_with_the_reason(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    waiting = [put_on_waiting_list(gathering, make.person(), by=organiser) for _each in range(2)]
    decline(sitting)
    first = Seat.objects.get(pk=waiting[0].pk)
    assert first.state == SeatState.OFFERED
    assert first.offer_reason == "Staat het langst op de wachtlijst."
    assert first.offered_until - timezone.now() < timedelta(hours=49)
    assert state_of(waiting[1]) == SeatState.WAITING


def test_the_chooser_of_the_app_above_decides(organiser, monkeypatch: pytest.MonkeyPatch) -> None:
    register_chooser("focus_group", lambda gathering, waiting: Choice(waiting[-1], "Wij missen nog een jongere."))
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    waiting = [put_on_waiting_list(gathering, make.person(), by=organiser) for _each in range(2)]
    cancel_seat(sitting, by=organiser)
    assert [state_of(seat) for seat in waiting] == ["waiting", "offered"]
    assert Seat.objects.get(pk=waiting[1].pk).offer_reason == "Wij missen nog een jongere."


def test_when_nobody_fits_the_chair_stays_free(organiser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gatherings.choosers._choosers", {"focus_group": lambda gathering, waiting: None})
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    decline(sitting)
    assert (state_of(waiting), free_chairs(gathering)) == (SeatState.WAITING, 1)


def test_an_offer_that_passes_goes_to_the_next_once_however_often_the_clock_comes(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    first, second = (put_on_waiting_list(gathering, make.person(), by=organiser) for _each in range(2))
    decline(sitting)
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        assert [expire_offers(), expire_offers()] == [1, 0]
        assert (state_of(first), state_of(second)) == (SeatState.EXPIRED, SeatState.OFFERED)
        with pytest.raises(Refused):
            accept(first)
        assert accept(second).state == SeatState.ACCEPTED
    assert told(first) == ["offer", "offer_over", "waiting"]
    assert told(second) == ["confirm", "offer", "waiting"]


def test_saying_yes_too_late_takes_the_offer_back_at_once(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    first, second = (put_on_waiting_list(gathering, make.person(), by=organiser) for _each in range(2))
    decline(sitting)
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        with pytest.raises(Refused, match="voorbij"):
            accept(first)
        assert (state_of(first), state_of(second)) == (SeatState.EXPIRED, SeatState.OFFERED)


def test_an_offer_ends_hours_before_the_start_and_is_not_made_too_late(organiser) -> None:
    gathering = make.planned(days=1, hour=19, capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    with time_machine.travel(gathering.starts_at - timedelta(hours=8), tick=False):
        decline(sitting)
        assert Seat.objects.get(pk=waiting.pk).offered_until == gathering.starts_at - timedelta(hours=3)
    with time_machine.travel(gathering.starts_at - timedelta(hours=3, minutes=30), tick=False):
        leave_waiting_list(waiting)
        late = put_on_waiting_list(gathering, make.person(), by=organiser)
        assert chair_came_free(gathering) == []
        assert state_of(late) == SeatState.WAITING


def test_leaving_the_list_and_saying_no_to_an_offer(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    first, second, third = (put_on_waiting_list(gathering, make.person(), by=organiser) for _each in range(3))
    leave_waiting_list(first)
    decline(sitting)
    leave_waiting_list(second)
    assert [state_of(seat) for seat in (first, second, third)] == ["cancelled", "declined", "offered"]


def test_a_colleague_offers_a_chair_and_says_why(organiser) -> None:
    gathering = make.planned(capacity=2, minimum=1)
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    with pytest.raises(Refused, match="waarom"):
        offer_to(waiting, reason=" ", by=organiser)
    assert offer_to(waiting, reason="Wij missen een jongere.", by=organiser).state == SeatState.OFFERED
    invite(gathering, make.person(), by=organiser)
    other = put_on_waiting_list(gathering, make.person(), by=organiser)
    with pytest.raises(Refused, match="geen stoel"):
        offer_to(other, reason="Ook.", by=organiser)


def test_moving_somebody_is_another_entry_and_frees_the_chair(organiser) -> None:
    old, new = make.planned(capacity=1, minimum=1), make.planned(days=40, capacity=1, minimum=1)
    seat = accept(invite(old, make.person(), by=organiser))
    waiting = put_on_waiting_list(old, make.person(), by=organiser)
    moved = reseat(seat, new, by=organiser)
    seat = Seat.objects.get(pk=seat.pk)
    assert (seat.state, moved.state, state_of(waiting)) == ("cancelled", "invited", "offered")
    assert moved.uid != seat.uid
    assert (seat.sequence, moved.sequence) == (1, 0)
    assert told(seat)[:1] == ["cancel_seat"]
    assert told(moved) == ["invite"]


def test_nobody_loses_a_chair_without_having_the_other(organiser) -> None:
    old, full = make.planned(), make.planned(days=40, capacity=1, minimum=1)
    invite(full, make.person(), by=organiser)
    seat = invite(old, make.person(), by=organiser)
    with pytest.raises(Refused, match="geen stoel"):
        reseat(seat, full, by=organiser)
    assert (state_of(seat), told(seat)) == (SeatState.INVITED, ["invite"])


def test_everyone_declines(organiser) -> None:
    gathering = make.planned(capacity=3, minimum=1)
    for _each in range(3):
        decline(invite(gathering, make.person(), by=organiser))
    assert free_chairs(gathering) == 3
    assert chair_came_free(gathering) == []


@pytest.mark.parametrize("deed", [accept, decline, leave_waiting_list, lambda seat: cancel_seat(seat, by=None)])
def test_nothing_is_answered_after_the_start(organiser, deed) -> None:
    seat = invite(make.planned(), make.person(), by=organiser)
    with time_machine.travel(seat.gathering.ends_at, tick=False), pytest.raises(Refused):
        deed(seat)
    assert state_of(seat) == SeatState.INVITED


def test_nobody_is_invited_to_what_is_off_or_not_fixed(organiser) -> None:
    off = call_off(make.planned(), reason="De spreker is ziek.", by=organiser)
    for gathering in (off, make.offered()):
        with pytest.raises(Refused):
            invite(gathering, make.person(), by=organiser)
        with pytest.raises(Refused):
            put_on_waiting_list(gathering, make.person(), by=organiser)
    assert not Seat.objects.exists()


def test_held_ends_the_waiting_list_without_a_word(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    accept(invite(gathering, make.person(), by=organiser))
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    with pytest.raises(Refused):
        mark_held(gathering, by=organiser)
    with time_machine.travel(gathering.ends_at, tick=False):
        mark_held(gathering, by=organiser)
    assert (state_of(waiting), told(waiting)) == ("cancelled", ["waiting"])
