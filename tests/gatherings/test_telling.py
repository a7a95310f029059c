"""Telling people about their seat: once, as they want to be reached, with a calendar file of their own."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from icalendar import Calendar

from gatherings.enums import CalendarPolicy, MessageKind, MessageWay, SeatState
from gatherings.models import Seat, SeatMessage
from gatherings.service import invite, tell, tell_cancelled, tell_change
from notices.envelope import envelope
from notices.models import Notice
from tests.factories.gatherings import person, planned, seat
from tests.notices.conftest import with_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_queue")]
__all__ = ["with_queue"]


def entry_in(notice: Notice) -> Calendar:
    """The only entry in the file of this notice."""
    (found,) = Calendar.from_ical(notice.calendar).walk("VEVENT")
    return found


def test_an_invitation_is_queued_once_with_a_file_of_its_own() -> None:
    gathering = planned()
    someone = person(email="kim@example.org")

    first = invite(gathering, someone, by=None)
    assert invite(gathering, someone, by=None) == first
    assert not tell(first, MessageKind.INVITE)

    notice = Notice.objects.get()
    assert notice.key == f"seat:{first.pk}:invite:0"
    assert notice.to == "kim@example.org"
    assert "/uitnodiging/" in notice.text
    assert notice.calendar_method == "PUBLISH"
    entry = entry_in(notice)
    assert entry["UID"] == first.uid
    assert entry["SEQUENCE"] == 0
    assert "ATTENDEE" not in entry
    assert SeatMessage.objects.get().way == MessageWay.MAIL


def test_the_mail_holds_the_file_twice_in_base64() -> None:
    gathering = planned(title="Gesprek – één €")
    invite(gathering, person("ministry", email="jo@example.org"), by=None, policy=CalendarPolicy.REQUEST)
    notice = Notice.objects.get()

    raw = envelope(notice, None).message().as_bytes()
    mail = message_from_bytes(raw, policy=default)

    assert mail.get_content_type() == "multipart/mixed"
    both, attached = mail.iter_parts()
    plain, calendar = both.iter_parts()
    assert both.get_content_type() == "multipart/alternative"
    assert plain.get_content_type() == "text/plain"
    assert plain.get_content().replace("\r\n", "\n") == notice.text
    assert calendar["Content-Type"].params == {"method": "REQUEST", "charset": "utf-8"}
    assert raw.count(b"charset") == 2
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar.get_payload(decode=True).decode() == notice.calendar
    assert attached.get_content_type() == "application/ics"
    assert attached.get_filename() == "uitnodiging.ics"
    assert attached.get_payload(decode=True).decode() == notice.calendar
    assert Calendar.from_ical(notice.calendar)["METHOD"] == "REQUEST"


def test_a_change_raises_the_sequence_and_a_cancellation_again() -> None:
    gathering = planned()
    coming = invite(gathering, person(), by=None)
    gathering.starts_at += timedelta(days=1)
    gathering.ends_at += timedelta(days=1)
    gathering.save()

    assert tell_change(gathering) == 1
    assert tell_cancelled(gathering) == 1
    assert tell_cancelled(gathering) == 0
    assert not tell(coming, MessageKind.CANCEL_SEAT)

    changed = Notice.objects.get(key=f"seat:{coming.pk}:change:1")
    gone = Notice.objects.get(key=f"seat:{coming.pk}:cancel_all:2")
    assert entry_in(changed)["SEQUENCE"] == 1
    assert entry_in(changed).start == gathering.starts_at
    assert gone.calendar_method == "CANCEL"
    assert entry_in(gone)["SEQUENCE"] == 2
    assert entry_in(gone)["STATUS"] == "CANCELLED"
    assert entry_in(gone)["UID"] == coming.uid
    assert Seat.objects.get().sequence == 2


def test_who_never_had_an_entry_gets_no_file_to_remove_it() -> None:
    waiting = seat(planned(), SeatState.WAITING)

    assert tell(waiting, MessageKind.CANCEL_SEAT)

    assert Notice.objects.get().calendar == ""
