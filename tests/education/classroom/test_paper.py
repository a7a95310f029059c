"""The way of paper: what a teacher prints, and slips that a colleague types over."""

import io
from uuid import uuid4

import pikepdf
import pytest
from django.test import Client

from audit.models import AuditEvent
from contributions.models import Contribution, Participation
from contributions.service import Refused
from education.classroom.closing import close_class
from education.classroom.paper import paper_context
from education.classroom.slips import type_slip
from education.models import ClassWords
from people.models import User
from people.service import Role
from tests.education.classroom.room import BSN, Room
from tests.factories.people import staff


@pytest.fixture
def paper(db: None) -> Room:
    return Room.make(way="paper", pupils=21)


def test_a_teacher_prints_ballots_a_form_to_count_on_and_slips(paper: Room, client: Client) -> None:
    assert f'href="{paper.desk("papier/")}"' in client.get(paper.desk()).content.decode()
    response = client.get(paper.desk("papier/"))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert (len(pdf.pages), str(pdf.Root.Lang)) == (3, "nl")
        assert bool(pdf.Root.MarkInfo.Marked) and "18 worden" in str(pdf.docinfo["/Title"])
    context = paper_context(paper.session)
    assert context["sheets"] == 11
    assert [ask.labels for ask in context["asks"]] == [["Eens", "Oneens", "Weet ik niet"], ["Bellen", "Schrijven"]]
    assert paper.token.encode() not in response.content


def test_other_ways_have_no_papers(room: Room, client: Client) -> None:
    assert client.get(room.desk("papier/")).status_code == 404
    assert "papier/" not in client.get(room.desk()).content.decode()


def test_a_slip_is_typed_over_once_and_waits_for_the_moderator(paper: Room, office: Client) -> None:
    close_class(paper.now())
    url = f"/beheer/klassen/{paper.session.pk}/blaadjes/"
    page = office.get(url).content.decode()
    assert str(paper.session) in page and "Wat moet anders?" in page
    given = {"item": paper.words.pk, "text": f"Bel ons, ik ben {BSN}.", "nonce": str(uuid4())}
    for _press in range(2):
        assert office.post(url, given).status_code == 302
    said = Contribution.objects.get()
    assert said.original.startswith("Bel ons") and BSN not in said.original
    assert (said.moderation, said.participation, said.occasion) == ("waiting", None, paper.session.occasion)
    assert (ClassWords.objects.get().age_group, Participation.objects.count()) == ("", 0)
    assert AuditEvent.objects.filter(action="education.type_slip").count() == 1
    too_little, too_much = "Typ over wat er op het blaadje staat", "te lang"
    for wrong, sentence in (({"text": " "}, too_little), ({"text": "x" * 5000}, too_much), ({"item": "0"}, "Kies")):
        response = office.post(url, {**given, "nonce": str(uuid4()), **wrong})
        assert response.status_code == 422 and sentence in response.content.decode()
    assert Contribution.objects.count() == 1


def test_a_class_has_no_more_slips_than_pupils_and_a_few(organiser: User, db: None) -> None:
    room = Room.make(way="paper", pupils=5)
    for place in range(15):
        type_slip(room.session, room.words, f"Blaadje {place}.", nonce=uuid4(), by=organiser)
    with pytest.raises(Refused, match="meer antwoorden dan leerlingen"):
        type_slip(room.session, room.words, "Nog een.", nonce=uuid4(), by=organiser)
    with pytest.raises(Refused, match="Kies bij welke vraag"):
        type_slip(Room.make().session, room.words, "Van een andere les.", nonce=uuid4(), by=organiser)


@pytest.mark.parametrize(("role", "status"), [(Role.MODERATOR, 200), (Role.EDITOR, 302), (Role.ANALYST, 302)])
def test_who_decides_or_moderates_types_slips(paper: Room, role: Role, status: int) -> None:
    client = Client()
    client.force_login(staff(role))
    assert client.get(f"/beheer/klassen/{paper.session.pk}/blaadjes/").status_code == status
