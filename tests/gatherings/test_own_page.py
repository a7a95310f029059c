"""Somebody's own page: opened from a message, by whoever holds the link, without a login, a cookie or a name."""

from datetime import timedelta

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gatherings.enums import OVER_SEATS, SeatState
from gatherings.models import FeedLink, Gathering, Seat
from gatherings.service import (
    accept,
    call_off,
    cancel_seat,
    decline,
    invite,
    put_on_waiting_list,
    token_for,
)
from people.service import Role
from tests.factories import focusgroups as groups
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]


@pytest.fixture
def organiser():
    return staff(Role.ORGANISER)


@pytest.fixture
def gathering() -> Gathering:
    return make.planned(
        venue=make.venue(directions="Bus 1 stopt voor de deur.", good_to_know="De bel zit links.", door_cm=90)
    )


def page(client: Client, seat: Seat, more: str = "", **kwargs):
    return client.get(f"/uitnodiging/{token_for(seat)}/{more}", **kwargs)


def send(client: Client, seat: Seat, answer: str):
    return client.post(f"/uitnodiging/{token_for(seat)}/", {"antwoord": answer})


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_reading_sets_no_cookie_and_nobody_may_keep_or_list_it(client: Client, organiser, gathering) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    response = page(client, seat)
    assert response.status_code == 200
    assert response.cookies == {}
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert Seat.objects.get(pk=seat.pk).state == SeatState.INVITED, "mail programs open links too"


def test_when_where_and_how_to_get_in(client: Client, organiser, gathering) -> None:
    shown = text(page(client, invite(gathering, make.person(), by=organiser)))
    for words in (
        "Bibliotheek Stadkamer",
        "Zeven Alleetjes 1, 8011 CV Zwolle",
        "19.00 uur tot 21.00 uur",
        "Bus 1 stopt voor de deur.",
        "De bel zit links.",
        "Zonder trap of drempel",
        "De deur is 90 centimeter breed.",
        "Ik kom",
        "Ik kan niet",
    ):
        assert words in shown, words


def test_a_forwarded_link_shows_no_name_and_no_address_of_the_person(client: Client, organiser) -> None:
    group = groups.group(contact_phone="070 123 45 67", what_you_get="Een cadeaubon.")
    session = groups.session(group, definite=True)
    person = make.person(email="kim@example.org", phone="0612345678")
    seat = accept(invite(session, person, by=organiser))
    for more in ("", "afmelden/", "agenda.ics", "mijn-agenda/"):
        shown = page(client, seat, more).content.decode()
        for private in ("Kim", "kim@example.org", "0612345678", str(person), person.pk.hex):
            assert private not in shown, (more, private)


def test_what_the_group_adds(client: Client, organiser) -> None:
    group = groups.group(contact_phone="070 123 45 67", what_you_get="Een cadeaubon.")
    seat = invite(groups.session(group, definite=True), make.person(), by=organiser)
    assert "/gespreksgroepen/toestemming/" not in text(page(client, seat))
    assert group.question in text(page(client, seat))
    assert "Een cadeaubon." in text(page(client, seat))
    assert "tel:0701234567" in text(page(client, seat))
    accept(seat)
    assert "/gespreksgroepen/toestemming/" in text(page(client, seat))


@pytest.mark.parametrize("mangle", [lambda it: it[:-1], lambda it: it + "A", lambda it: "x" + it, lambda it: "nep"])
def test_a_forged_link_is_told_in_words(client: Client, organiser, gathering, mangle) -> None:
    token = mangle(token_for(invite(gathering, make.person(), by=organiser)))
    for more in ("", "afmelden/", "agenda.ics", "mijn-agenda/"):
        response = client.get(f"/uitnodiging/{token}/{more}")
        assert response.status_code == 404
        assert "Bel ons" in text(response)
    assert client.post(f"/uitnodiging/{token}/", {"antwoord": "komt"}).status_code == 404
    assert Seat.objects.get().state == SeatState.INVITED


def test_a_link_that_was_taken_back_opens_nothing(client: Client, organiser, gathering) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    token = token_for(seat)
    Seat.objects.update(link_version=2)
    assert client.get(f"/uitnodiging/{token}/").status_code == 404


def test_saying_yes_and_twice(client: Client, organiser, gathering) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    for _twice in range(2):
        response = send(client, seat, "komt")
        assert (response.status_code, response["Location"]) == (302, f"/uitnodiging/{token_for(seat)}/")
        assert response.cookies == {}
    assert "U komt. Fijn!" in text(page(client, seat))
    assert "Ik kom toch niet" in text(page(client, seat))


def test_saying_no_and_then_yes_is_refused_with_what_to_do(client: Client, organiser, gathering) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    send(client, seat, "komt_niet")
    response = send(client, seat, "komt")
    assert response.status_code == 409
    assert "U komt niet." in text(response)
    assert 'name="antwoord"' not in text(response)


def test_stepping_back_asks_once_more(client: Client, organiser, gathering) -> None:
    seat = accept(invite(gathering, make.person(), by=organiser))
    asked = page(client, seat, "afmelden/")
    assert "Komt u toch niet?" in text(asked)
    assert Seat.objects.get(pk=seat.pk).state == SeatState.ACCEPTED
    send(client, seat, "komt_niet")
    assert Seat.objects.get(pk=seat.pk).state == SeatState.DECLINED
    assert page(client, seat, "afmelden/").status_code == 302


@pytest.mark.parametrize("state", [SeatState.WAITING, *OVER_SEATS])
def test_stepping_back_from_a_page_of_before_is_never_a_fault(client: Client, organiser, gathering, state) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    Seat.objects.filter(pk=seat.pk).update(state=state)
    for _twice in range(2):
        assert send(client, seat, "komt_niet").status_code == 302
    after = SeatState.CANCELLED if state == SeatState.WAITING else state
    assert Seat.objects.get(pk=seat.pk).state == after


