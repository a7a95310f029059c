"""Somebody is wiped in the middle of it all: the chair goes to the next, the links stop, and nothing more is sent."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gatherings.feed import make_feed
from gatherings.models import FeedLink, Seat
from gatherings.service import SeatState, accept, call_off, invite, offer_to, put_on_waiting_list, token_for
from gatherings.wiping import end_seats, forget_messages
from notices.models import Notice
from people.service import Role
from privacy import retention
from privacy.service import access_export, purge_participant
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]


def test_wiped_in_the_middle_of_it_all(client: Client) -> None:
    organiser = staff(Role.ORGANISER)
    gathering, other = make.planned(capacity=1, minimum=1), make.planned(days=40)
    person = make.person(email="kim@example.org")
    seat = accept(invite(gathering, person, by=organiser))
    invite(other, person, by=organiser)
    was_there = make.seat(make.planned(days=50), SeatState.ATTENDED, participant=person)
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    make_feed(person)
    link = f"/uitnodiging/{token_for(seat)}/"
    assert client.get(link).status_code == 200

    assert purge_participant(person, by=staff(Role.PRIVACY_OFFICER)) > 0

    assert set(Seat.objects.filter(participant=person).values_list("state", flat=True)) == {"cancelled", "attended"}
    assert Seat.objects.get(pk=was_there.pk).state == SeatState.ATTENDED
    assert Seat.objects.get(pk=waiting.pk).state == SeatState.OFFERED
    assert client.get(link).status_code == 404
    assert not FeedLink.objects.filter(participant=person).exists()
    assert not Notice.objects.filter(to="kim@example.org").exists()
    assert not Notice.objects.filter(text__contains=token_for(seat)).exists()
    assert purge_participant(person) == 0, "a second time there is nothing left"


def test_the_calendar_file_of_a_mail_that_waits_goes_too() -> None:
    organiser = staff(Role.ORGANISER)
    person = make.person(email="kim@example.org")
    accept(invite(make.planned(), person, by=organiser, policy="request"))
    assert Notice.objects.filter(calendar__contains="ATTENDEE").exists()
    purge_participant(person)
    assert not Notice.objects.exclude(calendar="", calendar_method="").exists()


def test_the_calendar_file_of_a_mail_that_never_left_goes_in_time() -> None:
    person = make.person(email="kim@example.org")
    accept(invite(make.planned(), person, by=staff(Role.ORGANISER), policy="request"))
    assert Notice.objects.filter(state="queued").update(state="failed") == 1
    retention.apply(timezone.localdate() + timedelta(days=400))
    assert not Notice.objects.exclude(calendar="", to="").exists()


def test_an_answer_in_the_middle_of_the_wiping_is_not_mailed_either() -> None:
    person = make.person(email="kim@example.org")
    seat = invite(make.planned(), person, by=staff(Role.ORGANISER))
    forget_messages(person, "erased")
    accept(seat)
    end_seats(person, "erased")
    assert Seat.objects.get(pk=seat.pk).state == SeatState.CANCELLED
    assert not Notice.objects.exclude(to="", text="", calendar="").exists()


def test_a_number_in_a_reason_is_masked() -> None:
    organiser = staff(Role.ORGANISER)
    gathering = make.planned(capacity=2, minimum=1)
    seat = put_on_waiting_list(gathering, make.person(email="kim@example.org"), by=organiser)
    assert "123456782" not in offer_to(seat, reason="Zie zaak 123456782.", by=organiser).offer_reason
    assert "123456782" not in call_off(gathering, reason="Zie zaak 123456782.", by=organiser).cancel_reason
    assert not Notice.objects.filter(text__contains="123456782").exists()


def test_somebody_reads_their_own_seats() -> None:
    organiser = staff(Role.ORGANISER)
    seat = invite(make.planned(title="Gesprek over schulden"), make.person(), by=organiser)
    shown = str(access_export(seat.participant))
    assert "Gesprek over schulden" in shown
    assert "Uitgenodigd" in shown
