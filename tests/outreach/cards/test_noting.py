"""A host writes down what somebody says, and paper is typed over: each person once, each with a code to hold."""

from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEvent
from contributions.models import Contribution, Participation, Receipt
from contributions.service import find_receipt, preprint_codes
from outreach.models import SignalCard
from people.models import Participant
from people.service import Role
from privacy.models import Consent
from tests.factories import outreach
from tests.factories.people import staff
from tests.focusgroups.running.room import client_of
from tests.outreach.cards.evening import BSN, Evening, heard, people


def test_what_a_visitor_says_is_a_note_and_gives_a_code_once(evening: Evening, host: Client) -> None:
    kept = evening.note(host, "Ik wist niet waar ik moest zijn.", perspective="youth").json()
    person = Participation.objects.get()
    assert heard() == [("Waar liep u vast?", "Ik wist niet waar ik moest zijn.", "facilitator_note")]
    assert (person.channel, person.entered_by, person.state) == ("interview", evening.host, "counted")
    assert person.participant.perspective and person.participant.perspective.code == "youth"
    assert not Consent.objects.exists()
    found = find_receipt(kept["code"])
    assert found and found.participation == person
    assert AuditEvent.objects.filter(action="outreach.note_card").count() == 1


def test_a_repeat_is_one_card_and_its_new_code_works(evening: Evening, host: Client) -> None:
    nonce = uuid4()
    codes = [evening.note(host, "Eén keer.", nonce=nonce).json()["code"] for _time in range(2)]
    assert (people(), SignalCard.objects.count()) == (1, 1)
    assert [find_receipt(code) is not None for code in codes] == [False, True]


def test_more_words_of_the_same_visitor_are_of_one_person(evening: Evening, host: Client) -> None:
    first = uuid4()
    evening.note(host, "Eerst dit.", nonce=first)
    more = evening.note(host, "En ook dit.", person=first, question="").json()
    assert (people(), SignalCard.objects.count(), more["code"]) == (1, 2, "")
    unknown = evening.note(host, "Woorden gaan niet verloren.", person=uuid4())
    assert (unknown.status_code, people()) == (200, 2)


def test_a_printed_slip_binds_the_cards_of_one_person(evening: Evening, host: Client) -> None:
    slip, other = preprint_codes(2)
    for text, given in (("Op papier.", slip.number.lower()), ("Nog een.", slip.code)):
        answer = evening.note(host, text, "papier", slip=given, may_publish="on").json()
        assert answer["code"] == ""
    evening.note(host, "Van een ander.", "papier", slip=other.number)
    found = find_receipt(slip.code)
    assert found and found.participation
    assert found.participation.contributions.count() == 2
    assert (people(), found.participation.channel) == (2, "paper")
    assert set(Contribution.objects.values_list("mode", flat=True)) == {"own_words"}
    assert list(Consent.objects.values_list("participant", "purpose")) == [
        (found.participation.participant_id, "publish")
    ]


def test_a_slip_that_is_not_ours_or_of_elsewhere_is_refused(evening: Evening, host: Client) -> None:
    (slip,) = preprint_codes(1)
    elsewhere = Evening.make()
    elsewhere.note(client_of(elsewhere.host), "Daar.", "papier", slip=slip.number)
    for given in (slip.number, "BCD-001-A", "molen-appel-fiets-zomer-4729"):
        answer = evening.note(host, "Hier.", "papier", slip=given)
        assert answer.status_code == 409 and answer.json()["sentence"]
    assert people() == 1
    assert Participant.objects.count() == 1, "a refusal leaves nobody behind"


@pytest.mark.parametrize("screen", ["opschrijven", "papier"])
def test_without_scripts_what_was_typed_stays(evening: Evening, host: Client, screen: str) -> None:
    nonce = str(uuid4())
    given = {"nonce": nonce, "person": nonce, "question": evening.question.pk, "text": "Blijft staan.", "slip": "fout"}
    wrong = host.post(evening.staff_url(screen), given)
    assert wrong.status_code == 422
    assert "Blijft staan." in wrong.content.decode() and "fout" in wrong.content.decode()
    right = host.post(evening.staff_url(screen), {**given, "slip": ""})
    assert right.status_code == 200 and "De kaart is bewaard." in right.content.decode()
    assert ("Geef deze code aan de bezoeker" in right.content.decode()) == (screen == "opschrijven")
    assert Receipt.objects.count() == 1


def test_a_number_of_a_citizen_is_masked_and_the_host_hears_so(evening: Evening, host: Client) -> None:
    told = evening.note(host, f"Haar nummer is {BSN}.").json()["told"]
    assert told and BSN not in heard()[0][1]


def test_nothing_is_noted_before_the_date_begins(evening: Evening, host: Client) -> None:
    evening.date = outreach.date(evening.event, 20, moderator=evening.host)
    answer = evening.note(host, "Te vroeg.")
    assert (answer.status_code, people()) == (409, 0)
    assert "moet nog beginnen" in answer.json()["sentence"]


def test_only_who_writes_cards_comes_in(evening: Evening) -> None:
    for role in (Role.EDITOR, Role.MODERATOR, Role.ANALYST):
        stranger = client_of(staff(role))
        for screen in ("kaarten", "opschrijven", "papier", "afdrukken", "bericht"):
            assert stranger.get(evening.staff_url(screen)).status_code in (302, 403), (role, screen)
