"""Signing up on the website: what is kept, what comes back, who waits, and that nobody is there twice."""

import re
from typing import Any

import pytest
from django.test import Client

from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import accept, call_off, decline, token_for
from notices.models import Notice
from outreach.models import EventDate, SignUp, SignUpDraft
from people.models import ContactDetails, Participant
from people.service import Role
from privacy.service import count_failure
from tests.factories import outreach
from tests.factories.people import staff
from tests.home.cold import ask
from tests.outreach.coming.walker import EMAIL, NOTHING, PHONE, Walker

pytestmark = pytest.mark.django_db
BSN = "123456782"


@pytest.fixture
def date(db: None) -> EventDate:
    return outreach.date(outreach.event(contact_phone="070 123 45 67"), capacity=4)


@pytest.fixture
def walker(date: EventDate) -> Walker:
    return Walker(date)


def person_at(date: EventDate, **typed: dict[str, Any]) -> Walker:
    made = Walker(date)
    assert made.sign_up(**typed).status_code == 302
    return made


def chairs_held(date: EventDate) -> int:
    return Gathering.objects.with_chairs().get(pk=date.gathering_id).taken


def test_everything_that_was_said_arrives(walker: Walker) -> None:
    assert walker.get()["Location"] == walker.address("aantal")
    assert walker.sign_up(aantal={"people": "3"})["Location"] == walker.address("bedankt")
    made = SignUp.objects.select_related("seat__participant__perspective").get()
    seat, person = made.seat, made.seat.participant
    assert (seat.state, seat.chairs, seat.recruitment, made.date) == ("accepted", 3, "open", walker.date)
    assert (person.perspective.code, person.province) == ("experience_expert", "OV")
    assert (made.needs, made.language, made.needs_note) == (
        ["interpreter", "step_free"],
        "Tigrinya",
        "Zit graag voorin",
    )
    contact = ContactDetails.objects.get()
    assert (contact.participant, contact.name, contact.email) == (person, "Kim", EMAIL)
    notice = Notice.objects.get()
    assert notice.to == EMAIL and "/uitnodiging/" in notice.text and notice.calendar
    assert SignUpDraft.objects.get().said == {"verstuurd": {"way": "mail", "waits": False}}


def test_the_code_for_the_door_is_short_and_clear(walker: Walker) -> None:
    walker.sign_up(**PHONE)
    made = SignUp.objects.get()
    assert re.fullmatch("[cdfghjkmnprtwx34679]{5}", made.door_code)
    page = walker.thanks()
    assert f"<li>{made.door_code.upper()}</li>" in page and "<svg" in page
    assert f"/uitnodiging/{token_for(made.seat)}/" in page
    own = walker.client.get(f"/uitnodiging/{token_for(made.seat)}/").content.decode()
    assert f"<li>{made.door_code.upper()}</li>" in own and "Kim" not in own and "06 12" not in own
    assert not SeatMessage.objects.exists()  # the page said it: nobody has to call


def test_who_leaves_no_address_leaves_nothing_and_is_told_what_that_means(walker: Walker) -> None:
    walker.fill(**NOTHING, wie={}, nodig={})
    assert "Wij kunnen u niets laten weten" in walker.get("overzicht").content.decode()
    assert walker.get("adres")["Location"] == walker.address("overzicht")
    walker.post("overzicht")
    assert not ContactDetails.objects.exists() and not Notice.objects.exists()
    made = SignUp.objects.get()
    assert (made.reach_hash, made.seat.participant.perspective, made.seat.participant.province) == ("", None, "")
    page = walker.thanks()
    assert "Wij hebben geen adres van u" in page and made.door_code.upper() in page


def test_choosing_no_address_forgets_what_was_typed_before(walker: Walker) -> None:
    walker.fill()
    assert walker.post("bereik", way="none", terug="overzicht")["Location"] == walker.address("overzicht")
    assert EMAIL not in str(SignUpDraft.objects.get().said)
    walker.post("bereik", way="phone", terug="overzicht")
    assert walker.get("overzicht")["Location"] == walker.address("adres")


def test_what_is_wrong_is_said_and_what_was_typed_stays(walker: Walker) -> None:
    walker.get("aantal")
    wrong = walker.post("aantal", people="9")
    assert wrong.status_code == 422 and not SignUpDraft.objects.exists()
    walker.post("aantal", people="2")
    wrong = walker.post("nodig", needs=["interpreter", "diet"], language="", needs_note="Geen noten")
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "Vul in welke taal de tolk moet spreken." in page and "Geen noten" in page
    assert page.count(" checked") == 2
    walker.post("bereik", way="phone")
    wrong = walker.post("adres", phone="12", name="Kim")
    assert wrong.status_code == 422 and 'value="12"' in wrong.content.decode()
    assert walker.get("overzicht")["Location"] == walker.address("adres")
    assert 'value="2"' in walker.get("aantal").content.decode().split(" checked")[0][-200:]


