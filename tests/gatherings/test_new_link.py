"""A link that went astray: a colleague ends it, and the person gets a new one."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from gatherings.feed import calendar_behind, make_feed
from gatherings.links import token_for
from gatherings.models import Seat
from gatherings.service import SeatState, accept, invite
from notices.models import Notice
from people.service import Role
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def page_of(seat: Seat) -> str:
    return reverse("gatherings:seat", args=[token_for(seat)])


def test_the_old_link_and_agenda_stop_and_the_person_is_told_the_new_one(organiser, client) -> None:
    seat = accept(invite(make.planned(), make.person(), by=None))
    feed, old = make_feed(seat.participant), page_of(seat)
    before = set(Notice.objects.values_list("pk", flat=True))
    mail.outbox.clear()

    answer = organiser.post(reverse("meetings:seat_link", args=[seat.gathering_id, seat.pk]))

    assert answer.status_code == 302
    seat.refresh_from_db()
    assert client.get(old).status_code == 404
    assert client.get(page_of(seat)).status_code == 200
    assert calendar_behind(feed) is None
    assert Notice.objects.exclude(pk__in=before).count() == 1
    assert [token_for(seat) in told.body for told in mail.outbox] == [True]
    assert seat.sequence == 0, "nothing changed in anybody's calendar"


def test_twice_is_two_links_and_a_seat_that_is_over_gets_none(organiser) -> None:
    seat = accept(invite(make.planned(), make.person(), by=None))
    address = reverse("meetings:seat_link", args=[seat.gathering_id, seat.pk])
    organiser.post(address)
    organiser.post(address)
    seat.refresh_from_db()
    assert seat.link_version == 3

    Seat.objects.filter(pk=seat.pk).update(state=SeatState.CANCELLED)
    page = organiser.post(address, follow=True)
    assert "Een nieuwe link is niet meer nodig." in page.content.decode()
    seat.refresh_from_db()
    assert seat.link_version == 3
