"""The organiser's side of cards and news: making, printing, taking back, and what is told of it."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.enums import BatchState, RoundState, SubscriptionState
from consultation.inviting import find_card
from consultation.models import Invitation, InvitationBatch, Round, Subscription
from consultation.tasks import tell_round_news
from consultation.transitions import move
from people.models import Perspective
from people.service import Role
from tests.factories.cards import batch_of
from tests.factories.people import staff
from tests.factories.rounds import draft_round, open_round

pytestmark = pytest.mark.django_db
BSN = "123456782"


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def made(round_: Round, **changes: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    youth = Perspective.objects.get(code="youth")
    posted = {"partner": "Buurthuis De Brug", "perspective": youth.pk, "size": "12", "valid_until": "31-12-2099"}
    return {**posted, "token": "0b0e7c1e-6b3c-4c3e-9d0a-1f2e3d4c5b6a", **changes}


def test_cards_are_made_once_however_often_the_button_is_pressed(organiser: Client) -> None:
    round_ = draft_round()
    address = reverse("rounds:invitation_add", args=[round_.pk])
    for _each in range(2):
        assert organiser.post(address, made(round_))["Location"] == reverse("rounds:invitations", args=[round_.pk])
    batch = InvitationBatch.objects.get()
    assert (batch.size, batch.partner, batch.perspective.code) == (12, "Buurthuis De Brug", "youth")
    assert batch.invitations.count() == 12
    assert AuditEvent.objects.filter(action="consultation.make_invitations").count() == 1
    assert "12 geldige kaarten" in organiser.get(reverse("rounds:invitations", args=[round_.pk])).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"partner": ""}, "Schrijf op wie de kaarten uitdeelt."),
        ({"size": "501"}, "Maak hoogstens 500 kaarten."),
        ({"size": "0"}, "Maak minstens 1 kaart."),
        ({"perspective": ""}, "Kies voor wie de kaarten zijn."),
        ({"valid_until": "01-01-2020"}, "Deze dag is al voorbij."),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(organiser: Client, changes: Any, sentence: str) -> None:
    round_ = open_round()
    shown = organiser.post(reverse("rounds:invitation_add", args=[round_.pk]), made(round_, **changes))
    assert sentence in shown.content.decode()
    assert not InvitationBatch.objects.exists()
    if "partner" not in changes:
        assert "Buurthuis De Brug" in shown.content.decode()


def test_a_citizen_service_number_in_the_name_of_a_partner_is_masked(organiser: Client) -> None:
    round_ = open_round()
    organiser.post(reverse("rounds:invitation_add", args=[round_.pk]), made(round_, partner=f"Brug {BSN}"))
    assert BSN not in InvitationBatch.objects.get().partner


def test_no_cards_are_made_for_a_round_that_is_over(organiser: Client) -> None:
    round_ = move(open_round(), RoundState.REVIEW, by=None, reason="Genoeg")
    shown = organiser.post(reverse("rounds:invitation_add", args=[round_.pk]), made(round_))
    assert "Deze ronde is voorbij" in shown.content.decode()
    assert not Invitation.objects.exists()


def test_the_cards_are_an_accessible_pdf_and_the_same_at_every_print(organiser: Client, settings: Any) -> None:
    settings.BASE_URL = "https://reisgenoot.example"
    round_ = open_round()
    batch = batch_of(round_, size=10)
    address = reverse("rounds:invitation_cards", args=[round_.pk, batch.pk, 1])
    first, second = (organiser.get(address) for _each in range(2))
    assert first["Content-Type"] == "application/pdf" and "no-store" in first["Cache-Control"]

    pdf = pikepdf.open(BytesIO(first.content))
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "nl"
    assert pdf.open_metadata().get("pdfuaid:part") == "1"
    assert round_.title in str(pdf.docinfo["/Title"])
    assert len(pdf.pages) == 3, "how to hand out, eight cards, two cards"
    assert tags(pdf).count("/H2") == 11  # one per card, and one on the page for the partner
    pictures = alternatives(pdf)
    assert len(set(pictures)) == 10
    for text in pictures:
        address_on_card = text.rpartition(" ")[2]
        assert address_on_card.startswith("https://reisgenoot.example/meedoen/kaart/")
        assert find_card(address_on_card.rstrip("/").rpartition("/")[2]).batch == batch
    assert alternatives(pikepdf.open(BytesIO(second.content))) == pictures
    assert AuditEvent.objects.filter(action="consultation.download_invitations", object_id=str(batch.pk)).count() == 2


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The kinds of all tagged elements."""
    return [str(each.S) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S")]


def alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """What is read aloud for the pictures, in order."""
    return [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


def test_many_cards_come_in_sheets_without_one_twice(organiser: Client) -> None:
    round_ = open_round()
    batch = batch_of(round_, size=103)
    sheets = [
        organiser.get(reverse("rounds:invitation_cards", args=[round_.pk, batch.pk, number])) for number in (1, 2, 3)
    ]
    assert [sheet.status_code for sheet in sheets] == [200, 200, 404]
    found = [text for sheet in sheets[:2] for text in alternatives(pikepdf.open(BytesIO(sheet.content)))]
    assert len(found) == len(set(found)) == 103


def test_the_links_are_the_same_cards(organiser: Client) -> None:
    round_ = open_round()
    batch = batch_of(round_, size=11)
    answer = organiser.get(reverse("rounds:invitation_links", args=[round_.pk, batch.pk]))
    lines = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {find_card(line["code"]).batch_id for line in lines} == {batch.pk}
    assert len({line["link"] for line in lines}) == 11
    assert all(line["code"] in line["link"] for line in lines)


def test_cards_are_taken_back_after_a_question_and_not_printed_any_more(organiser: Client) -> None:
    round_ = open_round()
    batch = batch_of(round_)
    address = reverse("rounds:invitation_revoke", args=[round_.pk, batch.pk])
    assert "Dat kunt u niet terugdraaien" in organiser.get(address).content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.ACTIVE
    for _each in range(2):
        assert organiser.post(address).status_code == 302
    batch.refresh_from_db()
    assert batch.state == BatchState.REVOKED
    assert AuditEvent.objects.filter(action="consultation.move_invitations").count() == 1
    shown = organiser.get(reverse("rounds:invitation_cards", args=[round_.pk, batch.pk, 1]), follow=True)
    assert "Deze kaarten zijn ingetrokken" in shown.content.decode()


def test_a_batch_of_another_round_is_not_found(organiser: Client) -> None:
    batch, other = batch_of(open_round("een")), open_round("twee")
    for name, extra in (("invitation_cards", [1]), ("invitation_links", []), ("invitation_revoke", [])):
        assert organiser.get(reverse(f"rounds:{name}", args=[other.pk, batch.pk, *extra])).status_code == 404


def test_small_numbers_of_used_cards_are_on_no_screen(organiser: Client) -> None:
    round_ = open_round()
    few, many = batch_of(round_, size=20), batch_of(round_, size=20, partner="Loket")
    for batch, used in ((few, 3), (many, 7)):
        ids = list(batch.invitations.values_list("pk", flat=True)[:used])
        Invitation.objects.filter(pk__in=ids).update(used=True)
    shown = organiser.get(reverse("rounds:invitations", args=[round_.pk])).content.decode()
    assert "<td>minder dan 5</td>" in shown and "<td>7</td>" in shown
    assert "<td>3</td>" not in shown and "<td>10</td>" not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_for_one_batch_and_for_three(
    organiser: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    round_ = open_round()
    for number in range(count):
        batch_of(round_, partner=f"Partner {number}")
    address = reverse("rounds:invitations", args=[round_.pk])
    organiser.get(address)
    with django_assert_max_num_queries(20) as asked:
        shown = organiser.get(address).content.decode()
    assert shown.count("Haal de links op") == count
    assert _asked.setdefault("list", len(asked)) == len(asked)


_asked: dict[str, int] = {}


def test_the_screen_of_news_tells_numbers_and_nobodys_address(organiser: Client) -> None:
    round_ = open_round()
    Subscription.objects.create(email="lezer@voorbeeld.nl", round=round_, state=SubscriptionState.CONFIRMED)
    tell_round_news()
    shown = organiser.get(reverse("rounds:news", args=[round_.pk])).content.decode()
    assert "1 mens wil nieuws over deze ronde." in shown and "lezer@voorbeeld.nl" not in shown
    assert timezone.localdate().strftime("%Y") in shown and shown.count("komt nog") == 4
    move(round_, RoundState.REVIEW, by=None, reason="Genoeg")
    tell_round_news()
    shown = organiser.get(reverse("rounds:news", args=[round_.pk])).content.decode()
    assert (shown.count("overgeslagen"), shown.count("komt nog")) == (2, 1)
