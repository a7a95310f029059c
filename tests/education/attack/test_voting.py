"""Voting many times, borrowing the name of a school, and watching the screen to learn what one pupil chose."""

from collections import Counter
from typing import Any
from uuid import uuid4

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from education.classroom.answering import SPARE_SCREENS, choose
from education.classroom.asking import items_of
from education.classroom.closing import close_class
from education.classroom.standing import MOST_BY_THEMSELVES, decide
from education.classroom.totals import totals_of
from education.enums import Trust
from education.models import ClassPupil
from people.models import User
from tests.education.classroom.room import Room


def known_school(organiser: User, name: str = "De Brug") -> None:
    """A colleague accepted a class of this school before."""
    decide(close_class(Room.make(school=name).session), Trust.SHOWN, reason="Gebeld.", by=organiser)


def voted(room: Room, screens: int) -> Room:
    for _screen in range(screens):
        choose(room.session, uuid4(), room.statement, "agree")
    return room


def test_who_votes_again_with_fresh_browsers_is_stopped_and_the_class_waits(db: None, organiser: User) -> None:
    known_school(organiser)
    room = Room.make(pupils=5, school="De Brug")
    answers = []
    for _vote in range(5 + SPARE_SCREENS + 1):
        client = Client()  # a private window: no cookie of before
        client.get(room.at("leeftijd/"))
        answers.append(room.choose(client, room.statement, "agree").status_code)
    assert answers == [302] * (5 + SPARE_SCREENS) + [422]
    assert close_class(room.session).trust == Trust.WAITS  # more screens than pupils: a colleague looks first


def test_the_name_of_a_known_school_opens_the_results_to_a_few_classes_a_day(db: None, organiser: User) -> None:
    known_school(organiser)
    rooms = [voted(Room.make(school="de brug"), 6) for _class in range(MOST_BY_THEMSELVES + 2)]
    trust = Counter(str(close_class(room.session).trust) for room in rooms)
    assert trust == {"shown": MOST_BY_THEMSELVES, "waits": 2}


def told(room: Room) -> dict[str, int]:
    total = totals_of(room.now(), items_of(room.session))[0]
    return {choice.code: choice.count for choice in total.choices}


class TestWatching(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.sampled_from(("agree", "disagree", "dont_know")), max_size=23))
    def test_between_two_looks_no_single_answer_comes_in_and_in_the_end_all_are_there(self, chosen: list[str]) -> None:
        room = Room.make(pupils=30)
        before: Counter[str] = Counter()
        for number, choice in enumerate(chosen, 1):
            choose(room.session, uuid4(), room.statement, choice)
            now = Counter(told(room))
            assert now.total() == number // 5 * 5
            assert (now - before).total() in (0, 5) and not before - now
            before = now
        close_class(room.session)
        # Below five nothing is told; then everything, as it was chosen.
        assert +Counter(told(room)) == (Counter(chosen) if len(chosen) >= 5 else Counter())


def test_the_screens_of_teacher_and_colleague_tell_no_more_than_the_board(room: Room, office: Client) -> None:
    for number in range(6):
        room.choose(room.pupil(), room.statement, "agree" if number < 5 else "disagree")
    for page in (room.at("uitslag/"), room.desk(), f"/beheer/klassen/inspect/{room.session.pk}/"):
        text = office.get(page).content.decode()
        assert "Oneens: 1" not in text, page
    assert "komen erbij per vijf" in Client().get(room.at("uitslag/")).content.decode()


def test_a_borrowed_or_forged_key_writes_nothing_in_another_class(room: Room) -> None:
    other = Room.make()
    thief = room.pupil()
    room.choose(thief, room.statement, "agree")
    name, value = next((each.key, each.value) for each in thief.cookies.values() if "klas-" in each.key)
    for stolen in (value, value[:-1] + ("A" if value[-1] != "A" else "B"), "", "00000000-0000-4000-8000-000000000000"):
        client = Client()
        client.cookies[name.replace(room.session.code, other.session.code)] = stolen
        response: Any = other.choose(client, other.statement, "agree")
        assert response.status_code == 409
    assert ClassPupil.objects.filter(session=other.session).count() == 0
