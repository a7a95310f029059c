"""What somebody ended beside their words stays ended after a back-up was put back: links, an agenda, a recording."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client

from consultation.models import Recording
from contributions.models import ReceiptLink
from contributions.receipts import find_by_link, new_link
from education.models import TeacherFeedback
from education.teachers.giving import take_back
from gatherings.feed import calendar_behind, make_feed, stop_feed
from gatherings.models import FeedLink
from people.models import ContactDetails
from people.service import leave_address
from privacy.tasks import note_erasures
from tests.consultation.recording.speaker import Speaker
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.education import feedback
from tests.factories.rounds import open_round
from tests.home.deeds import deed
from tests.privacy.test_erasures import BackUp, again

pytestmark = pytest.mark.django_db


def put_back(backed_up: BackUp) -> None:
    """The worker noted it; then the disk died."""
    assert note_erasures()
    backed_up.put_back()


def test_what_a_teacher_took_back() -> None:
    said = feedback(worked="De klas had het er de hele week over.")
    backed_up = BackUp(said)
    take_back(said)
    put_back(backed_up)
    assert TeacherFeedback.objects.exists()
    again("--apply")
    assert not TeacherFeedback.objects.exists()
    assert "Deze database weet van alle wissingen." in again("--apply")


def test_a_recording_that_the_speaker_took_away(client: Client) -> None:
    speaker = Speaker(open_round(), client).begin()
    speaker.send()
    said = Recording.objects.get()
    backed_up = BackUp(said)
    speaker.client.post(speaker.screen(), {"actie": "wis"})
    assert not Recording.objects.exists()
    put_back(backed_up)
    again("--apply")
    assert not Recording.objects.exists()


def test_the_address_of_an_agenda() -> None:
    participation = ContributionFactory().participation
    token = make_feed(participation.participant)
    backed_up = BackUp(FeedLink.objects.get())
    stop_feed(participation.participant)
    put_back(backed_up)
    assert calendar_behind(token) is not None
    again("--apply")
    assert calendar_behind(token) is None


def test_links_in_earlier_mails(client: Client) -> None:
    receipt = ReceiptFactory(participation=ContributionFactory().participation)
    token = new_link(receipt).rstrip("/").rpartition("/")[2]
    backed_up = BackUp(ReceiptLink.objects.get())
    client.post("/mijn-inbreng/", {"code": receipt.code})
    deed(client, "/mijn-inbreng/links/")
    put_back(backed_up)
    assert find_by_link(token) == receipt
    again("--apply")
    assert find_by_link(token) is None


@pytest.mark.parametrize("now", ["nieuw@voorbeeld.nl", ""])
def test_an_address_that_was_changed_or_left_out_wherever_that_was(now: str) -> None:
    person = ContributionFactory().participation.participant
    backed_up = BackUp(leave_address(person, email="oud@voorbeeld.nl"))
    leave_address(person, email=now)
    put_back(backed_up)
    assert ContactDetails.objects.filter(email="oud@voorbeeld.nl").exists()
    again("--apply")
    assert not ContactDetails.objects.filter(email="oud@voorbeeld.nl").exists()


def test_the_ledger_holds_numbers_of_this_only() -> None:
    said = feedback(worked="De klas had het er de hele week over.")
    take_back(said)
    note_erasures()
    (name,) = storages["erasures"].listdir("")[1]
    assert "week" not in Path(storages["erasures"].path(name)).read_text()
