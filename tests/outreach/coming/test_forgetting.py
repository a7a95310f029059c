"""What people told us to come is gone in time; and what is wiped when somebody asks for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gatherings.models import Gathering, Seat
from gatherings.service import SeatState, decline
from notices.models import Notice
from outreach.models import EventDate, EventReport, SignUp, SignUpDraft
from people.models import ContactDetails
from privacy import retention
from privacy.service import access_export, purge_participant
from tests.factories import outreach
from tests.outreach.coming.walker import Walker

pytestmark = pytest.mark.django_db
NEEDS = {"needs": ("interpreter",), "needs_note": "Geen trap", "language": "Tigrinya"}


@pytest.fixture
def date() -> EventDate:
    return outreach.date(outreach.event(), 10)


def kept(days: int, date: EventDate) -> tuple[int, int]:
    """How many still have needs, and how many an address, so many days after the date."""
    day = date.gathering.ends_here.date() + timedelta(days=days)
    retention.apply(day)
    assert not [line for line in retention.apply(day) if line.count and "anmelding" in line.what]
    return SignUp.objects.exclude(needs=[]).count(), ContactDetails.objects.count()


def test_needs_go_the_day_after_and_addresses_when_nobody_has_anything_to_tell(date: EventDate) -> None:
    gone = outreach.sign_up(date, way="mail", email="weg@voorbeeld.nl", **NEEDS)
    absent = outreach.sign_up(date, way="phone", phone="0612345678", **NEEDS)
    came = outreach.sign_up(date, way="mail", email="er@voorbeeld.nl", **NEEDS)
    decline(gone.seat)
    Seat.objects.filter(pk=absent.pk).update(state=SeatState.NO_SHOW)
    Seat.objects.filter(pk=came.pk).update(state=SeatState.ATTENDED)
    assert kept(0, date) == (3, 3)
    assert kept(1, date) == (0, 1)
    assert ContactDetails.objects.get().participant == came.seat.participant
    wiped = SignUp.objects.get(pk=came.pk)
    assert (wiped.needs_note, wiped.language, wiped.reach_hash) == ("", "", "") and wiped.wiped_on
    assert kept(60, date) == (0, 1)
    assert kept(62, date) == (0, 0)
    assert SignUp.objects.count() == Seat.objects.count() == 3  # that somebody was there still counts


def test_who_heard_what_came_of_it_is_forgotten_then(date: EventDate) -> None:
    came = outreach.sign_up(date, way="mail", email="er@voorbeeld.nl")
    Seat.objects.filter(pk=came.pk).update(state=SeatState.ATTENDED)
    EventReport.objects.create(date=date, word_back_on=timezone.localdate())
    assert kept(1, date) == (0, 0)


def test_who_comes_to_another_date_keeps_their_address_till_then(date: EventDate) -> None:
    later = outreach.date(date.event, 25)
    one = outreach.sign_up(date, way="mail", email="er@voorbeeld.nl")
    decline(one.seat)
    other = outreach.sign_up(later, way="mail", email="er@voorbeeld.nl")
    Seat.objects.filter(pk=other.pk).update(participant=one.seat.participant)
    ContactDetails.objects.filter(participant=other.seat.participant).delete()
    Gathering.objects.filter(pk=later.gathering_id).update(state="planned")
    assert kept(2, date)[1] == 1


def test_a_draft_is_gone_after_two_days(date: EventDate) -> None:
    Walker(date).fill()
    retention.apply(timezone.localdate() + timedelta(days=1))
    assert SignUpDraft.objects.exists()
    retention.apply(timezone.localdate() + timedelta(days=2))
    assert not SignUpDraft.objects.exists()


def test_everything_can_be_read_and_wiped_by_the_person(date: EventDate) -> None:
    made = outreach.sign_up(date, 2, way="mail", email="kim@voorbeeld.nl", name="Kim", **NEEDS)
    person = made.seat.participant
    told = str(access_export(person))
    assert "Tigrinya" in told and date.event.title in told and made.door_code.upper() in told
    purge_participant(person, "withdrawal")
    made.refresh_from_db()
    assert (made.needs, made.needs_note, made.language, made.reach_hash) == ([], "", "", "")
    assert Seat.objects.get(pk=made.pk).state == "cancelled"
    assert not ContactDetails.objects.exists()
    assert not Notice.objects.filter(to="kim@voorbeeld.nl", state="waiting").exists()
