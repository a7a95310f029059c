"""A date in two: who goes hears it once, nobody loses a chair, and nobody else hears anything."""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from contributions.service import Refused
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import call_off, cancel_seat
from outreach.making.moments import moment_of
from outreach.making.splitting import split_date
from outreach.models import EventDate, SignUp
from people.models import User
from tests.factories import gatherings
from tests.factories import outreach as make

pytestmark = pytest.mark.django_db


def full(people: int = 4, waiting: int = 2) -> EventDate:
    """A date without a free chair, in the order in which people came."""
    date = make.date(make.event(), 30, capacity=people)
    for rank in range(people + waiting):
        seat = gatherings.seat(date.gathering, "accepted" if rank < people else "waiting", rank=rank + 1)
        SignUp.objects.create(seat=seat, date=date, door_code=f"A{rank}", token=uuid4(), needs=["interpreter"])
    return date


def second(date: EventDate, **other: Any) -> Any:
    """An hour and a half later, in the same place."""
    gathering = Gathering.objects.get(pk=date.gathering_id)
    by = timedelta(hours=2)
    return moment_of(gathering, starts_at=gathering.starts_at + by, ends_at=gathering.ends_at + by, **other)


def told() -> dict[tuple[Any, str], int]:
    return dict(Counter(SeatMessage.objects.values_list("seat", "kind")))


def test_the_last_that_came_go_and_each_hears_it_once(organiser: User) -> None:
    date = full()
    standing = list(Seat.objects.order_by("rank"))
    split = split_date(date, second(date), by=organiser, people=3)
    went = standing[3:]
    assert split.people == 3
    assert {seat.participant_id for seat in split.moved} == {seat.participant_id for seat in went}
    expected = {(seat.pk, "cancel_seat"): 1 for seat in went} | {(seat.pk, "invite"): 1 for seat in split.moved}
    assert told() == expected, "the old entry goes, an invitation comes: and nobody else hears anything"
    kept = Seat.objects.filter(gathering=date.gathering, state="accepted")
    assert kept.count() == 3
    assert {seat.state for seat in split.moved} == {"invited"}
    assert split.date.gathering.occasion is not None


def test_what_somebody_told_us_goes_along(organiser: User) -> None:
    date = full(people=2, waiting=0)
    split = split_date(date, second(date), by=organiser, people=1)
    (seat,) = split.moved
    sign_up = SignUp.objects.get(seat=seat)
    assert (sign_up.date_id, sign_up.door_code, sign_up.needs) == (split.date.pk, "A1", ["interpreter"])
    assert SignUp.objects.filter(date=date).count() == 1


def test_who_cannot_be_told_stays_and_company_stays_together(organiser: User) -> None:
    date = full(people=4, waiting=0)
    nowhere, family = Seat.objects.order_by("-rank")[:2]
    nowhere.participant.contact.delete()
    Seat.objects.filter(pk=family.pk).update(chairs=2)
    one = split_date(date, second(date), by=organiser, people=1)
    assert nowhere.participant_id not in {seat.participant_id for seat in one.moved}
    assert family.participant_id not in {seat.participant_id for seat in one.moved}, "two do not fit in one"


def test_by_hand_exactly_those_or_nobody(organiser: User) -> None:
    date = full()
    first, other = Seat.objects.order_by("rank")[:2]
    cancel_seat(other, by=None)
    with pytest.raises(Refused, match="meldde zich net af"):
        split_date(date, second(date), by=organiser, seats=[first.pk, other.pk])
    assert EventDate.objects.count() == 1
    split = split_date(date, second(date), by=organiser, seats=[first.pk])
    assert [seat.participant_id for seat in split.moved] == [first.participant_id]


def test_what_cannot_be_split_is_refused_in_words(organiser: User) -> None:
    date = full()
    with pytest.raises(Refused, match="U koos 3 mensen, en er zijn 2 plekken"):
        split_date(date, second(date, capacity=2), by=organiser, people=3)
    with pytest.raises(Refused, match="dezelfde tijd op dezelfde plek"):
        split_date(date, moment_of(date.gathering), by=organiser)
    with pytest.raises(Refused, match="minstens 1 plek"):
        split_date(date, second(date, capacity=0), by=organiser)
    with pytest.raises(Refused, match="Kies een plek"):
        split_date(date, second(date, venue=None), by=organiser)
    call_off(date.gathering, reason="De zaal is dicht.", by=organiser)
    with pytest.raises(Refused, match="op de agenda staat en nog komt"):
        split_date(date, second(date), by=organiser)
    assert EventDate.objects.count() == 1


def test_on_the_screen_names_are_read_and_recorded(desk: Client) -> None:
    date = full()
    url = reverse("events:date_split", args=[date.event_id, date.pk])
    html = desk.get(url).content.decode()
    assert "Er zijn nu 6 mensen, wie wacht meegeteld." in html and "Kim, op de wachtlijst" in html
    assert AuditEvent.objects.filter(action="outreach.view_sign_ups", details={"people": 6}).exists()
    gathering = date.gathering
    given = {
        "day": f"{gathering.starts_here + timedelta(days=1):%d-%m-%Y}", "begins": "19:00", "ends": "21:00",
        "where": "known", "venue": gathering.venue_id, "places": 2, "how": "last", "people": 3,
    }  # fmt: skip
    assert desk.post(url, given).status_code == 422
    assert desk.post(url, {**given, "how": "hand"}).status_code == 422
    assert desk.post(url, {**given, "places": 4}).status_code == 302
    assert SeatMessage.objects.filter(kind="invite").count() == 3
    draft = make.date(make.event("draft"), definite=False)
    assert desk.get(reverse("events:date_split", args=[draft.event_id, draft.pk])).status_code == 302
