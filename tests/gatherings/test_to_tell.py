"""The list "Bellen en brieven": what is still true, with what to say, done once; and letters on paper."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditEvent
from contributions.service import Refused
from gatherings.addresses import own_page
from gatherings.enums import MessageKind, MessageWay, SeatState
from gatherings.letters import letters_to_print, pdf_of
from gatherings.models import Seat, SeatMessage
from gatherings.service import tell, tell_cancelled, tell_change
from gatherings.to_tell import lines_of, mark_done, to_do_by
from gatherings.ways import way_for
from notices.models import Notice
from people.models import ContactDetails
from people.service import Role
from privacy.service import purge_participant
from tests.factories.gatherings import person, planned, seat
from tests.factories.people import staff
from tests.notices.conftest import with_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_queue")]
__all__ = ["with_queue"]

ADDRESS = "Dorpsstraat 1\n8011 AA Zwolle"


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def by_phone(state: str = SeatState.INVITED, **fields: Any) -> Seat:
    """Somebody with a seat whom we call."""
    who = person(phone="0701234567", reach_by="phone")
    return seat(fields.pop("gathering", None) or planned(), state, participant=who, **fields)


def by_post(**fields: Any) -> Seat:
    """Somebody with a seat to whom we write."""
    return seat(planned(**fields), SeatState.INVITED, participant=person(address=ADDRESS, reach_by="post"))


@pytest.mark.parametrize(
    ("asked", "has", "expected"),
    [
        ("mail", {"email": "a@b.nl", "phone": "1"}, MessageWay.MAIL),
        ("mail", {"phone": "1", "address": "x"}, MessageWay.PHONE),
        ("mail", {"address": "x"}, MessageWay.POST),
        ("mail", {"through": "x"}, MessageWay.ORGANISATION),
        ("phone", {"email": "a@b.nl", "phone": "1"}, MessageWay.PHONE),
        ("phone", {"email": "a@b.nl"}, MessageWay.MAIL),
        ("post", {"email": "a@b.nl", "address": "x"}, MessageWay.POST),
        ("organisation", {"email": "a@b.nl", "through": "x"}, MessageWay.ORGANISATION),
        ("mail", {}, MessageWay.PHONE),
    ],
)
def test_people_are_reached_as_they_asked_or_as_it_can_be(asked: str, has: dict[str, str], expected: str) -> None:
    assert way_for(ContactDetails(reach_by=asked, **has)) == expected


def test_who_left_nothing_becomes_a_call_and_not_nothing() -> None:
    holder = by_phone()
    ContactDetails.objects.all().delete()

    assert tell(holder, MessageKind.INVITE)

    (line,) = lines_of(to_do_by(MessageWay.PHONE))
    assert line.address == ""
    assert line.name == str(holder.participant)


def test_a_call_is_no_mail_and_says_what_holds_today() -> None:
    holder = by_phone()
    tell(holder, MessageKind.INVITE)
    holder.gathering.title = "Een andere naam"
    holder.gathering.save()

    assert not Notice.objects.exists()
    (line,) = lines_of(to_do_by(MessageWay.PHONE))
    assert line.address == "0701234567"
    assert "Een andere naam" in line.told.text
    assert "/uitnodiging/" not in line.told.text
    assert "Vraag: komt u?" in line.told.text


def test_what_still_waits_is_not_said_twice() -> None:
    holder = by_phone()
    tell(holder, MessageKind.INVITE)

    assert tell_change(holder.gathering) == 0
    assert [message.kind for message in to_do_by(MessageWay.PHONE)] == ["invite"]
    # Who never heard of a seat needs not hear that it is gone.
    assert tell_cancelled(holder.gathering) == 0
    assert not to_do_by(MessageWay.PHONE).exists()
    holder.refresh_from_db()
    assert holder.sequence == 2


def test_who_was_called_is_called_again_when_it_is_off() -> None:
    holder = by_phone()
    tell(holder, MessageKind.INVITE)
    mark_done([SeatMessage.objects.get().pk], by=staff(Role.ORGANISER))

    assert tell_change(holder.gathering) == 1
    assert tell_cancelled(holder.gathering) == 1
    assert [message.kind for message in to_do_by(MessageWay.PHONE)] == ["cancel_all"]


def test_what_was_overtaken_leaves_the_list() -> None:
    holder = by_phone()
    tell(holder, MessageKind.INVITE)
    for state in (SeatState.ACCEPTED, SeatState.DECLINED, SeatState.CANCELLED):
        Seat.objects.update(state=state)
        assert not to_do_by(MessageWay.PHONE).exists()
    Seat.objects.update(state=SeatState.INVITED)
    assert to_do_by(MessageWay.PHONE).exists()
    holder.gathering.starts_at = timezone.now() - timedelta(hours=4)
    holder.gathering.ends_at = timezone.now() - timedelta(hours=2)
    holder.gathering.save()
    assert not to_do_by(MessageWay.PHONE).exists()


def test_done_is_done_once_and_written_down() -> None:
    holder, colleague = by_phone(), staff(Role.ORGANISER)
    tell(holder, MessageKind.INVITE)
    message = SeatMessage.objects.get()

    assert mark_done([message.pk], by=colleague) == 1
    assert mark_done([message.pk], by=staff(Role.ORGANISER)) == 0

    message.refresh_from_db()
    assert message.done_by == colleague
    assert AuditEvent.objects.filter(action="gatherings.tell_by_hand").count() == 1
    with pytest.raises(Refused):
        mark_done([uuid4()], by=colleague)


def test_a_mail_cannot_be_ticked_off() -> None:
    holder = seat(planned(), SeatState.INVITED)
    tell(holder, MessageKind.INVITE)
    with pytest.raises(Refused):
        mark_done([SeatMessage.objects.get().pk], by=staff(Role.ORGANISER))


def test_the_screen_shows_whom_to_call_and_every_look_is_written_down(organiser: Client) -> None:
    holder = by_phone()
    tell(holder, MessageKind.INVITE)

    html = organiser.get("/beheer/bellen-en-brieven/").content.decode()

    assert "tel:0701234567" in html
    assert "Kim" in html
    assert "Vraag: komt u?" in html
    assert AuditEvent.objects.filter(action="gatherings.read_to_tell").count() == 1
    message = SeatMessage.objects.get()
    for said in ("Bewaard.", "Dit was al gedaan."):
        answer = organiser.post(f"/beheer/bellen-en-brieven/{message.pk}/gedaan/", {"hoe": "phone"}, follow=True)
        assert said in answer.content.decode()
    assert "U hoeft nu niemand te bellen." in answer.content.decode()


def test_the_desk_tells_that_somebody_waits(organiser: Client) -> None:
    tell(by_phone(), MessageKind.INVITE)
    assert "Bel of schrijf 1 persoon" in organiser.get("/beheer/").content.decode()


@pytest.mark.parametrize("way", ["phone", "post"])
def test_the_list_asks_the_same_number_of_queries(organiser: Client, way: str) -> None:
    counts = []
    for _each in range(3):
        tell(by_phone() if way == "phone" else by_post(), MessageKind.INVITE)
        organiser.get(f"/beheer/bellen-en-brieven/?hoe={way}")
        with CaptureQueriesContext(connection) as queries:
            organiser.get(f"/beheer/bellen-en-brieven/?hoe={way}")
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_letters_are_one_page_each_tagged_with_the_link_as_a_square(organiser: Client) -> None:
    for _each in range(2):
        tell(by_post(), MessageKind.INVITE)

    response = organiser.get("/beheer/bellen-en-brieven/brieven/")

    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    with pikepdf.open(BytesIO(response.content)) as pdf:
        assert len(pdf.pages) == 2
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "nl"
    assert AuditEvent.objects.filter(action="gatherings.print_letters").count() == 1
    letter = letters_to_print()[0]
    assert letter.address_lines == ["Kim", "Dorpsstraat 1", "8011 AA Zwolle"]
    assert own_page(letter.line.message.seat) in str(letter.qr)
    assert "/uitnodiging/" not in letter.line.told.text
    assert pdf_of([letter]).startswith(b"%PDF")

    keys = [str(message.pk) for message in SeatMessage.objects.all()]
    answer = organiser.post("/beheer/bellen-en-brieven/brieven/", {"brief": [*keys, "onzin"]}, follow=True)
    assert "2 brieven zijn op de post." in answer.content.decode()
    assert "U hoeft nu geen brieven te sturen." in answer.content.decode()


def test_a_letter_that_says_it_is_off_asks_nothing() -> None:
    holder = by_post()
    tell(holder, MessageKind.INVITE)
    mark_done([SeatMessage.objects.get().pk], by=staff(Role.ORGANISER))
    tell(holder, MessageKind.CANCEL_SEAT)

    (letter,) = letters_to_print()
    assert letter.qr == ""
    assert "Uw plek vervalt." in letter.line.told.text
    assert "bijeenkomst gaat niet door" not in letter.line.told.text


def test_who_withdraws_hears_nothing_more() -> None:
    gathering = planned()
    by_mail, called = seat(gathering, SeatState.INVITED), by_phone(gathering=gathering)
    tell(by_mail, MessageKind.INVITE)
    tell(called, MessageKind.INVITE)

    purge_participant(by_mail.participant)
    purge_participant(called.participant)

    notice = Notice.objects.get()
    assert (notice.to, notice.text, notice.calendar) == ("", "", "")
    assert not Notice.objects.waiting().exists()
    assert not to_do_by(MessageWay.PHONE).exists()


def test_telling_many_takes_as_many_queries_as_telling_one() -> None:
    gathering, counts = planned(), []
    tell(seat(gathering), MessageKind.CONFIRM)  # the line with our phone number is looked up for the first time
    for _each in range(2):
        for _seat in range(1 + 4 * _each):
            seat(gathering)
        with CaptureQueriesContext(connection) as queries:
            tell_change(gathering)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 20
