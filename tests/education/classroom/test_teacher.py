"""A teacher makes a class in a minute, counts hands, closes it; and nobody else does."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contributions.models import Occasion
from contributions.service import Refused
from education.catalogue.in_words import levels_in_words
from education.classroom.closing import CLASS_MOVES, close_class, close_expired
from education.classroom.codes import SIGNS, new_code, teacher_hash, tidy
from education.classroom.counting import count_item
from education.classroom.making import Making, make_class
from education.classroom.tasks import look_after_classes
from education.enums import ClassState
from education.models import ClassAnswer, ClassCount, ClassItem, ClassPupil, ClassSession
from tests.education.classroom.room import BSN, Room
from tests.factories import education


def form(client: Client, slug: str, **fields: Any) -> Any:
    """Fill in the form as it stands, and send it."""
    page = client.get(f"/klas/maak/?pakket={slug}").content.decode()
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)
    assert nonce
    given_ = {"way": "devices", "pupils": "24", "level": "", "school": "", "nonce": nonce[1]}
    return client.post(f"/klas/maak/?pakket={slug}", {**given_, **fields})


def test_from_the_list_of_lessons_to_a_code_on_the_board(db: None, client: Client) -> None:
    pack = education.pack(title="18 worden")
    education.pack(title="Nog een concept", state="draft")
    empty = education.pack(title="Zonder vragen")
    empty.class_items.all().delete()
    page = client.get("/klas/maak/").content.decode()
    assert f"?pakket={pack.slug}" in page and "concept" not in page and "Zonder vragen" not in page
    assert f"Voor {levels_in_words(pack.levels)}. Taal: {pack.reading.upper()}. ({pack.minutes} minuten)" in page
    response = form(client, pack.slug, school=f"Het Lyceum {BSN}", level="mbo_2")
    session = ClassSession.objects.get()
    assert response["Location"].startswith("/klas/docent/")
    assert (session.way, session.pupils, session.level, session.state, session.trust) == (
        "devices", 24, "mbo_2", "open", "waits",
    )  # fmt: skip
    assert session.school.startswith("Het Lyceum") and BSN not in session.school
    assert session.expires_at - timezone.now() <= timedelta(days=1)
    assert f"{session.code[:3]} {session.code[3:]}" in client.get(response["Location"]).content.decode()
    board = client.get(f"/klas/{session.code}/bord/").content.decode()
    assert " ".join(session.code) in board and "<svg" in board
    assert response["Location"].split("/")[-2] not in board  # the room can read the address, not the link
    assert ClassSession.objects.filter(teacher_hash__in=response["Location"].split("/")).count() == 0


def test_a_double_press_is_one_class(db: None, client: Client) -> None:
    pack, nonce = education.pack(), str(uuid4())
    links = {form(client, pack.slug, nonce=nonce)["Location"] for _press in range(2)}
    assert (len(links), ClassSession.objects.count(), Occasion.objects.filter(kind="class").count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"pupils": ""}, "Vul een aantal in van 5"),
        ({"pupils": "4"}, "Vul een aantal in van 5"),
        ({"pupils": "veel"}, "Vul een aantal in van 5"),
        ({"level": "vwo"}, "Kies een niveau uit de lijst"),
        ({"way": "geroep"}, "geroep"),
        ({"school": "x" * 121}, "Dit is te lang"),
    ],
)
def test_what_is_wrong_is_said_and_stays(db: None, client: Client, fields: Any, sentence: str) -> None:
    pack = education.pack()
    response = form(client, pack.slug, **{"school": "De Brug", **fields})
    page = response.content.decode()
    assert (response.status_code, ClassSession.objects.count()) == (422, 0)
    assert sentence in page and (fields.get("school") or "De Brug") in page


def test_a_pack_without_questions_or_not_published_makes_no_class(db: None) -> None:
    for fields in ({"state": "draft"}, {"state": "withdrawn"}):
        with pytest.raises(Refused):
            make_class(Making(pack=education.pack(**fields), way="devices", pupils=20, nonce=uuid4()))
    assert Client().get("/klas/maak/?pakket=bestaat-niet").status_code == 200


def test_a_wrong_link_opens_nothing_and_says_what_to_do(room: Room, client: Client) -> None:
    wrong = client.get("/klas/docent/bestaat-niet/")
    assert wrong.status_code == 404 and "Maak een klascode" in wrong.content.decode()
    assert client.post("/klas/docent/bestaat-niet/sluit/").status_code == 404
    assert client.get(f"/klas/docent/{room.session.teacher_hash}/").status_code == 404
    assert room.now().state == "open"


def test_closing_asks_first_and_keeps_totals_once(room: Room, client: Client) -> None:
    for number in range(7):
        pupil = room.pupil()
        room.choose(pupil, room.statement, "agree" if number < 5 else "disagree")
        room.write(pupil, f"Woorden {number}.")
    assert client.get(room.desk("sluit/")).status_code == 200 and room.now().state == "open"
    for _press in range(2):
        assert client.post(room.desk("sluit/"))["Location"] == room.desk()
    assert room.now().state == "closed"
    assert dict(ClassCount.objects.values_list("choice", "people")) == {"agree": 5, "disagree": 2}
    assert "5 leerlingen" in client.get(room.desk()).content.decode()


def test_a_closed_class_of_few_is_not_told_to_wait(room: Room, client: Client) -> None:
    room.choose(room.pupil(), room.statement, "agree")
    close_class(room.now())
    for url in (room.desk(), room.at("uitslag/")):
        page = client.get(url).content.decode()
        assert "Te weinig antwoorden om te laten zien" in page and "Nog te weinig" not in page


def test_nothing_is_shown_below_five_answers(room: Room, client: Client) -> None:
    for number in range(5):
        page = client.get(room.at("uitslag/")).content.decode()
        assert ("Eens: " in page) is False and "Nog te weinig antwoorden" in page, number
        room.choose(room.pupil(), room.statement, "agree")
    assert "Eens: 5 leerlingen" in client.get(room.at("uitslag/")).content.decode()
    live = client.get(room.at("uitslag/?ververs=1"))
    assert live["Refresh"] == "10" and "Refresh" not in client.get(room.at("uitslag/"))
    close_class(room.now())
    assert "Refresh" not in client.get(room.at("uitslag/?ververs=1"))


@pytest.mark.parametrize("way", ["hands", "paper"])
def test_hands_and_papers_are_counted_by_the_teacher(db: None, client: Client, way: str) -> None:
    room = Room.make(way=way, pupils=20)
    url = room.desk(f"tel/{room.statement.pk}/")
    assert client.post(url, {"n_0": "12", "n_1": "5", "n_2": ""})["Location"] == room.desk(f"tel/{room.dilemma.pk}/")
    assert client.post(url, {"n_0": "11", "n_1": "5", "n_2": "1"}).status_code == 302  # counted again
    counted = dict(ClassCount.objects.values_list("choice", "people"))
    assert counted == {"agree": 11, "disagree": 5, "dont_know": 1}
    for wrong in ({"n_0": "21"}, {"n_0": "-1"}, {"n_0": "tien"}):
        response = client.post(url, wrong)
        assert response.status_code == 422 and f'value="{wrong["n_0"]}"' in response.content.decode()
    assert dict(ClassCount.objects.values_list("choice", "people")) == counted
    assert client.get(room.desk(f"tel/{room.words.pk}/")).status_code == 404  # own words are not typed over
    pupil = room.pupil()
    assert pupil.get(room.asks(room.statement)).status_code == 404
    assert room.write(pupil, "Zelf geschreven.").status_code == 302
    close_class(room.now())
    assert client.post(url, {"n_0": "1"}).status_code == 422
    assert dict(ClassCount.objects.values_list("choice", "people")) == counted


def test_on_screens_a_teacher_counts_nothing(room: Room, client: Client) -> None:
    assert client.get(room.desk(f"tel/{room.statement.pk}/")).status_code == 404
    with pytest.raises(Refused):
        count_item(room.session, room.statement, {"agree": 10})


def test_the_clock_closes_and_forgets_and_may_run_twice(room: Room) -> None:
    for _pupil in range(6):
        room.choose(room.pupil(), room.statement, "agree")
    assert look_after_classes() == 0
    ClassSession.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert (look_after_classes(), room.now().state, ClassPupil.objects.count()) == (1, "closed", 6)
    assert close_expired() == 0
    ClassSession.objects.update(expires_at=timezone.now() - timedelta(days=1, minutes=1))
    assert (look_after_classes(), look_after_classes()) == (6, 0)
    assert (ClassPupil.objects.count(), ClassAnswer.objects.count()) == (0, 0)
    assert dict(ClassCount.objects.values_list("choice", "people")) == {"agree": 6}


def test_a_class_only_goes_from_open_to_closed(room: Room) -> None:
    assert {ClassState.OPEN: {ClassState.CLOSED}, ClassState.CLOSED: frozenset()} == CLASS_MOVES
    first = close_class(room.session)
    assert close_class(first).expires_at == first.expires_at


@given(st.text(max_size=30))
def test_a_code_survives_how_it_is_typed_and_nonsense_breaks_nothing(typed: str) -> None:
    code = new_code()
    assert len(code) == 6 and set(code) <= set(SIGNS)
    assert tidy(f" {code[:2].lower()} - {code[2:]} ") == code
    assert len(tidy(typed)) <= 8 and tidy(typed).isascii()
    assert teacher_hash(typed) != typed


def test_a_class_that_a_question_is_taken_from_keeps_its_answers(room: Room) -> None:
    room.choose(room.pupil(), room.statement, "agree")
    added = ClassItem.objects.create(pack=room.session.pack, order=8, kind="statement", text="Nieuw.")
    assert room.choose(room.pupil(), added, "agree").status_code == 302
    with pytest.raises(ProtectedError):
        added.delete()
