"""The ways into /mijn-inbreng/: a code, a link, an account; and what guessing brings."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse

from contributions.models import Message, Receipt
from contributions.service import new_code, new_link
from people.service import leave_address
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import UserFactory
from tests.home.deeds import deed

pytestmark = pytest.mark.django_db

PAGE = "/mijn-inbreng/"


def text_of(client: Client, **query: str) -> str:
    return client.get(PAGE, query).content.decode()


def test_the_code_opens_the_page_and_leaves_no_session(holder: Client, receipt: Receipt) -> None:
    assert receipt.participation.occasion.title in text_of(holder)
    assert not Session.objects.exists()
    cookie = holder.cookies["inbreng"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) <= 3600


@pytest.mark.parametrize("change", [str.upper, lambda code: f"  {code}  ", lambda code: code.replace("-", " ")])
def test_a_code_may_be_typed_in_more_than_one_way(client: Client, receipt: Receipt, change) -> None:
    assert client.post(PAGE, {"code": change(receipt.code)}).status_code == 302


@pytest.mark.parametrize("code", ["", "x", "\x00", "123456782", "a" * 300, "<script>alert(1)</script>", "🎈 🎈"])
def test_what_is_no_code_gets_a_sentence_and_keeps_what_was_typed(client: Client, code: str) -> None:
    response = client.post(PAGE, {"code": code})

    assert response.status_code == 422
    assert "Er klopt nog iets niet" in response.content.decode()
    assert "<script>alert" not in response.content.decode()
    assert "inbreng" not in response.cookies


def test_an_unknown_code_says_nothing_more_than_that(client: Client) -> None:
    response = client.post(PAGE, {"code": new_code()})

    assert response.status_code == 422
    assert "Wij kennen deze code niet" in response.content.decode()


def test_guessing_ends_and_the_right_code_waits_too(client: Client, receipt: Receipt, monkeypatch) -> None:
    monkeypatch.setattr("home.receipt_views.MOST_GUESSES", 70)
    for _attempt in range(60):
        client.post(PAGE, {"code": new_code()})
    assert client.post(PAGE, {"code": new_code()}).status_code == 429
    assert client.post(PAGE, {"code": receipt.code}).status_code == 302, "somebody else behind the same address"
    for _attempt in range(9):
        client.post(PAGE, {"code": new_code()})

    response = client.post(PAGE, {"code": receipt.code})

    assert response.status_code == 429
    assert "Wacht tien minuten" in response.content.decode()
    assert client.get(reverse("receipt:link", args=["onzin"])).status_code == 429


def test_thirty_people_in_a_library_who_know_their_code_are_never_stopped(client: Client, receipt: Receipt) -> None:
    for _visitor in range(120):
        assert client.post(PAGE, {"code": receipt.code}).status_code == 302


@pytest.mark.parametrize("path", ["", "gegevens/", "gegevens/bestand/", "terughalen/"])
def test_nobody_may_keep_or_index_these_pages(holder: Client, path: str) -> None:
    for visitor in (holder, Client()):
        headers = visitor.get(PAGE + path).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "value",
    ["", "onzin", "a:b:c", TimestampSigner(salt="andere").sign("x y z")],
    ids=["empty", "nonsense", "shape", "other salt"],
)
def test_a_forged_cookie_opens_nothing(client: Client, value: str) -> None:
    client.cookies["inbreng"] = value
    assert "Uw code" in text_of(client)


def test_closing_takes_the_code_off_the_browser(holder: Client) -> None:
    holder.post(reverse("receipt:close"))
    assert "Bekijk uw inbreng" in text_of(holder)


def test_closing_takes_drafts_and_the_account_along(holder: Client) -> None:
    holder.force_login(UserFactory())
    holder.cookies["ronde-7"] = "x"
    response = holder.post(reverse("receipt:close"))
    assert response.cookies["ronde-7"]["max-age"] == 0
    assert response.cookies["inbreng"]["max-age"] == 0
    assert "_auth_user_id" not in holder.session


def test_a_code_shows_its_own_round_and_not_the_account(holder: Client, receipt: Receipt) -> None:
    participant = receipt.participation.participant
    participant.user = UserFactory(email="account@voorbeeld.nl")
    participant.save()
    leave_address(participant, email="adres@voorbeeld.nl")
    other = ReceiptFactory(participation__participant=participant).participation.occasion.title
    everything = (other, "account@voorbeeld.nl", "adres@voorbeeld.nl")

    for page in ("receipt:data", "receipt:data_file", "receipt:enter"):
        shown = holder.get(reverse(page)).content.decode()
        assert receipt.participation.occasion.title in shown
        assert not [private for private in everything if private in shown]

    holder.force_login(participant.user)
    shown = holder.get(reverse("receipt:data_file")).content.decode()
    assert [private for private in everything if private in shown] == list(everything)


def test_what_was_typed_when_the_hour_was_over_is_given_back(client: Client) -> None:
    response = client.post(reverse("receipt:message"), {"kind": "question", "text": "Ik ben 123456782. Mag ik iets?"})
    page = response.content.decode()

    assert response.status_code == 403
    assert "Mag ik iets?" in page
    assert "123456782" not in page
    assert not Message.objects.exists()


def test_a_link_from_a_mail_opens_the_page_and_leaves_the_address_bar(client: Client, receipt: Receipt) -> None:
    link = new_link(receipt).removeprefix("http://localhost:8000")

    response = client.get(link)

    assert response.headers["Location"] == PAGE
    assert receipt.participation.occasion.title in text_of(client)
    deed(client, reverse("receipt:revoke_links"))
    assert "Bekijk uw inbreng" in text_of(client)


def test_who_is_logged_in_needs_no_code_and_may_choose(client: Client) -> None:
    user = UserFactory()
    first = ReceiptFactory(participation__participant__user=user)
    second = ReceiptFactory(participation__participant=first.participation.participant)
    client.force_login(user)

    page = text_of(client)
    assert first.participation.occasion.title in page
    assert second.participation.occasion.title in page

    client.post(reverse("receipt:choose"), {"deelname": str(second.participation_id)})
    assert f'<p class="rg-lead">{second.participation.occasion.title}</p>' in text_of(client)


@pytest.mark.parametrize("chosen", ["", "x", str(uuid4())], ids=["empty", "nonsense", "stranger"])
def test_who_is_logged_in_cannot_choose_what_is_not_theirs(client: Client, chosen: str) -> None:
    client.force_login(UserFactory())
    stranger = ReceiptFactory()

    for deelname in (chosen, str(stranger.participation_id)):
        assert client.post(reverse("receipt:choose"), {"deelname": deelname}).status_code == 404
    assert "Bekijk uw inbreng" in text_of(client)
