"""Classes on the screens of a round: in totals, apart from people, and named for who decides about them."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultation.models import Round
from contributions.models import Participation
from education.classroom.closing import close_class
from education.classroom.standing import decide
from education.enums import Trust
from education.models import ClassSession
from people.models import User
from people.service import Role
from tests.education.classroom.beside import beside, counted, standing
from tests.education.classroom.room import Room
from tests.factories.people import staff
from tests.factories.rounds import open_round


@pytest.fixture
def round_(room: Room) -> Round:
    made = open_round()
    beside(room, made)
    return made


def asked(client: Client, url: str) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured), response.content.decode()


def test_everybody_reads_what_classes_said_apart_from_people(
    room: Room, round_: Round, organiser: User, client: Client
) -> None:
    url = f"/meedoen/{round_.slug}/uitkomst/"
    assert "Wat klassen vinden" not in client.get(url).content.decode()
    assert "klassen ervan vinden" not in client.get(round_.get_absolute_url()).content.decode()
    for hands in ((20, 8), (14, 9), (18, 2)):
        standing(room.statement, organiser, *hands)
    counted(room.statement, 30, 10)  # nobody decided about this one
    page = client.get(url).content.decode()
    assert "3 klassen, 71 leerlingen" in page and "Deze stemmen tellen niet mee bij de mensen." in page
    assert [int(each) for each in re.findall(r'numeric-data">(\d+)<', page)] == [52, 19, 0]
    assert "Bekijk wat klassen ervan vinden" in client.get(round_.get_absolute_url()).content.decode()
    assert "Bekijk wat alle klassen samen vinden" not in client.get(room.desk()).content.decode()  # its own is open
    room.choose(room.pupil(), room.statement, "agree")
    decide(close_class(room.now()), "shown", reason="", by=organiser)
    assert f'href="{url}"' in client.get(room.desk()).content.decode()
    assert Participation.objects.count() == 0
    assert len(page.encode()) < 45_000 and 'method="post"' not in page


def test_a_small_number_is_hidden_and_said_to_be(room: Room, round_: Round, organiser: User, client: Client) -> None:
    standing(room.statement, organiser, 20, 2)
    page = client.get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()
    assert page.count("minder dan 5, of verborgen") >= 2
    assert not {"2", "20"} & set(re.findall(r'numeric-data">(\d+)<', page))


def test_a_question_that_few_of_a_class_answered_is_in_no_total(
    room: Room, round_: Round, organiser: User, client: Client
) -> None:
    standing(room.statement, organiser, 20, 8)
    standing(room.statement, organiser, 4)
    page = client.get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()
    assert "1 klas, 28 leerlingen" in page and ">24<" not in page


@pytest.mark.parametrize("staff_page", ["uitkomst", "balans"])
def test_staff_see_the_same_and_which_classes_wait(
    room: Room, round_: Round, organiser: User, office: Client, staff_page: str
) -> None:
    url = f"/beheer/rondes/{round_.pk}/{staff_page}/"
    assert 'id="klassen' not in office.get(url).content.decode()
    standing(room.statement, organiser, 20, 8)
    waiting = [counted(room.statement, 9, 9, school=f"School {place}") for place in range(7)]
    page = office.get(url).content.decode()
    assert "1 klas, 28 leerlingen" in page and "7 klassen wachten op een besluit" in page
    assert page.count("/beheer/klassen/inspect/") == 5 and "nog 2" in page
    listed = office.get(re.search(r'href="(/beheer/klassen/\?[^"]+)"', page)[1].replace("&amp;", "&"))  # type: ignore[index]
    assert all(session.school in listed.content.decode() for session in waiting)


def test_who_may_not_see_classes_is_not_told_which_wait(room: Room, round_: Round, organiser: User) -> None:
    standing(room.statement, organiser, 20, 8)
    counted(room.statement, 9, 9, school="De Brug")
    client = Client()
    client.force_login(staff(Role.ANALYST))
    page = client.get(f"/beheer/rondes/{round_.pk}/uitkomst/").content.decode()
    assert "1 klas, 28 leerlingen" in page and "De Brug" not in page and "/beheer/klassen/" not in page


@pytest.mark.parametrize("where", ["/meedoen/{}/uitkomst/", "/meedoen/{}/", "/beheer/rondes/{}/uitkomst/"])
def test_it_costs_the_same_for_one_class_and_for_three(
    room: Room, round_: Round, organiser: User, office: Client, where: str
) -> None:
    is_staff = where.startswith("/beheer")
    url, who = where.format(round_.pk if is_staff else round_.slug), office if is_staff else Client()
    standing(room.statement, organiser, 20, 8)
    asked(who, url)
    one, _page = asked(who, url)
    for _class in range(2):
        standing(room.statement, organiser, 15, 9)
    assert asked(who, url)[0] == one


def test_the_desk_names_the_work_for_who_does_it(room: Room, organiser: User, office: Client, settings: Any) -> None:
    moderator = Client()
    moderator.force_login(staff(Role.MODERATOR))
    assert "Beslis over" not in office.get("/beheer/").content.decode()
    counted(room.statement, 9, 9)
    room.write(room.pupil(), "Bel ons gewoon.")
    assert "Beslis over 1 klas" in office.get("/beheer/").content.decode()
    page = moderator.get("/beheer/").content.decode()
    assert "Lees 1 antwoord uit een klas" in page and "Beslis over" not in page
    queue = moderator.get("/beheer/moderatie/?kind=class").content.decode()
    assert "Bel ons gewoon." in queue


def test_only_an_organiser_decides(room: Room, organiser: User) -> None:
    session = counted(room.statement, 9, 9)
    client = Client()
    client.force_login(staff(Role.MODERATOR))
    url = f"/beheer/klassen/inspect/{session.pk}/"
    assert 'name="to"' not in client.get(url).content.decode()
    assert client.post(url, {"to": "shown", "reason": ""}).status_code == 302  # to where one may be
    assert ClassSession.objects.get(pk=session.pk).trust == Trust.WAITS
