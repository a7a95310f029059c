"""In every app: what somebody had taken away, stays away after an older back-up was put back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone

from consultation import subscribing as news
from consultation.models import CallBackRequest, Subscription
from contributions import reactions
from contributions.models import Reaction
from education.models import PackSubscriber
from education.teachers import following
from focusgroups.models import Candidate
from focusgroups.recruiting.changing import withdraw
from outreach.letters import subscribing as letters
from outreach.models import PartnerContact, Subscriber
from outreach.partners.contacts import remove_contact
from people.models import ContactDetails, User
from people.service import Role, leave_address
from privacy.models import RightsRequest
from privacy.requests.deciding import decide
from privacy.tasks import note_erasures
from tests.contributions.test_reactions import public_words
from tests.factories import focusgroups, outreach
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.factories.rounds import open_round
from tests.home.deeds import deed
from tests.privacy.test_erasures import BackUp, again

pytestmark = pytest.mark.django_db
ADDRESS = "kim@voorbeeld.nl"


@pytest.fixture(autouse=True)
def empty_ledger() -> None:
    shutil.rmtree(Path(storages["erasures"].path("")), ignore_errors=True)


def token(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def news_of_a_round() -> tuple[list[models.Model], Callable[[], Any]]:
    row = Subscription.objects.create(round=open_round(), email=ADDRESS)
    return [row], lambda: news.stop(token(news.stop_url(row)))


def newsletter() -> tuple[list[models.Model], Callable[[], Any]]:
    row = Subscriber.objects.create(email=ADDRESS)
    return [row], lambda: letters.stop(token(letters.stop_url(row)))


def lesson_packs() -> tuple[list[models.Model], Callable[[], Any]]:
    row = PackSubscriber.objects.create(email=ADDRESS)
    return [row], lambda: following.stop(token(following.stop_url(row)))


def sign_up_for_a_group() -> tuple[list[models.Model], Callable[[], Any]]:
    row = focusgroups.candidate(focusgroups.group(), "experience_expert", avoid="Niet naast mijn buurman.")
    contact = leave_address(row.participant, email=ADDRESS)
    return [row, contact], lambda: withdraw(row, by=None)


def somebody_at_a_partner() -> tuple[list[models.Model], Callable[[], Any]]:
    partner = outreach.partner()
    row = PartnerContact.objects.create(partner=partner, participant=ContributionFactory().participation.participant)
    contact = leave_address(row.participant, email=ADDRESS)
    return [row, contact], lambda: remove_contact(row, by=None)


def a_reaction() -> tuple[list[models.Model], Callable[[], Any]]:
    words = public_words()
    reader = reactions.new_reader()
    row = reactions.give_reason(words, reader, "Omdat het bij mij ook zo ging.")
    return [row], lambda: reactions.take_back(words, reader)


def an_account_without_a_person() -> tuple[list[models.Model], Callable[[], Any]]:
    row = UserFactory(email=ADDRESS)
    return [row], _granted


def a_call_back() -> tuple[list[models.Model], Callable[[], Any]]:
    row = CallBackRequest.objects.create(round=open_round(), name="Kim", phone="0612345678", token=uuid4())
    return [row], _granted


def _granted() -> None:
    officer = staff(Role.PRIVACY_OFFICER)
    request = RightsRequest.objects.create(
        kind="erasure", way="phone", email=ADDRESS, reach="06-12345678", due_on=timezone.localdate()
    )
    decide(request.pk, "granted", answer="Gewist.", by=officer, version=1, checked_how="Teruggebeld.")


@pytest.mark.parametrize(
    "kind",
    [
        news_of_a_round, newsletter, lesson_packs, sign_up_for_a_group, somebody_at_a_partner, a_reaction,
        an_account_without_a_person, a_call_back,
    ],
)  # fmt: skip
def test_what_was_taken_away_stays_away(kind: Callable[[], tuple[list[models.Model], Callable[[], Any]]]) -> None:
    rows, take_away = kind()
    backed_up = BackUp(*rows)
    take_away()
    assert note_erasures()
    backed_up.put_back()
    again("--apply")
    assert not any(
        model.objects.exists() for model in (Subscription, Subscriber, PackSubscriber, PartnerContact, Reaction)
    )
    assert not ContactDetails.objects.exists() and not CallBackRequest.objects.exists()
    assert not User.objects.filter(email=ADDRESS).exists()
    assert not Candidate.objects.exclude(state="withdrawn", avoid="").exists()
    assert "Deze database weet van alle wissingen." in again("--apply")


def test_an_address_that_made_room_for_another_does_not_come_back(client) -> None:
    receipt = ReceiptFactory(participation=ContributionFactory().participation)
    old = leave_address(receipt.participation.participant, email=ADDRESS)
    backed_up = BackUp(old)
    client.post("/mijn-inbreng/", {"code": receipt.code})
    deed(client, "/mijn-inbreng/adres/", {"email": "nieuw@voorbeeld.nl"})
    note_erasures()
    backed_up.put_back()
    again("--apply")
    assert not ContactDetails.objects.filter(email=ADDRESS).exists()