def test_the_full_table_says_so_in_a_sentence(client: Client, organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    quick, slow = (invite(gathering, make.person(), by=organiser, beyond_capacity=True) for _each in range(2))
    assert "Wie het eerst antwoordt" in text(page(client, slow))
    send(client, quick, "komt")
    send(client, slow, "komt")
    shown = text(page(client, slow))
    assert "De groep is net vol." in shown
    assert "wachtlijst" in shown
    send(client, slow, "van_de_lijst")
    assert Seat.objects.get(pk=slow.pk).state == SeatState.CANCELLED


def test_an_offer_says_until_when_and_is_over_when_it_is(client: Client, organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    sitting = invite(gathering, make.person(), by=organiser)
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    assert "Wij kijken eerst wie wij nog missen" in text(page(client, waiting))
    decline(sitting)
    shown = text(page(client, waiting))
    assert "Er is een plek voor u vrij" in shown
    assert "Wij houden de plek vast tot" in shown
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        assert 'name="antwoord"' not in text(page(client, waiting))
        response = send(client, waiting, "komt")
        assert response.status_code == 409
        assert "De tijd om te kiezen is voorbij" in text(response)


@pytest.mark.parametrize("state", SeatState)
def test_after_it_was_there_are_no_buttons(client: Client, state: SeatState) -> None:
    seat = make.seat(make.planned(), state, offered_until=timezone.now())
    with time_machine.travel(seat.gathering.ends_at, tick=False):
        shown = text(page(client, seat))
        assert "is geweest" in shown
        assert 'name="antwoord"' not in shown
        assert page(client, seat, "agenda.ics").status_code == 404


@pytest.mark.parametrize("state", SeatState)
def test_every_state_has_a_page(client: Client, state: SeatState) -> None:
    seat = make.seat(make.planned(), state, offered_until=timezone.now() + timedelta(hours=1))
    response = page(client, seat)
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


def test_called_off_says_why(client: Client, organiser, gathering) -> None:
    seat = invite(gathering, make.person(), by=organiser)
    call_off(gathering, reason="De gespreksleider is ziek.", by=organiser)
    shown = text(page(client, seat))
    assert "gaat niet door" in shown
    assert "De gespreksleider is ziek." in shown
    assert 'name="antwoord"' not in shown


def test_the_address_of_an_online_meeting_is_for_who_comes(client: Client, organiser) -> None:
    gathering = make.planned(mode="online", venue=None, online_url="https://overleg.example.org/kamer")
    seat = invite(gathering, make.person(), by=organiser)
    assert "overleg.example.org" not in text(page(client, seat))
    accept(seat)
    assert "overleg.example.org" in text(page(client, seat))


def test_with_whom_in_numbers_only_when_the_table_is_large_enough(client: Client, organiser, gathering) -> None:
    for code in ("experience_expert", "youth", "first_line_helper"):
        accept(invite(gathering, make.person(code), by=organiser))
    seat = accept(invite(gathering, make.person("municipality"), by=organiser))
    assert "Tot nu toe komen" not in text(page(client, seat)), "of four people one may tell who the official is"
    accept(invite(gathering, make.person("entrepreneur"), by=organiser))
    assert "3 burgers, 1 helper of organisatie en 1 iemand van de overheid" in text(page(client, seat))


def test_the_file_for_a_calendar_has_nobody_in_it(client: Client, organiser, gathering) -> None:
    seat = accept(invite(gathering, make.person(), by=organiser, policy="request"))
    response = page(client, seat, "agenda.ics")
    found = icalendar.Calendar.from_ical(response.content)
    event = found.walk("VEVENT")[0]
    assert found["method"] == "PUBLISH"
    assert (str(event["uid"]), event["sequence"], "attendee" in event) == (seat.uid, 0, False)
    assert event.start == gathering.starts_here


def test_ones_own_agenda_is_made_shown_once_and_stopped(client: Client, organiser, gathering) -> None:
    seat = accept(invite(gathering, make.person(), by=organiser))
    address = f"/uitnodiging/{token_for(seat)}/mijn-agenda/"
    made = client.post(address, {"antwoord": "maak"})
    feed = text(made).split("<bdi>")[1].split("</bdi>")[0].split("://")[1].partition("/")[2]
    assert seat.uid.encode() in client.get(f"/{feed}").content
    assert feed not in text(client.get(address))
    client.post(address, {"antwoord": "stop"})
    assert client.get(f"/{feed}").status_code == 404
    assert not FeedLink.objects.exists()


def test_few_questions_to_the_database(client: Client, organiser) -> None:
    group = groups.group()
    gathering = groups.session(group, definite=True)
    seats = [accept(invite(gathering, make.person(), by=organiser)) for _each in range(6)]
    client.get("/hulp/")
    with CaptureQueriesContext(connection) as reading:
        page(client, seats[0])
    assert len(reading) <= 10, [query["sql"] for query in reading]
    asked = invite(gathering, make.person(), by=organiser)
    with CaptureQueriesContext(connection) as saying_yes:
        send(client, asked, "komt")
    asked_there = [query["sql"][:100] for query in saying_yes if "SAVEPOINT" not in query["sql"]]
    assert len(asked_there) <= 15, asked_there


def test_a_seat_taken_off_says_so(client: Client, organiser, gathering) -> None:
    seat = accept(invite(gathering, make.person(), by=organiser))
    cancel_seat(seat, by=organiser)
    assert "Uw plek is vervallen" in text(page(client, seat))
