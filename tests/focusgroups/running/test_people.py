"""Marks per seat, people who walk in, and who counts when it is over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.models import AuditEvent
from contributions.models import Participation
from contributions.service import Refused, find_receipt, withdraw
from focusgroups.models import Note, Speaker
from focusgroups.running import attendance, closing
from gatherings.models import SeatMessage, WalkIn
from gatherings.transitions import SEAT_MOVES
from notices.models import Notice
from people.models import Perspective
from tests.focusgroups.running.room import Room, few, told


def mark(client: Client, room: Room, deed: str, **what: object):
    return client.post(room.address("aanwezig"), {"actie": deed, **what})


def youth() -> Perspective:
    return Perspective.objects.get(code="youth")


def test_who_came_gets_the_next_number_and_a_second_press_changes_nothing(room: Room, leader: Client) -> None:
    first, second = room.seat("Ans"), room.seat("Bram", "invited")
    for seat in (first, second, first):
        mark(leader, room, "was_er", plek=seat.pk)
    assert list(Speaker.objects.values_list("number", "seat")) == [(1, first.pk), (2, second.pk)]
    page = leader.get(room.address("aanwezig")).content.decode()
    assert "Ans" in page
    assert "2 mensen zijn er" in page
    assert AuditEvent.objects.filter(action="focusgroups.read_people").count() == 1


def test_a_mark_can_be_undone_and_not_coming_sends_nothing(room: Room, leader: Client) -> None:
    seat = room.seat()
    mark(leader, room, "was_er", plek=seat.pk)
    mark(leader, room, "kwam_niet", plek=seat.pk)
    seat.refresh_from_db()
    assert seat.state == "no_show"
    assert not Speaker.objects.exists()
    mark(leader, room, "was_er", plek=seat.pk)
    assert Speaker.objects.get().seat == seat
    assert (SeatMessage.objects.count(), Notice.objects.count(), seat.sequence) == (0, 0, 0)


def test_a_speaker_with_words_does_not_vanish(room: Room, leader: Client) -> None:
    seat = room.seat()
    mark(leader, room, "was_er", plek=seat.pk)
    Note.objects.create(gathering=room.session, nonce=uuid4(), text="Zo was het.", speaker=Speaker.objects.get())
    answer = mark(leader, room, "kwam_niet", plek=seat.pk)
    assert told(answer) == ["Bij spreker 1 staan aantekeningen. Geef die eerst een andere spreker."]
    assert Speaker.objects.count() == 1


@pytest.mark.parametrize("state", ["waiting", "offered", "declined", "expired", "cancelled"])
def test_a_seat_that_nobody_holds_is_not_marked(room: Room, state: str) -> None:
    fields = {"offered_until": room.session.ends_at} if state == "offered" else {}
    seat = room.seat()
    type(seat).objects.filter(pk=seat.pk).update(state=state, **fields)
    for deed in (attendance.came, attendance.did_not_come):
        with pytest.raises(Refused):
            deed(seat, by=room.leader)
    assert not {"attended", "no_show"} & {str(to) for to in SEAT_MOVES[state]}
    assert not Speaker.objects.exists()


def test_a_seat_of_another_table_is_refused(room: Room, leader: Client) -> None:
    other = Room.make().seat()
    assert told(mark(leader, room, "was_er", plek=other.pk)) == [
        "Deze plek is er niet meer. Kijk wie er nog op de lijst staat."
    ]
    other.refresh_from_db()
    assert other.state == "accepted"


def test_a_tap_is_one_person_without_a_name_however_often_it_arrives(room: Room, leader: Client) -> None:
    nonce = uuid4()
    for _ in range(3):
        mark(leader, room, "inloper", perspectief="youth", nonce=nonce)
    walked_in = WalkIn.objects.get()
    participant = walked_in.participation.participant
    assert participant.perspective == youth()
    assert not hasattr(participant, "contact")
    assert Speaker.objects.get().participation == walked_in.participation
    assert not Participation.objects.counted().exists()
    mark(leader, room, "inloper_weg", inloper=walked_in.pk)
    assert [model.objects.count() for model in (WalkIn, Speaker, Participation)] == [0, 0, 0]


def test_a_tap_without_a_perspective_is_refused(room: Room, leader: Client) -> None:
    for what in ({"perspectief": "onzin", "nonce": uuid4()}, {"perspectief": "youth", "nonce": "x"}, {}):
        assert told(mark(leader, room, "inloper", **what))[-1].startswith("Kies vanuit welk perspectief")
    assert not WalkIn.objects.exists()


def test_at_the_end_everybody_who_was_there_counts_once(room: Room, leader: Client) -> None:
    came, stayed_away = room.seat(), room.seat()
    mark(leader, room, "was_er", plek=came.pk)
    mark(leader, room, "inloper", perspectief="youth", nonce=uuid4())
    answer = leader.post(room.address("klaar"), {"actie": "klaar"})
    assert answer.status_code == 422
    assert "Van 1 persoon is nog niet bekend of die er was." in answer.content.decode()
    leader.post(room.address("klaar"), {"actie": "niemand_meer"})
    for _ in range(2):
        leader.post(room.address("klaar"), {"actie": "klaar"})
    room.session.refresh_from_db()
    assert room.session.state == "held"
    counted = Participation.objects.counted().filter(occasion=room.session.occasion)
    assert {(each.channel, each.recruitment) for each in counted} == {("interview", "invited"), ("interview", "open")}
    came.refresh_from_db()
    stayed_away.refresh_from_db()
    assert came.participation in counted
    assert came.participation.participant == came.participant
    assert came.participation.handed_in_on == room.session.starts_here.date()
    assert stayed_away.participation is None
    assert room.session.clock.ended_at is not None
    assert Notice.objects.count() == 0


def test_who_turns_out_to_have_been_there_still_counts_and_nobody_is_uncounted(room: Room, leader: Client) -> None:
    late, there = room.seat(), room.seat()
    mark(leader, room, "was_er", plek=there.pk)
    mark(leader, room, "kwam_niet", plek=late.pk)
    leader.post(room.address("klaar"), {"actie": "klaar"})
    mark(leader, room, "was_er", plek=late.pk)
    assert Participation.objects.counted().count() == 2
    assert told(mark(leader, room, "kwam_niet", plek=there.pk))[-1].startswith("Het gesprek is klaar")
    there.refresh_from_db()
    assert there.state == "attended"


def test_who_took_everything_back_is_not_counted_anew(room: Room) -> None:
    seat = room.seat()
    attendance.came(seat, by=room.leader)
    closing.close(room.session, by=room.leader)
    seat.refresh_from_db()
    withdraw(seat.participation)
    assert closing.count_people(room.session, by=room.leader) == 0
    assert not Participation.objects.counted().exists()


def test_a_conversation_that_has_to_begin_is_not_closed(room: Room, leader: Client) -> None:
    begins = timezone.now() + timedelta(minutes=5)
    mine = type(room.session).objects.filter(pk=room.session.pk)
    mine.update(starts_at=begins, ends_at=begins + timedelta(hours=2))
    assert leader.post(room.address("klaar")).status_code == 422
    room.session.refresh_from_db()
    assert room.session.state == "planned"


@pytest.mark.parametrize("state", ["offered", "dropped", "cancelled"])
def test_nothing_happens_at_what_does_not_take_place(room: Room, state: str) -> None:
    seat = room.seat()
    type(room.session).objects.filter(pk=room.session.pk).update(state=state)
    for deed in (
        lambda: attendance.came(seat, by=room.leader),
        lambda: attendance.did_not_come(seat, by=room.leader),
        lambda: attendance.walk_in(room.session, youth(), nonce=uuid4(), by=room.leader),
        lambda: closing.close(room.session, by=room.leader),
    ):
        with pytest.raises(Refused):
            deed()
    assert not Participation.objects.exists()


def test_a_code_is_shown_once_and_opens_what_this_person_said(room: Room, leader: Client) -> None:
    seat = room.seat()
    attendance.came(seat, by=room.leader)
    closing.close(room.session, by=room.leader)
    assert leader.get(room.address("codes")).context["handed"] is None
    (handed,) = leader.post(room.address("codes"), {"nummer": "1"}).context["handed"]
    seat.refresh_from_db()
    assert find_receipt(handed["code"]).participation == seat.participation
    assert leader.post(room.address("codes"), {"nummer": "één"}).context["handed"] == []
    assert find_receipt(handed["code"]), "a slip of the finger ends nobody's code"
    (again,) = leader.post(room.address("codes")).context["handed"]
    assert find_receipt(handed["code"]) is None
    assert find_receipt(again["code"]).participation == seat.participation


DEEDS = ("came", "away", "tap", "untap", "close")


class TestWhateverIsPressed(TestCase):
    """Any row of presses: as many speakers as people here, and as many counted at the end."""

    @few
    @given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2)), max_size=9))
    def test_people_at_the_table_are_people_who_count(self, presses: list[tuple[str, int]]) -> None:
        room = Room.make()
        seats = [room.seat() for _ in range(3)]
        nonces = [uuid4() for _ in range(3)]
        for deed, at in presses:
            seats[at].refresh_from_db()
            taps = WalkIn.objects.filter(nonce=nonces[at])
            try:
                if deed == "came":
                    closing.came_after_all(seats[at], by=room.leader)
                elif deed == "away":
                    attendance.did_not_come(seats[at], by=room.leader)
                elif deed == "tap":
                    attendance.walk_in(room.session, youth(), nonce=nonces[at], by=room.leader)
                elif deed == "untap" and taps.exists():
                    attendance.undo_walk_in(taps.get(), by=room.leader)
                else:
                    closing.close(room.session, by=room.leader)
            except Refused:
                continue
        here = room.session.seats.filter(state="attended").count() + room.session.walk_ins.count()
        numbers = list(room.session.speakers.values_list("number", flat=True))
        assert len(numbers) == here
        assert len(set(numbers)) == here
        closing.nobody_else_came(room.session, by=room.leader)
        closing.close(room.session, by=room.leader)
        assert Participation.objects.counted().filter(occasion=room.session.occasion).count() == here
