"""Codes by mail: no stranger keeps an owner out, fills a mailbox, or learns who has an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people.models import User
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
LOGIN, CONFIRM, SIGNUP = "/account/login/", "/account/login/code/confirm/", "/account/signup/"
ADDRESS = "persoon@voorbeeld.nl"


@pytest.fixture(autouse=True)
def moment(time_machine: Any) -> Any:
    time_machine.move_to(timezone.now(), tick=False)
    return time_machine


@pytest.fixture
def user() -> User:
    return UserFactory(email=ADDRESS)


def stranger(number: int) -> Client:
    """Each from another network."""
    return Client(REMOTE_ADDR=f"203.0.{number // 200}.{number % 200 + 1}")


def ask(client: Client, address: str = ADDRESS) -> Any:
    return client.post(LOGIN, {"login": address})


def code_in(mail: Any) -> str:
    return re.search(r"^(\d{6,12})$", mail.body, re.MULTILINE)[1]


def is_in(client: Client, code: str) -> bool:
    client.post(CONFIRM, {"code": code})
    return "_auth_user_id" in client.session


def test_one_sender_waits_a_minute_and_the_owner_elsewhere_does_not(user: User, mailoutbox: Any) -> None:
    assert [ask(stranger(1)).status_code for _ask in range(4)] == [302, 302, 302, 200]
    refused = ask(stranger(1), ADDRESS.upper())
    assert "U probeerde het te vaak." in refused.text and ADDRESS.upper() in refused.text
    owner = Client(REMOTE_ADDR="198.51.100.7")
    assert ask(owner).status_code == 302
    assert len(mailoutbox) == 4 and is_in(owner, code_in(mailoutbox[-1]))


def test_an_ipv6_home_is_one_sender(user: User) -> None:
    asked = [ask(Client(REMOTE_ADDR=f"2001:db8:1:2::{number}")).status_code for number in range(1, 5)]
    assert asked == [302, 302, 302, 200]


def test_however_many_strangers_ask_the_owner_comes_in_and_the_mailbox_is_not_filled(
    user: User, mailoutbox: Any
) -> None:
    for number in range(40):
        assert ask(stranger(number)).status_code == 302
    assert len(mailoutbox) == 11, "ten in a day, and one of the slow ones"
    owner = Client(REMOTE_ADDR="198.51.100.7")
    assert ask(owner).status_code == 302
    assert len(mailoutbox) == 11, "the code that opens is in the mailbox already"
    code = code_in(mailoutbox[-1])
    assert len(code) == 12 and "12 cijfers" in mailoutbox[-1].body
    assert is_in(owner, code)


def test_a_code_that_was_sent_goes_on_working_whatever_strangers_do_after_it(user: User, mailoutbox: Any) -> None:
    owner = Client(REMOTE_ADDR="198.51.100.7")
    ask(owner)
    code = code_in(mailoutbox[-1])
    for number in range(20):
        ask(stranger(number))
    assert is_in(owner, code)


def test_at_any_moment_of_a_siege_there_is_a_code_that_works(user: User, mailoutbox: Any, moment: Any) -> None:
    for number in range(11):
        ask(stranger(number))
    for step in range(12):
        moment.shift(timedelta(minutes=4, seconds=7))
        ask(stranger(100 + step))
        owner = Client(REMOTE_ADDR="198.51.100.7")
        ask(owner)
        assert is_in(owner, code_in(mailoutbox[-1])), step
    assert len(mailoutbox) <= 11 + 12, "one more each time that the owner used one"


def test_while_no_code_is_used_one_mail_leaves_in_ten_minutes(user: User, mailoutbox: Any, moment: Any) -> None:
    for number in range(11):
        ask(stranger(number))
    for step in range(12):
        moment.shift(timedelta(minutes=4, seconds=7))
        ask(stranger(100 + step))
    assert len(mailoutbox) <= 11 + 5


def test_after_a_day_all_is_as_before(user: User, mailoutbox: Any, moment: Any) -> None:
    for number in range(15):
        ask(stranger(number))
    moment.shift(timedelta(days=1, seconds=1))
    ask(Client())
    assert len(code_in(mailoutbox[-1])) == 6


def test_a_session_whose_code_never_left_is_opened_by_no_short_code(user: User) -> None:
    for number in range(12):
        ask(stranger(number))
    pest = stranger(99)
    ask(pest)
    own = pest.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    assert not is_in(pest, own)


def test_the_shared_code_opens_no_other_account(user: User, mailoutbox: Any) -> None:
    for number in range(12):
        ask(stranger(number))
    code = code_in(mailoutbox[-1])
    UserFactory(email="ander@voorbeeld.nl")
    thief = stranger(50)
    ask(thief, "ander@voorbeeld.nl")
    assert not is_in(thief, code)


def test_known_and_unknown_get_the_same_pages_all_along(user: User, mailoutbox: Any) -> None:
    def seen(address: str, number: int) -> tuple[Any, ...]:
        client = stranger(number)
        asked = ask(client, address)
        page = client.get(CONFIRM).text.replace(address, "…")
        wrong = client.post(CONFIRM, {"code": "000000"})
        page = re.sub(r'(csrfmiddlewaretoken" value=|nonce=|name="website")"[^"]*"', "", page)
        return asked.status_code, asked["Location"], page, wrong.status_code

    for number in range(14):
        assert seen(ADDRESS, number) == seen("vreemd@voorbeeld.nl", number + 100), number
    to_unknown = [mail for mail in mailoutbox if mail.to == ["vreemd@voorbeeld.nl"]]
    assert len(to_unknown) == 4, "three in a day, and one of the slow ones"


@pytest.mark.parametrize("has_account", [True, False])
def test_signing_up_with_somebodys_address_fills_no_mailbox(has_account: bool, mailoutbox: Any) -> None:
    if has_account:
        UserFactory(email=ADDRESS)
    for number in range(15):
        answer = stranger(number).post(SIGNUP, {"email": ADDRESS, "website": ""})
        assert answer.status_code == 302
    assert len(mailoutbox) <= 13


def test_thirty_people_in_a_library_each_get_a_code(mailoutbox: Any) -> None:
    for number in range(30):
        UserFactory(email=f"bezoeker{number}@voorbeeld.nl")
        client = Client()
        assert ask(client, f"bezoeker{number}@voorbeeld.nl").status_code == 302
        assert is_in(client, code_in(mailoutbox[-1]))


def test_too_many_of_all_from_one_place_is_said_in_dutch(client: Client) -> None:
    answers = [client.post(SIGNUP, {"email": f"p{number}@voorbeeld.nl", "website": ""}) for number in range(61)]
    assert answers[-1].status_code == 429
    assert "Wacht een paar minuten" in answers[-1].text
