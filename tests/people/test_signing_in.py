"""Signing in by a code from the mail; accounts are for who wants one."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notices.models import Notice
from people.models import Participant, User
from people.service import Role
from people.sessions import coarse_address, coarse_agent
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db
LOGIN, CONFIRM = "/account/login/", "/account/login/code/confirm/"
ADDRESS = "persoon@voorbeeld.nl"


@pytest.fixture(autouse=True)
def mail_stays_in_the_queue(monkeypatch, settings) -> None:
    """So that a test can read the mail that would go: sending wipes it."""
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"
    monkeypatch.setattr("notices.service.async_task", lambda *_args, **_options: None)


@pytest.fixture
def user() -> User:
    return UserFactory(email=ADDRESS)


def last_mail() -> Notice:
    return Notice.objects.latest("queued_at")


def code_in_mail() -> str:
    return re.search(r"^(\d{6})$", last_mail().text, re.MULTILINE)[1]


def ask_code(client: Client, address: str = ADDRESS):
    return client.post(LOGIN, {"login": address})


def test_a_code_of_six_digits_opens_the_account(client: Client, user: User) -> None:
    assert ask_code(client)["Location"] == CONFIRM
    response = client.post(CONFIRM, {"code": code_in_mail()})
    assert response["Location"] == "/mijn-inbreng/"
    assert client.get(reverse("account_email")).status_code == 200
    assert EmailAddress.objects.get(user=user).verified


def test_staff_go_to_their_work(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    staff(Role.MODERATOR, email=ADDRESS)
    ask_code(client)
    assert client.post(CONFIRM, {"code": code_in_mail()})["Location"] == "/beheer/"


def test_the_code_works_ten_minutes_and_once(client: Client, user: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask_code(client)
        code = code_in_mail()
        clock.shift(timedelta(minutes=9, seconds=50))
        assert client.post(CONFIRM, {"code": code}).status_code == 302
    other = Client()
    assert other.post(CONFIRM, {"code": code})["Location"].startswith(LOGIN), "nobody asked a code in this browser"


def test_after_ten_minutes_it_does_not_work(client: Client, user: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask_code(client)
        code = code_in_mail()
        clock.shift(timedelta(minutes=10, seconds=1))
        client.post(CONFIRM, {"code": code})
        assert not client.get(reverse("account_email")).wsgi_request.user.is_authenticated


def test_three_wrong_codes_end_it(client: Client, user: User) -> None:
    ask_code(client)
    code = code_in_mail()
    wrong = "000000" if code != "000000" else "111111"
    answer = client.post(CONFIRM, {"code": wrong})
    assert "Deze code klopt niet." in answer.content.decode()
    client.post(CONFIRM, {"code": wrong})
    client.post(CONFIRM, {"code": wrong})
    assert client.post(CONFIRM, {"code": code})["Location"].startswith(LOGIN)


def test_an_unknown_address_gets_the_same_page_and_no_account(client: Client, user: User) -> None:
    known = ask_code(Client(), ADDRESS)
    unknown = ask_code(Client(), "vreemd@voorbeeld.nl")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert last_mail().to == "vreemd@voorbeeld.nl"
    assert last_mail().subject == "Er is geen account met dit e-mailadres"
    assert User.objects.count() == 1


def test_who_mistypes_reads_what_to_do_and_keeps_what_was_typed(client: Client) -> None:
    page = client.post(LOGIN, {"login": "geen adres"}).content.decode()
    assert "Dit e-mailadres klopt niet." in page
    assert 'value="geen adres"' in page
    assert "Vul uw e-mailadres in." in client.post(LOGIN, {"login": ""}).content.decode()


def test_the_mail_is_plain_dutch_and_tells_nothing_of_the_browser(client: Client, user: User) -> None:
    ask_code(client)
    mail = last_mail()
    assert mail.subject == "Uw code om in te loggen"
    assert "De code werkt 10 minuten." in mail.text
    assert "127.0.0.1" not in mail.text
    assert "example.com" not in mail.text


class TestSigningUp:
    def sign_up(self, client: Client, **data: str):
        return client.post("/account/signup/", {"email": "nieuw@voorbeeld.nl", "website": "", **data})

    def test_only_an_address_is_asked_and_it_must_be_yours(self, client: Client) -> None:
        response = self.sign_up(client)
        assert response["Location"] == reverse("account_email_verification_sent")
        assert client.post(response["Location"], {"code": code_in_mail()}).status_code == 302
        user = User.objects.get()
        assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)
        assert not user.has_usable_password()
        assert client.get("/beheer/").status_code == 403

    def test_an_account_alone_makes_no_participant(self, client: Client) -> None:
        self.sign_up(client)
        assert Participant.objects.count() == 0

    def test_forged_fields_make_no_staff(self, client: Client) -> None:
        self.sign_up(client, is_staff="on", is_superuser="on", groups="1", password1="geheim-geheim-1")
        user = User.objects.get()
        assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)

    def test_a_robot_that_fills_everything_in_gets_no_account(self, client: Client) -> None:
        response = self.sign_up(client, website="https://reclame.example")
        assert response.status_code == 302
        assert User.objects.count() == 0

    def test_somebody_who_has_one_is_told_by_mail_and_the_page_is_the_same(self, client: Client) -> None:
        UserFactory(email="nieuw@voorbeeld.nl")
        response = self.sign_up(client)
        assert response["Location"] == reverse("account_email_verification_sent")
        assert last_mail().subject == "U hebt al een account"

    def test_the_trap_for_robots_is_out_of_sight_without_inline_style(self, client: Client) -> None:
        page = client.get("/account/signup/").content.decode()
        assert 'class="rg-honeypot"' in page
        assert "style=" not in page


@pytest.mark.parametrize("name", ["password/change/", "password/reset/", "password/set/"])
def test_there_are_no_passwords_to_set_or_steal(client: Client, name: str) -> None:
    assert client.get(f"/account/{name}").status_code == 404


def test_a_password_opens_nothing_outside_the_demo(client: Client, settings) -> None:
    settings.IS_DEMO = False
    user = User.objects.create_user(ADDRESS, "lang-wachtwoord-1")
    assert client.post(LOGIN, {"login": ADDRESS, "password": "lang-wachtwoord-1"})["Location"] == CONFIRM
    assert not client.get("/account/login/").wsgi_request.user.is_authenticated
    assert user.check_password("lang-wachtwoord-1")


def test_in_the_demo_a_password_does(client: Client, settings) -> None:
    settings.IS_DEMO = True
    user = User.objects.create_user(ADDRESS, "lang-wachtwoord-1")
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    assert client.post(LOGIN, {"login": ADDRESS, "password": "lang-wachtwoord-1"})["Location"] == "/mijn-inbreng/"
    wrong = Client().post(LOGIN, {"login": ADDRESS, "password": "iets-anders-123"})
    assert "klopt niet" in wrong.content.decode()


def test_sixty_people_in_one_library_may_ask_a_code_in_a_minute(client: Client) -> None:
    for number in range(30):
        assert ask_code(Client(), f"persoon{number}@voorbeeld.nl").status_code == 302


class TestSessions:
    def test_only_a_coarse_address_and_the_browsers_name_are_kept(self, user: User) -> None:
        client = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/152.0")
        ask_code(client)
        client.post(CONFIRM, {"code": code_in_mail()})
        session = UserSession.objects.get()
        assert (session.ip, session.user_agent) == ("203.0.113.0", "Firefox, Windows")
        page = client.get("/account/sessions/").content.decode()
        assert "Firefox, Windows" in page
        assert "(dit apparaat)" in page

    @pytest.mark.parametrize(
        ("address", "network"),
        [("198.51.100.255", "198.51.100.0"), ("2001:db8:1:2::3", "2001:db8:1::"), ("198.51.100.0", "198.51.100.0")],
    )
    def test_an_address_is_cut_to_its_network(self, address: str, network: str) -> None:
        assert coarse_address(address) == network
        assert coarse_address(network) == network

    @pytest.mark.parametrize(
        ("agent", "name"),
        [
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari, iPhone"),
            ("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36", "Chrome, Linux"),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge, Windows"),
            ("curl/8.0", ""),
            ("", ""),
            ("Chrome, Linux", "Chrome, Linux"),
        ],
    )
    def test_a_browser_is_cut_to_its_name(self, agent: str, name: str) -> None:
        assert coarse_agent(agent) == name
