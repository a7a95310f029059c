"""Codes to sign up, to change an address and to show who one is: strangers keep nobody out of those either."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from tests.factories.people import UserFactory
from tests.people.test_code_mail import CONFIRM, SIGNUP, ask, code_in, is_in, stranger

pytestmark = pytest.mark.django_db
EMAIL, CONFIRM_EMAIL, FRESH = "/account/email/", "/account/confirm-email/", "/account/reauthenticate/code/"
OWN, NEW = "persoon@voorbeeld.nl", "nieuw@voorbeeld.nl"
HAS_ACCOUNT = "Hebt u al een account?"


@pytest.fixture(autouse=True)
def moment(time_machine: Any) -> Any:
    time_machine.move_to(timezone.now(), tick=False)
    return time_machine


def signed_in(number: int, email: str = "") -> Client:
    """Somebody with an account without a second factor, in a network of their own."""
    user = UserFactory(**({"email": email} if email else {}))
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    client = stranger(number)
    client.force_login(user)
    return client


def sign_up(client: Client, address: str = NEW) -> Any:
    return client.post(SIGNUP, {"email": address, "website": ""})


def change_to(client: Client, address: str = NEW) -> Any:
    return client.post(EMAIL, {"email": address, "action_add": ""})


def besiege(strangers: int = 11, address: str = NEW) -> Client:
    """Many accounts want this address. The last of them, whose mail stayed here."""
    for number in range(strangers):
        last = signed_in(number)
        assert change_to(last, address).status_code == 302
    return last


def own_code(client: Client) -> str:
    return client.session["account_email_verification_code"]["code"]


def confirm(client: Client, code: str) -> bool:
    client.post(CONFIRM_EMAIL, {"code": code})
    user = User.objects.get(pk=client.session["_auth_user_id"])
    return EmailAddress.objects.filter(user=user, email=NEW, verified=True).exists()


def shown_again(client: Client, code: str) -> bool:
    return client.post(FRESH, {"code": code}).status_code == 302


class TestSigningUp:
    def test_one_sender_waits_a_minute(self, mailoutbox: Any) -> None:
        assert [sign_up(stranger(1)).status_code for _ask in range(4)] == [302, 302, 302, 200]
        refused = sign_up(stranger(1), NEW.upper()).text
        assert "U probeerde het te vaak." in refused and NEW.upper() in refused
        assert len(mailoutbox) == 3

    def test_the_refusal_is_the_same_whoever_has_an_account(self) -> None:
        UserFactory(email=OWN)
        known, unknown = (
            [re.sub(r'(value=|nonce=)"[^"]*"', "", sign_up(stranger(1), address).text) for _ask in range(5)]
            for address in (OWN, NEW)
        )
        assert known == unknown

    def test_whose_address_strangers_used_up_hears_of_the_account_and_comes_in(
        self, mailoutbox: Any, moment: Any
    ) -> None:
        for number in range(12):
            sign_up(stranger(number))
        assert len(mailoutbox) == 1 + 3 + 1, "to confirm, three in a day, and one of the slow ones"
        moment.shift(timedelta(minutes=11))
        owner = stranger(99)
        page = sign_up(owner)["Location"]
        assert mailoutbox[-1].subject == "U hebt al een account" and len(mailoutbox) == 6
        read = owner.get(page).text
        assert HAS_ACCOUNT in read
        under = read.split(HAS_ACCOUNT)[1].split("</form>")[0]
        way = re.search(r'action="([^"]+)".*name="next" value="([^"]+)"', under, re.DOTALL)
        assert owner.post(way[1], {"next": way[2]})["Location"] == way[2] == reverse("account_login")
        assert owner.get(way[2]).status_code == 200
        ask(owner, NEW)
        assert is_in(owner, code_in(mailoutbox[-1]))

    def test_the_page_is_the_same_whoever_has_an_account(self) -> None:
        UserFactory(email=OWN)

        def read(address: str, number: int) -> str:
            client = stranger(number)
            page = client.get(sign_up(client, address)["Location"]).text
            assert HAS_ACCOUNT in page and f"een mail naar {address}" in page and 'name="code"' in page
            return re.sub(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"', "", page).replace(address, "")

        for number in range(6):
            assert read(OWN, number) == read(NEW, number + 100), number

    def test_who_changes_an_address_is_not_asked_for_an_account(self) -> None:
        client = signed_in(1)
        change_to(client)
        page = client.get(CONFIRM_EMAIL).text
        assert f"een mail naar {NEW}" in page and 'name="code"' in page and HAS_ACCOUNT not in page


def test_who_logs_in_without_an_account_reads_where_to_make_one(mailoutbox: Any) -> None:
    for number in range(6):
        ask(stranger(number), NEW)
    page = stranger(9)
    ask(page, NEW)
    link = re.search(r'Nog geen account\?\s*<a href="([^"]+)"', page.get(CONFIRM).text)[1]
    assert page.get(link).status_code == 200


class TestAnotherAddress:
    def test_one_sender_waits_a_minute(self) -> None:
        client = signed_in(1)
        assert [change_to(client).status_code for _ask in range(4)] == [302, 302, 302, 200]
        refused = change_to(client).text
        assert "U probeerde het te vaak." in refused and NEW in refused

    def test_however_many_accounts_want_it_the_owner_confirms_it(self, mailoutbox: Any) -> None:
        stranger_waiting = besiege()
        owner = signed_in(50)
        change_to(owner)
        mail = mailoutbox[-1]
        assert len(mailoutbox) == 11 and mail.to == [NEW] and "12 cijfers" in mail.body
        assert not confirm(stranger_waiting, own_code(stranger_waiting)), "it was never sent"
        assert confirm(owner, code_in(mail))
        assert not confirm(stranger_waiting, code_in(mail)), "and works once"

    def test_a_code_that_was_sent_goes_on_working(self, mailoutbox: Any) -> None:
        owner = signed_in(50)
        change_to(owner)
        code = code_in(mailoutbox[-1])
        besiege()
        assert confirm(owner, code)

    def test_another_code_that_was_sent_makes_no_good_code_of_one_that_was_not(self, mailoutbox: Any) -> None:
        thief = besiege()
        thief.post(FRESH, {"send": "1"})
        assert mailoutbox[-1].to != [NEW]
        assert not confirm(thief, own_code(thief))

    def test_another_code_that_stayed_here_makes_no_bad_code_of_one_that_was_sent(
        self, mailoutbox: Any, moment: Any
    ) -> None:
        owner = signed_in(1, OWN)
        change_to(owner)
        code = code_in(mailoutbox[-1])
        send_often(owner, 22, moment)
        assert len(mailoutbox) == 1 + 20 + 1
        assert confirm(owner, code)

    def test_each_code_opens_only_its_own_form(self, mailoutbox: Any) -> None:
        owner = signed_in(1, OWN)
        change_to(owner)
        to_confirm = code_in(mailoutbox[-1])
        owner.post(FRESH, {"send": "1"})
        fresh = code_in(mailoutbox[-1])
        assert to_confirm == fresh or not shown_again(owner, to_confirm)
        assert shown_again(owner, fresh) and confirm(owner, to_confirm)


def send_often(client: Client, times: int, moment: Any) -> None:
    """As often as the brake on showing oneself lets an account: ten times a minute."""
    for _ask in range(times):
        assert client.post(FRESH, {"send": "1"}).status_code == 302
        moment.shift(timedelta(seconds=7))


def test_who_used_up_the_codes_of_a_day_still_shows_who_they_are(mailoutbox: Any, moment: Any) -> None:
    owner = signed_in(1, OWN)
    send_often(owner, 21, moment)
    own = owner.session["people_fresh_code"]["code"]
    code = code_in(mailoutbox[-1])
    assert len(code) == 12 and "12 cijfers" in mailoutbox[-1].body
    assert not shown_again(owner, own) and shown_again(owner, code)


class TestTheSharedCode:
    """Of signing in: many sessions wait for it."""

    @pytest.fixture
    def waiting(self) -> Client:
        """The last of many sessions that asked for one account."""
        UserFactory(email=OWN)
        for number in range(12):
            client = stranger(number)
            ask(client, OWN)
        return client

    def test_it_works_once(self, waiting: Client, mailoutbox: Any) -> None:
        owner, code = stranger(50), code_in(mailoutbox[-1])
        ask(owner, OWN)
        assert is_in(owner, code) and not is_in(waiting, code)

    def test_after_it_was_used_the_next_who_asks_gets_a_new_one(self, waiting: Client, mailoutbox: Any) -> None:
        phone, laptop = stranger(50), stranger(51)
        ask(phone, OWN)
        used = code_in(mailoutbox[-1])
        assert is_in(phone, used)
        ask(laptop, OWN)
        assert code_in(mailoutbox[-1]) != used and not is_in(laptop, used)
        assert is_in(laptop, code_in(mailoutbox[-1]))

    def test_a_session_that_waits_asks_for_it_on_its_page(self, waiting: Client, mailoutbox: Any) -> None:
        owner = stranger(50)
        ask(owner, OWN)
        is_in(owner, code_in(mailoutbox[-1]))
        waiting.post(CONFIRM, {"action": "resend"})
        assert is_in(waiting, code_in(mailoutbox[-1]))

    def test_a_used_one_makes_no_good_code_of_one_that_was_never_sent(self, waiting: Client, mailoutbox: Any) -> None:
        owner, code = stranger(50), code_in(mailoutbox[-1])
        ask(owner, OWN)
        assert is_in(owner, code) and not is_in(waiting, code)
        own = waiting.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
        assert not is_in(waiting, own)
