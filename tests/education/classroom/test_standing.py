"""Whether a class stands beside its round: who decides, which tallies exist, and what the round says of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from audit.models import AuditEvent
from contributions.models import Participation, Tally
from contributions.service import Refused
from education.classroom.beside import classes_waiting
from education.classroom.closing import close_class
from education.classroom.counting import count_item
from education.classroom.making import Making, make_class
from education.classroom.standing import TRUST_MOVES, decide
from education.enums import Trust
from education.models import ClassItem, ClassSession
from education.service import classes_beside
from people.models import User
from tests.education.classroom.room import Room
from tests.factories.rounds import open_round


def counted(item: ClassItem, agree: int, disagree: int, **fields: Any) -> ClassSession:
    """A class in which so many hands went up, closed."""
    asked = {"way": "hands", "pupils": 30, "nonce": uuid4(), **fields}
    session, _token = make_class(Making(pack=item.pack, **asked))
    count_item(session, item, {"agree": agree, "disagree": disagree})
    return close_class(session)


def tallies() -> list[tuple[str, str, int, int]]:
    return list(Tally.objects.order_by("statement").values_list("question", "statement", "count", "people"))


def test_a_class_waits_until_an_organiser_decides_and_tallies_follow(room: Room, organiser: User) -> None:
    session = counted(room.statement, 12, 9)
    assert (session.trust, tallies()) == ("waits", [])
    for _press in range(2):
        decide(session, Trust.SHOWN, reason="", by=organiser)
    text = room.statement.text
    expected = [(text, "Eens", 12, 21), (text, "Oneens", 9, 21), (text, "Weet ik niet", 0, 21)]
    assert tallies() == expected
    with pytest.raises(Refused, match="waarom"):
        decide(session, Trust.ASIDE, reason=" ", by=organiser)
    assert tallies() == expected
    decide(session, Trust.ASIDE, reason="De school kent deze klas niet.", by=organiser)
    assert tallies() == []
    decide(session, Trust.SHOWN, reason="", by=organiser)
    assert tallies() == expected
    assert AuditEvent.objects.filter(action="education.decide_class").count() == 3
    assert Participation.objects.count() == 0


@pytest.mark.parametrize("was", Trust)
@pytest.mark.parametrize("to", [*Trust, "nonsense"])
def test_every_move_that_is_not_in_the_table_is_refused(room: Room, organiser: User, was: str, to: str) -> None:
    ClassSession.objects.update(trust=was)
    if to == was or to in TRUST_MOVES[was]:
        assert decide(room.session, to, reason="Gebeld.", by=organiser).trust == to
        return
    with pytest.raises(Refused):
        decide(room.session, to, reason="Gebeld.", by=organiser)
    assert room.now().trust == was


def test_only_pupils_on_screens_of_a_known_school_stand_at_once(db: None, organiser: User) -> None:
    first = Room.make(school="De Brug")
    decide(close_class(first.session), Trust.SHOWN, reason="Gebeld.", by=organiser)
    for way, school, trust in (
        ("devices", "de  brug ", "shown"),
        ("devices", "Een andere school", "waits"),
        ("devices", "", "waits"),
        ("hands", "De Brug", "waits"),
        ("paper", "De Brug", "waits"),
    ):
        room = Room.make(way=way, school=school)
        if way == "devices":
            room.choose(room.pupil(), room.statement, "agree")
        else:
            count_item(room.session, room.statement, {"agree": 9})
        assert close_class(room.session).trust == trust, (way, school)


def test_a_class_in_which_nothing_was_chosen_bothers_nobody(room: Room) -> None:
    room.write(room.pupil(), "Alleen woorden.")
    closed = close_class(room.session)
    assert (closed.trust, closed.trust_reason) == ("aside", "Niemand koos een antwoord.")
    assert "Niemand koos een antwoord." in Client().get(room.desk()).content.decode()


def test_fewer_than_five_answers_have_no_tally(room: Room, organiser: User) -> None:
    decide(counted(room.statement, 3, 1), Trust.SHOWN, reason="", by=organiser)
    assert tallies() == []


def test_classes_stand_beside_their_round_in_classes_and_pupils(room: Room, organiser: User) -> None:
    round_ = open_round()
    pack = room.session.pack
    pack.round = round_
    pack.save()
    nothing = classes_beside(round_)
    assert (nothing.classes, nothing.pupils, nothing.items) == (0, 0, ())
    sessions = [counted(room.statement, *hands) for hands in ((20, 8), (14, 9), (18, 2))]
    counted(room.statement, 5, 5)  # waits
    assert all(session.occasion.part_of == round_.occasion for session in sessions)
    for session in sessions:
        decide(session, Trust.SHOWN, reason="", by=organiser)
    with CaptureQueriesContext(connection) as captured:
        beside = classes_beside(round_)
    assert (beside.classes, beside.pupils, classes_waiting(round_)[1]) == (3, 71, 1)
    (item,) = beside.items
    assert (item.text, item.people) == (room.statement.text, 71)
    assert item.choices == (("Eens", 52), ("Oneens", 19), ("Weet ik niet", 0))
    assert len(captured) <= 4
    assert Participation.objects.filter(occasion__in=[session.occasion for session in sessions]).count() == 0


def test_a_small_number_is_not_told_beside_a_round(room: Room, organiser: User) -> None:
    round_ = open_round()
    pack = room.session.pack
    pack.round = round_
    pack.save()
    decide(counted(room.statement, 20, 2), Trust.SHOWN, reason="", by=organiser)
    (item,) = classes_beside(round_).items
    assert dict(item.choices)["Oneens"] is None
    assert sum(1 for _label, number in item.choices if number is None) + (item.people is None) >= 2


def test_an_organiser_sees_totals_decides_and_is_told_why_not(room: Room, office: Client) -> None:
    session = counted(room.statement, 12, 9, school="De Brug")
    listed = office.get("/beheer/klassen/").content.decode()
    assert "De Brug" in listed and "Wacht op een organisator" in listed
    assert date_format(session.held_on, "j F Y") in listed and "geleden" not in listed  # the hour is not kept
    url = f"/beheer/klassen/inspect/{session.pk}/"
    page = office.get(url).content.decode()
    assert "nog niet bekend bij ons" in page and "de docent telde" in page and ">12<" in page
    refused = office.post(url, {"to": "aside", "reason": ""})
    assert refused.status_code == 422 and "Schrijf op waarom" in refused.content.decode()
    too_long = office.post(url, {"to": "aside", "reason": "x" * 201})
    assert too_long.status_code == 422 and "x" * 201 in too_long.content.decode()
    assert office.post(url, {"to": "shown", "reason": "Gebeld."}).status_code == 302
    assert (Tally.objects.count(), ClassSession.objects.get(pk=session.pk).trust) == (3, "shown")


def test_the_list_asks_the_same_number_of_queries_for_one_and_three(room: Room, office: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert office.get("/beheer/klassen/").status_code == 200
        return len(captured)

    asked()
    one = asked()
    Room.make()
    Room.make()
    assert asked() == one
