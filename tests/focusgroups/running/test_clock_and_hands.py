"""The clock that everybody shares, and shows of hands."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from contributions.models import Participation, Tally
from contributions.service import Refused
from focusgroups.models import GuideSection, SessionClock, SessionTally
from focusgroups.running.clock import go_to, reading
from focusgroups.running.hands import count_hands
from tests.focusgroups.running.room import Room, client_of, few, told


@pytest.fixture
def closing(room: Room) -> GuideSection:
    return GuideSection.objects.create(group=room.group, order=2, title="Afronden", minutes=10, kind="closing")


def turn(client: Client, room: Room, section: GuideSection, seen: str):
    return client.post(room.address("leiden"), {"actie": "onderdeel", "onderdeel": section.pk, "gezien": seen})


def test_a_part_begins_and_the_screen_says_how_long_it_takes(room: Room, leader: Client) -> None:
    with time_machine.travel(datetime(2027, 3, 1, 18, 10, tzinfo=UTC), tick=False) as clock:
        leader.force_login(room.leader)
        first = leader.get(room.address("leiden")).context
        assert first["current"] is None
        turn(leader, room, first["following"], first["clock"].mark)
        page = leader.get(room.address("leiden")).content.decode()
        assert "Dit onderdeel begon om 19.10." in page
        assert "Nog 30 minuten." in page
        clock.shift(timedelta(minutes=18))
        assert "Nog 12 minuten." in leader.get(room.address("leiden")).content.decode()
        clock.shift(timedelta(minutes=15))
        page = leader.get(room.address("leiden")).content.decode()
        assert "De tijd is 3 minuten om." in page
    assert "Welke hulp miste u?" in page


def test_the_clock_on_the_wall_is_that_of_the_place(room: Room, leader: Client) -> None:
    began = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)  # on Curaçao still the day before
    mine = type(room.session).objects.filter(pk=room.session.pk)
    mine.update(zone="America/Curacao", starts_at=began, ends_at=began + timedelta(hours=2))
    assert "maandag 1 maart 2027, 19.30 tot 21.30 uur" in leader.get(room.address("leiden")).content.decode()


def test_two_people_press_and_one_step_is_made(room: Room, leader: Client, closing: GuideSection) -> None:
    opening = room.group.guide.get(order=1)
    seen = reading(room.session).mark
    turn(leader, room, opening, seen)
    other = client_of(room.writer)
    turn(other, room, closing, seen)
    assert SessionClock.objects.get().section == opening
    turn(other, room, closing, reading(room.session).mark)
    assert SessionClock.objects.get().section == closing
    state = other.get(room.address("stand")).json()
    assert (state["section"], state["mark"]) == ("Afronden", reading(room.session).mark)
    assert state["ends_at"] > state["now"]


def test_a_part_of_another_guide_is_refused(room: Room, leader: Client) -> None:
    other = Room.make().group.guide.get()
    assert told(turn(leader, room, other, reading(room.session).mark)) == [
        "Dit onderdeel staat niet meer in de leidraad. Kies een ander."
    ]
    with pytest.raises(Refused):
        go_to(room.session, other, seen=reading(room.session).mark, by=room.leader)
    assert not SessionClock.objects.filter(section=other).exists()


@pytest.mark.parametrize("state", ["offered", "held", "cancelled", "dropped"])
def test_the_clock_stands_still_when_nobody_talks(room: Room, state: str) -> None:
    type(room.session).objects.filter(pk=room.session.pk).update(state=state)
    with pytest.raises(Refused):
        go_to(room.session, room.group.guide.get(), seen=reading(room.session).mark, by=room.leader)


def hands(client: Client, room: Room, count: object, people: object, **fields: object):
    given = {"actie": "handen", "statement": "Eerst bellen.", "count": count, "people": people, "nonce": uuid4()}
    return client.post(room.address("leiden"), {**given, **fields})


def test_a_count_stands_beside_people_and_is_kept_once(room: Room, leader: Client) -> None:
    nonce = uuid4()
    for _ in range(2):
        assert hands(leader, room, 5, 8, nonce=nonce, vraag=room.question.pk).status_code == 302
    held = SessionTally.objects.get()
    assert str(held.tally) == "5 van 8"
    assert (held.question, held.tally.question) == (room.question, "Welke hulp miste u?")
    assert list(held.tally.agenda_items.all()) == list(room.session.occasion.agenda_items.all())
    assert not Participation.objects.exists()
    leader.post(room.address("leiden"), {"actie": "handen_weg", "telling": held.pk})
    assert not Tally.objects.exists()


def test_more_hands_than_people_is_refused_and_keeps_what_was_typed(room: Room, leader: Client) -> None:
    answer = hands(leader, room, 9, 8)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "U telde 9 handen, maar er waren 8 mensen. Tel nog een keer." in page
    assert 'value="Eerst bellen."' in page
    assert not Tally.objects.exists()


@pytest.mark.parametrize(("count", "people"), [("", 8), (3, ""), (-1, 8), (3, 0), ("veel", 8), (3, 9999)])
def test_what_is_no_count_is_refused(room: Room, leader: Client, count: object, people: object) -> None:
    assert hands(leader, room, count, people).status_code == 422
    assert not Tally.objects.exists()


def test_a_number_of_a_citizen_is_not_kept_in_a_statement(room: Room) -> None:
    made = count_hands(room.session, "Help 123456782 eerst", 1, 2, nonce=uuid4(), by=room.leader)
    assert "123456782" not in made.tally.statement


class TestHands(TestCase):
    """n of m is kept exactly when 0 <= n <= m and m > 0."""

    @few
    @given(st.integers(-3, 12), st.integers(-3, 12))
    def test_all_counts(self, count: int, people: int) -> None:
        room = Room.make()
        try:
            made = count_hands(room.session, "Eerst bellen.", count, people, nonce=uuid4(), by=room.leader)
        except Refused:
            assert not (people > 0 and 0 <= count <= people)
        else:
            assert (made.tally.count, made.tally.people) == (count, people)
            assert 0 <= count <= people