def test_a_postcode_becomes_a_province_and_goes_no_further(walker: Walker) -> None:
    walker.get("aantal")
    walker.post("aantal", people="1")
    wrong = walker.post("wie", postcode="80", province="")
    assert wrong.status_code == 422 and 'value="80"' in wrong.content.decode()
    walker.post("wie", postcode="8011 AB", province="ZE")
    said = SignUpDraft.objects.get().said
    assert said["wie"] == {"perspective": "", "province": "OV"} and "8011" not in str(said)


def test_a_number_of_the_government_is_not_kept(walker: Walker) -> None:
    walker.sign_up(nodig={"needs_note": f"Mijn nummer is {BSN}"}, adres={"name": f"Kim {BSN}", "email": EMAIL})
    kept = [*SignUp.objects.values(), *ContactDetails.objects.values(), *SignUpDraft.objects.values()]
    assert BSN not in str(kept) and "Mijn nummer is" in str(kept)


def test_pressing_twice_is_one_sign_up_and_beginning_again_is_another(walker: Walker) -> None:
    walker.sign_up(**PHONE)
    assert walker.post("overzicht")["Location"] == walker.address("bedankt")
    assert walker.post("aantal", people="4")["Location"] == walker.address("bedankt")
    assert (SignUp.objects.count(), chairs_held(walker.date)) == (1, 1)
    walker.get()
    walker.sign_up(**NOTHING)
    assert (SignUp.objects.count(), chairs_held(walker.date)) == (2, 2)


def test_the_same_mail_address_learns_nothing_and_only_its_owner_hears_it(walker: Walker) -> None:
    walker.sign_up()
    stranger = person_at(walker.date, adres={"name": "Iemand", "email": EMAIL.upper()})
    clean = re.compile(r"csrf\w+\" value=\"[^\"]+|nonce-\S+")
    assert clean.sub("", stranger.thanks()) == clean.sub("", walker.thanks())
    assert (SignUp.objects.count(), Participant.objects.count()) == (1, 1)
    again = Notice.objects.exclude(key__startswith="seat:").get()
    assert again.to == EMAIL and token_for(Seat.objects.get()) in again.text
    assert token_for(Seat.objects.get()) not in stranger.thanks()
    # after cancelling, the same address may come again
    decline(Seat.objects.get())
    person_at(walker.date)
    assert Seat.objects.filter(state="accepted").count() == 1


def test_two_with_one_phone_number_both_have_a_seat(walker: Walker) -> None:
    walker.sign_up(**PHONE)
    person_at(walker.date, **PHONE)
    one, other = SignUp.objects.all()
    assert one.reach_hash == other.reach_hash != "" and one.door_code != other.door_code


def test_full_is_said_first_and_then_one_waits(walker: Walker) -> None:
    walker.sign_up(aantal={"people": "4"})
    late = Walker(walker.date)
    assert "Alle plekken zijn bezet" in late.get("aantal").content.decode()
    late.fill(**PHONE)
    assert "Zet mij op de wachtlijst" in late.get("overzicht").content.decode()
    late.post("overzicht")
    page = late.thanks()
    seat = Seat.objects.get(state="waiting")
    assert "U staat op de wachtlijst" in page and seat.sign_up.door_code.upper() not in page
    own = late.client.get(f"/uitnodiging/{token_for(seat)}/").content.decode()
    assert "voor wie het langst op de lijst staat" in own and seat.sign_up.door_code.upper() not in own


def test_a_chair_that_comes_free_goes_to_who_waits_longest_and_fits(walker: Walker) -> None:
    walker.sign_up(aantal={"people": "3"})
    person_at(walker.date, aantal={"people": "2"}, **PHONE)
    person_at(walker.date, aantal={"people": "1"}, **NOTHING)  # one chair was left
    person_at(walker.date, aantal={"people": "1"}, **NOTHING)
    first = SignUp.objects.exclude(reach_hash="").order_by("seat__rank")
    assert list(Seat.objects.order_by("rank").values_list("state", flat=True)) == [
        "accepted",
        "waiting",
        "accepted",
        "waiting",
    ]
    decline(first[0].seat)
    states = list(Seat.objects.order_by("rank").values_list("state", flat=True))
    assert states == ["declined", "offered", "accepted", "offered"]
    assert chairs_held(walker.date) == 4
    (call,) = SeatMessage.objects.to_do()  # who left no address is no work for anybody
    assert (call.kind, call.way, call.seat.chairs) == ("offer", "phone", 2)
    accept(call.seat)
    assert chairs_held(walker.date) == 4


