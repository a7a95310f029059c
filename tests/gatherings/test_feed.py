"""Somebody's own agenda at a secret address."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from gatherings.enums import MessageKind, SeatState
from gatherings.feed import calendar_behind, feed_address
from gatherings.models import FeedLink, SeatMessage
from gatherings.service import make_feed, revoke_feed, tell
from tests.factories.gatherings import person, planned, seat
from tests.notices.conftest import with_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_queue")]
__all__ = ["with_queue"]


def entries(token: str, now: Any = None) -> dict[str, str]:
    """Title -> status of what stands in the agenda."""
    text = calendar_behind(token, now)
    assert text is not None
    return {str(entry["SUMMARY"]): str(entry["STATUS"]) for entry in Calendar.from_ical(text).walk("VEVENT")}


def test_only_ones_own_gatherings_and_nobody_elses_name(client: Client) -> None:
    someone = person(email="kim@example.org")
    gathering = planned(title="Van mij")
    seat(gathering, participant=someone)
    seat(gathering, participant=person(email="ander@example.org"))
    seat(planned(title="Van een ander"))

    token = make_feed(someone)
    response = client.get(feed_address(token))

    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"].startswith("private")
    assert not response.cookies
    text = response.content.decode()
    assert "Van een ander" not in text
    assert "@example.org" not in text
    assert "Kim" not in text
    assert "METHOD" not in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text
    assert "X-PUBLISHED-TTL:PT4H" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert len(list(vobject.readComponents(text))) == 1


def test_the_secret_itself_is_not_kept() -> None:
    token = make_feed(person())

    assert token not in FeedLink.objects.get().token_hash
    assert len(token) >= 32


def test_a_new_address_ends_the_old_one_and_revoking_ends_both(client: Client) -> None:
    someone = person()
    first, second = make_feed(someone), make_feed(someone)

    assert client.get(feed_address(first)).status_code == 404
    assert client.get(feed_address(second)).status_code == 200
    assert revoke_feed(someone)
    assert not revoke_feed(someone)
    assert client.get(feed_address(second)).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 300, "é", "../../etc"])
def test_a_forged_secret_opens_nothing(client: Client, token: str) -> None:
    make_feed(person())
    assert client.get(f"/uitnodiging/agenda/{token}.ics").status_code == 404


def test_each_state_as_it_is() -> None:
    someone = person()
    until = timezone.now() + timedelta(days=1)
    for state in SeatState:
        end = until if state == SeatState.OFFERED else None
        seat(planned(title=state.value), state, participant=someone, offered_until=end)

    assert entries(make_feed(someone)) == {
        "offered": "TENTATIVE",
        "invited": "TENTATIVE",
        "accepted": "CONFIRMED",
        "attended": "CONFIRMED",
        "Vervallen: declined": "CANCELLED",
        "Vervallen: expired": "CANCELLED",
        "Vervallen: cancelled": "CANCELLED",
    }


def test_what_was_called_off_stays_a_month() -> None:
    someone = person()
    holder = seat(planned(days=200), SeatState.CANCELLED, participant=someone)
    tell(holder, MessageKind.CANCEL_SEAT)
    token = make_feed(someone)

    assert entries(token) == {"Vervallen: Gesprek over hulp": "CANCELLED"}
    text = calendar_behind(token)
    assert text is not None
    assert "SEQUENCE:1" in text
    SeatMessage.objects.update(due_on=timezone.localdate() - timedelta(days=31))
    assert entries(token) == {}


def test_that_month_is_counted_by_the_calendar_here() -> None:
    """Found in the first hour of a day: in UTC it was still yesterday."""
    someone, now = person(), datetime(2027, 1, 10, 23, 30, tzinfo=UTC)
    tell(seat(planned(days=200), SeatState.CANCELLED, participant=someone), MessageKind.CANCEL_SEAT)
    token = make_feed(someone)
    for days, shown in ((30, 1), (31, 0)):
        SeatMessage.objects.update(due_on=date(2027, 1, 11) - timedelta(days=days))
        assert len(entries(token, now)) == shown


def test_what_is_long_over_is_not_shown() -> None:
    someone, now = person(), timezone.now()
    seat(planned(days=10), participant=someone)
    seat(planned(days=21, title="Pas geleden"), participant=someone)
    token = make_feed(someone)

    assert entries(token, now + timedelta(days=41)) == {"Pas geleden": "CONFIRMED"}
    assert entries(token, now + timedelta(days=60)) == {}


def test_two_zones_bring_their_own_clocks() -> None:
    someone = person()
    seat(planned(), participant=someone)
    seat(planned(zone="America/Curacao"), participant=someone)

    text = calendar_behind(make_feed(someone))

    assert text is not None
    assert {str(clock["TZID"]) for clock in Calendar.from_ical(text).walk("VTIMEZONE")} == {
        "Europe/Amsterdam",
        "America/Curacao",
    }


def test_the_same_number_of_queries_for_one_and_three(client: Client) -> None:
    someone = person()
    token, counts = make_feed(someone), []
    for _each in range(3):
        seat(planned(), participant=someone)
        with CaptureQueriesContext(connection) as queries:
            client.get(feed_address(token))
        counts.append(len(queries))
    assert counts == [2, 2, 2]
