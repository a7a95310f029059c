"""Reminders: the nearest one, once, on the clock of the place; and nothing that is not true any more."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from gatherings.enums import MessageKind, MessageWay, SeatState
from gatherings.message_tasks import look_after_messages
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.reminders import forget_stale, kind_for
from gatherings.service import invite, move_gathering, tell
from notices.models import Notice, NoticeState
from tests.factories.gatherings import HERE, person, planned, seat
from tests.notices.conftest import with_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_queue")]
__all__ = ["with_queue"]

EVENING = datetime(2027, 3, 25, 19, tzinfo=HERE)


def held(**fields: object) -> Gathering:
    """A gathering on that evening."""
    return planned(starts_at=fields.pop("starts_at", EVENING), **fields)


def at(days_before: int, hour: int = 12) -> datetime:
    """So many days before, at this hour on the Dutch clock."""
    day = EVENING.date() - timedelta(days=days_before)
    return datetime(day.year, day.month, day.day, hour, tzinfo=HERE)


def kinds() -> list[str]:
    return list(SeatMessage.objects.order_by("due_on").values_list("kind", flat=True))


def test_three_reminders_in_a_life_once_each() -> None:
    with time_machine.travel(at(30)):
        seat(held())
    for days in range(12, -2, -1):
        for hour in (1, 9, 10, 23):
            with time_machine.travel(at(days, hour)):
                look_after_messages()
                look_after_messages()

    assert kinds() == ["remind_week", "remind_days", "remind_today"]
    assert list(SeatMessage.objects.order_by("due_on").values_list("due_on", flat=True)) == [
        at(7).date(),
        at(2).date(),
        at(0).date(),
    ]


@pytest.mark.parametrize(
    ("days", "expected", "subject"),
    [
        (6, ["remind_week"], "Over 6 dagen"),
        (3, [], ""),
        (1, ["remind_days"], "Morgen"),
        (0, ["remind_today"], "Vandaag"),
    ],
)
def test_a_late_worker_gives_only_the_nearest(days: int, expected: list[str], subject: str) -> None:
    with time_machine.travel(at(30)):
        seat(held())
    with time_machine.travel(at(days)):
        look_after_messages()
        assert kinds() == expected
        assert [notice.subject.split(":")[0] for notice in Notice.objects.all()] == ([subject] if subject else [])


def test_nobody_is_reminded_of_what_is_over_or_off() -> None:
    with time_machine.travel(at(30)):
        gathering = held()
        seat(gathering)
    with time_machine.travel(EVENING):
        assert look_after_messages() == 0
    move_gathering(gathering, "cancelled", by=None)
    with time_machine.travel(at(2)):
        assert look_after_messages() == 0


@pytest.mark.parametrize("state", [state for state in SeatState if state not in ("accepted", "invited")])
def test_only_who_comes_or_may_come_is_reminded(state: str) -> None:
    with time_machine.travel(at(30)):
        seat(held(), state, offered_until=at(0) if state == SeatState.OFFERED else None)
    with time_machine.travel(at(2)):
        assert look_after_messages() == 0


def test_who_did_not_answer_is_asked_to() -> None:
    with time_machine.travel(at(30)):
        seat(held(), SeatState.INVITED)
        seat(Gathering.objects.get(), SeatState.ACCEPTED)
    with time_machine.travel(at(7)):
        assert look_after_messages() == 2
    asked = [notice.text for notice in Notice.objects.all() if "Wij weten nog niet of u komt" in notice.text]
    assert len(asked) == 1
    assert "/uitnodiging/" in asked[0]


def test_who_heard_it_yesterday_is_not_reminded_today() -> None:
    with time_machine.travel(at(8)):
        invite(held(), person(), by=None)
    with time_machine.travel(at(7)):
        assert look_after_messages() == 0
    with time_machine.travel(at(2)):
        assert look_after_messages() == 1


def test_another_day_is_reminded_of_anew() -> None:
    with time_machine.travel(at(30)):
        gathering = held()
        seat(gathering)
    with time_machine.travel(at(2)):
        look_after_messages()
    gathering.starts_at += timedelta(days=20)
    gathering.ends_at += timedelta(days=20)
    gathering.save()
    with time_machine.travel(at(2 - 20)):
        look_after_messages()
    assert kinds() == ["remind_days", "remind_days"]


def test_a_reminder_that_waits_too_long_never_leaves() -> None:
    with time_machine.travel(at(30)):
        gathering = held()
        for _each in range(3):
            seat(gathering)
    with time_machine.travel(at(2)):
        look_after_messages()
        Seat.objects.filter(pk=Seat.objects.first().pk).update(state=SeatState.CANCELLED)
        assert forget_stale() == 1
    with time_machine.travel(at(1)):
        assert forget_stale() == 0
    with time_machine.travel(at(0)):
        assert look_after_messages() == 2
        assert set(Notice.objects.waiting().values_list("subject", flat=True)) == {"Vandaag: Gesprek over hulp"}
    assert set(Notice.objects.filter(state=NoticeState.FAILED).values_list("text", flat=True)) == {""}


def test_the_day_is_that_of_the_place() -> None:
    curacao = ZoneInfo("America/Curacao")
    with time_machine.travel(at(30)):
        gathering = held(starts_at=datetime(2027, 3, 25, 20, tzinfo=curacao), zone="America/Curacao")
    # In Curaçao it is still the 24th; in Zwolle it is half past three at night on the 25th.
    assert kind_for(gathering, datetime(2027, 3, 25, 2, 30, tzinfo=UTC)) == MessageKind.REMIND_DAYS
    assert kind_for(gathering, datetime(2027, 3, 25, 10, 59, tzinfo=UTC)) is None
    assert kind_for(gathering, datetime(2027, 3, 25, 11, 0, tzinfo=UTC)) == MessageKind.REMIND_TODAY
    assert kind_for(gathering, datetime(2027, 3, 26, 0, 0, tzinfo=UTC)) is None


def test_no_letter_about_tomorrow() -> None:
    with time_machine.travel(at(30)):
        seat(held(), participant=person(address="Dorpsstraat 1\n8011 AA Zwolle", reach_by="post"))
    for days in (7, 2, 0):
        with time_machine.travel(at(days)):
            look_after_messages()
    assert list(SeatMessage.objects.values_list("kind", "way")) == [("remind_week", "post")]


def test_mail_that_is_refused_becomes_a_call() -> None:
    holder = seat(planned(), participant=person(phone="0612345678"))
    tell(holder, MessageKind.CONFIRM)
    Notice.objects.update(state=NoticeState.FAILED, last_problem="smtp-550")

    assert look_after_messages() == 1
    assert look_after_messages() == 0

    message = SeatMessage.objects.get()
    assert message.way == MessageWay.PHONE
    assert list(SeatMessage.objects.to_do()) == [message]
    assert Notice.objects.get().to == ""