@pytest.mark.parametrize(
    ("event", "gathering", "said"),
    [
        ({"sign_up": "none"}, {}, "Loop gewoon binnen"),
        ({"sign_up": "invited"}, {}, "voor wie wij uitnodigden"),
        ({"state": "cancelled"}, {}, "gaat niet door"),
        ({"state": "closed"}, {}, "is geweest"),
        ({}, {"state": "held"}, "is geweest"),
        ({}, {"state": "cancelled"}, "gaat niet door"),
        ({}, {"capacity": 0, "minimum": 0}, "nu niet aanmelden"),
        ({}, {"begun": 10}, "Loop gewoon binnen, aanmelden hoeft niet meer"),
        ({"sign_up": "needed"}, {"begun": 10}, "al begonnen"),
        ({}, {"begun": 600}, "is geweest"),
    ],
)
def test_where_one_cannot_sign_up_it_says_why(
    walker: Walker, event: dict[str, Any], gathering: dict[str, Any], said: str
) -> None:
    walker.fill()
    type(walker.date.event).objects.filter(pk=walker.date.event_id).update(**event)
    if begun := gathering.pop("begun", 0):
        outreach.began(walker.date, begun)
    elif gathering:
        Gathering.objects.filter(pk=walker.date.gathering_id).update(**gathering)
    response = walker.get("aantal")
    assert response.status_code == 200 and said in response.content.decode()
    refused = walker.post("overzicht")
    assert refused.status_code == 409 and said in refused.content.decode()
    assert not SignUp.objects.exists() and "wie" in SignUpDraft.objects.get().said


def test_an_event_that_is_not_on_the_agenda_has_no_sign_up(client: Client) -> None:
    date = outreach.date(outreach.event("draft"), definite=False)
    assert client.get(f"/agenda/aanmelden/{date.pk}/").status_code == 404


def test_a_draft_of_one_date_opens_nothing_at_another(walker: Walker) -> None:
    other = outreach.date(walker.date.event, 40)
    walker.fill()
    name = next(iter(walker.client.cookies))
    value = walker.client.cookies[name].value
    stranger = Walker(other)
    stranger.client.cookies[name.replace(walker.date.pk.hex[:12], other.pk.hex[:12])] = value
    assert "Wij vinden uw aanmelding hier niet" in stranger.get("overzicht").content.decode()
    assert stranger.post("overzicht").status_code == 409


def test_too_many_from_one_place_have_to_wait(walker: Walker, rf: Any) -> None:
    walker.fill()
    for _each in range(60):
        count_failure("event_sign_up", rf.get("/", REMOTE_ADDR="127.0.0.1"))
    slow = walker.post("overzicht")
    assert slow.status_code == 429 and not SignUp.objects.exists()
    assert "Wat u invulde, is bewaard" in slow.content.decode()


def test_letting_go_takes_it_off_this_device_only(walker: Walker) -> None:
    walker.sign_up(**PHONE)
    assert walker.post("afsluiten").status_code == 200
    assert "Wij vinden uw aanmelding hier niet" in walker.get("bedankt").content.decode()
    assert SignUp.objects.count() == 1


def test_moving_and_calling_off_counts_who_cannot_be_told(walker: Walker, client: Client, settings: Any) -> None:
    walker.sign_up(aantal={"people": "2"}, **NOTHING)
    person_at(walker.date, **PHONE)
    gathering = Gathering.objects.get(pk=walker.date.gathering_id)
    organiser = staff(Role.ORGANISER)
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(organiser)
    said = "2 mensen lieten geen adres achter"
    for name in ("verander", "zeg-af"):
        page = client.get(f"/beheer/bijeenkomsten/{gathering.pk}/{name}/").content.decode()
        assert said in page and re.search("1 persoon krijgt bericht|krijgt 1 persoon bericht", page)
    call_off(gathering, reason="De zaal is dicht.", by=organiser)
    (call,) = SeatMessage.objects.to_do()
    assert (call.kind, call.way) == ("cancel_all", "phone")
    own = walker.client.get(f"/uitnodiging/{token_for(SignUp.objects.get(reach_hash='').seat)}/").content.decode()
    assert "gaat niet door" in own and "De zaal is dicht." in own


def test_each_screen_and_the_sending_stay_within_their_budget(walker: Walker) -> None:
    walker.get("aantal")
    typed: dict[str, dict[str, Any]] = {
        "aantal": {"people": "2"},
        "wie": {"perspective": "experience_expert", "province": "OV"},
        "nodig": {"needs": ["interpreter"], "language": "Arabisch"},
        "bereik": {"way": "mail"},
        "adres": {"email": EMAIL, "name": "Kim"},
    }
    asked = {}
    for screen, data in typed.items():
        asked[f"{screen} get"] = ask(lambda screen=screen: walker.get(screen))[1]  # type: ignore[misc]
        asked[f"{screen} post"] = ask(lambda screen=screen, data=data: walker.post(screen, **data), 302)[1]  # type: ignore[misc]
    asked["overzicht"] = ask(lambda: walker.get("overzicht"))[1]
    assert max(asked.values()) <= 10, asked
    sent = ask(lambda: walker.post("overzicht"), 302)[1]
    assert sent <= 18, sent  # two of them are the words of the help band, which a cache keeps
    assert ask(lambda: walker.get("bedankt"))[1] <= 10


def test_a_page_is_light_and_reading_leaves_no_session(walker: Walker) -> None:
    page = walker.get("wie")
    assert len(walker.get("aantal").content) < 45_000 and page.status_code == 200
    assert "sessionid" not in walker.client.cookies
