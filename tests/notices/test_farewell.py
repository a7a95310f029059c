"""Whose address it is no more is not written there: nothing waits, nothing stays, and no old link opens anything."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Participation, Receipt
from contributions.service import messages, new_link
from focusgroups.models import Candidate
from focusgroups.recruiting.changing import correct, withdraw
from focusgroups.recruiting.links import token_for as sign_up_token
from focusgroups.reporting.links import check_url
from focusgroups.reporting.telling import tell_check
from focusgroups.service import Reach, Said, apply
from gatherings.links import token_for
from gatherings.models import Seat
from gatherings.service import cancel_seat, invite
from notices.models import Notice, NoticeState
from notices.service import queue_text
from notices.tasks import deliver_due
from people.models import Participant, Perspective, User
from people.service import Role, forget_addresses, leave_address
from privacy import retention, terms
from privacy.service import purge_participant
from tests.factories import focusgroups, gatherings
from tests.factories.contributions import ParticipationFactory, ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.home.deeds import deed
from tests.notices.conftest import Postbox
from tests.security.trace import database_dump

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_queue")]
SHARED, OWN = "samen@voorbeeld.nl", "alleen@voorbeeld.nl"


@pytest.fixture
def receipt() -> Receipt:
    """Somebody left a shared address, and a mail about their question waits for it."""
    made = ReceiptFactory()
    leave_address(made.participation.participant, email=SHARED)
    told_about(made)
    return made


@pytest.fixture
def holder(receipt: Receipt) -> Client:
    client = Client()
    client.post(reverse("receipt:enter"), {"code": receipt.code})
    return client


def told_about(receipt: Receipt) -> None:
    messages.ask(receipt, "Wanneer hoor ik iets?")
    messages.answer(receipt, "Morgen.", by=staff(Role.MODERATOR), up_to=receipt.messages.count())


def link_in(notice: Notice) -> str:
    [found] = [word for word in notice.text.split() if "/mijn-inbreng/" in word]
    return found.removeprefix("http://localhost:8000")


@pytest.mark.parametrize("to", ["", OWN])
@pytest.mark.parametrize("state", [NoticeState.QUEUED, NoticeState.FAILED])
def test_mail_to_the_address_of_before_never_leaves_and_is_not_kept(
    holder: Client, receipt: Receipt, postbox: Postbox, to: str, state: str
) -> None:
    Notice.objects.update(state=state, last_problem="unreachable" if state == NoticeState.FAILED else "")
    assert Notice.objects.get().to == SHARED

    deed(holder, reverse("receipt:address"), {"email": to})

    assert deliver_due() == 0 and not postbox.received
    assert SHARED not in database_dump()
    kept = Notice.objects.get()
    assert (kept.state, kept.text, kept.person, kept.can_be_retried) == (NoticeState.FAILED, "", None, False)
    told_about(receipt)
    assert list(Notice.objects.exclude(to="").values_list("to", flat=True)) == ([to] if to else [])


@pytest.mark.parametrize("to", ["", OWN])
def test_a_link_in_a_mail_to_the_address_of_before_opens_nothing(holder: Client, receipt: Receipt, to: str) -> None:
    old = link_in(Notice.objects.get())
    inside = Client()
    assert inside.get(old).status_code == 302
    assert "U hebt een code" not in inside.get("/mijn-inbreng/").content.decode()

    deed(holder, reverse("receipt:address"), {"email": to})

    assert Client().get(old).status_code == 404
    assert reverse("receipt:address") not in inside.get("/mijn-inbreng/").content.decode()


@pytest.mark.parametrize("state", [NoticeState.QUEUED, NoticeState.FAILED])
def test_who_takes_everything_back_gets_no_more_mail_about_it(holder: Client, receipt: Receipt, state: str) -> None:
    other = ReceiptFactory(participation__participant=receipt.participation.participant)
    told_about(other)
    Notice.objects.update(state=state)
    deed(holder, reverse("receipt:withdraw"))
    assert Notice.objects.exclude(to="").get().subject_id == str(other.pk), "of another round it still leaves"


def test_the_same_address_again_ends_nothing(holder: Client, receipt: Receipt) -> None:
    old = link_in(Notice.objects.get())
    deed(holder, reverse("receipt:address"), {"email": SHARED.upper()})
    assert Notice.objects.get().to == SHARED
    assert Client().get(old).status_code == 302


def test_who_came_in_by_a_link_stays_on_the_page_after_changing_the_address(receipt: Receipt) -> None:
    client = Client()
    client.get(link_in(Notice.objects.get()))
    done = deed(client, reverse("receipt:address"), {"email": OWN}, follow=True)
    assert "Uw nieuwe e-mailadres is bewaard" in done.content.decode()
    assert OWN in client.get("/mijn-inbreng/").content.decode()


def test_mail_of_somebody_else_who_uses_the_same_address_still_leaves(
    holder: Client, receipt: Receipt, postbox: Postbox
) -> None:
    other = ReceiptFactory()
    leave_address(other.participation.participant, email=SHARED)
    told_about(other)
    subscribed = f"news:{uuid4()}"
    queue_text(subscribed, template="news", to=SHARED, subject="Nieuws", text="Nieuws.", unsubscribe_url="https://x/")

    deed(holder, reverse("receipt:address"), {"email": ""})

    assert deliver_due() == 2
    assert {message["To"] for message in postbox.received} == {SHARED}


def test_a_link_somebody_asked_for_at_an_address_that_is_nobodys_stays_here(holder: Client, receipt: Receipt) -> None:
    for address in (SHARED, "ander@voorbeeld.nl"):
        queue_text(f"receipt:{uuid4()}", template="receipt_link", to=address, subject="Link", text="Link.")
    deed(holder, reverse("receipt:address"), {"email": OWN})
    assert list(Notice.objects.exclude(to="").values_list("to", flat=True)) == ["ander@voorbeeld.nl"]


def test_whoever_is_wiped_later_leaves_nothing_under_an_address_of_before(receipt: Receipt) -> None:
    """Also of a mail that an app wrote to the old address after it was changed."""
    person = receipt.participation.participant
    leave_address(person, email=OWN)
    queue_text("laat", template="message", to=SHARED, subject="Laat", text="Laat.", person=person.pk)
    purge_participant(person)
    assert SHARED not in database_dump() and OWN not in database_dump()


def test_the_term_of_an_address_takes_its_mail_along(receipt: Receipt) -> None:
    retention.apply(timezone.localdate() + timedelta(days=terms.CONTACT_DETAILS + 1))
    assert SHARED not in database_dump()


def with_account(address: str) -> tuple[User, Participation]:
    user = UserFactory(email=address)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    found = ParticipationFactory(participant__user=user)
    return user, found


def test_another_address_of_an_account_ends_links_and_mail_about_the_input(client: Client, settings) -> None:
    """By the owner, with the code from the mail to the new address."""
    settings.EMAIL_BACKEND = "notices.backend.QueueingEmailBackend"
    user, taken_part = with_account(SHARED)
    made = ReceiptFactory(participation=taken_part)
    link = new_link(made).removeprefix("http://localhost:8000")
    person = taken_part.participant_id
    queue_text(
        "besluit",
        template="decision_final",
        to=SHARED,
        subject="Besluit",
        text="Over u.",
        person=person,
    )
    sign_in(client, SHARED)

    client.post(reverse("account_email"), {"action_add": "", "email": OWN})
    client.post(reverse("account_email_verification_sent"), {"code": code_to(OWN)})

    user.refresh_from_db()
    assert user.email == OWN
    assert not Notice.objects.filter(key="besluit").exclude(to="").exists()
    assert Client().get(link).status_code == 404
    assert Notice.objects.filter(to=SHARED, template="account").exists(), "the old address hears that it changed"


def sign_in(client: Client, address: str) -> None:
    client.post("/account/login/", {"login": address})
    client.post("/account/login/code/confirm/", {"code": code_to(address)})


def code_to(address: str) -> str:
    last = Notice.objects.filter(to=address).latest("queued_at")
    [code] = [line for line in last.text.splitlines() if len(line) == 6 and line.isdigit()]
    return code


def signed_up(name: str = "kim") -> Candidate:
    group = focusgroups.group()
    focusgroups.session(group, 20, definite=True)
    return apply(group, said_by(f"{name}@voorbeeld.nl"), token=uuid4())


def said_by(email: str) -> Said:
    perspective = Perspective.objects.get(code="experience_expert")
    return Said(perspective=perspective, reach=Reach(name="Kim", email=email))


def test_a_sign_up_with_another_address_is_told_there_and_the_old_link_ends(client: Client) -> None:
    candidate = signed_up()
    old = reverse("focusgroups:own", args=[sign_up_token(candidate)])
    assert client.get(old).status_code == 200

    correct(candidate, said_by(OWN), by=staff(Role.ORGANISER))

    assert client.get(old).status_code == 404
    assert "kim@voorbeeld.nl" not in database_dump()
    candidate.refresh_from_db()
    waits = Notice.objects.exclude(to="").get()
    assert waits.to == OWN and sign_up_token(candidate) in waits.text


@pytest.mark.parametrize("by_staff", [False, True])
def test_who_steps_out_is_written_no_more_but_hears_what_a_colleague_took_off(by_staff: bool) -> None:
    candidate = signed_up()
    seat = gatherings.seat(gatherings.planned(), participant=candidate.participant)
    Candidate.objects.filter(pk=candidate.pk).update(seat=seat, state="selected")
    candidate.refresh_from_db()
    withdraw(candidate, by=staff(Role.ORGANISER) if by_staff else None)
    waiting = list(Notice.objects.exclude(to="").values_list("template", flat=True))
    assert waiting == (["seat"] if by_staff else [])


def test_a_seat_with_another_address_is_told_there_and_the_old_link_ends(client: Client) -> None:
    seat = invite(gatherings.planned(), gatherings.person(email=SHARED), by=None)
    over = gatherings.seat(gatherings.planned(), "cancelled", participant=seat.participant)
    old = reverse("gatherings:seat", args=[token_for(seat)])
    assert client.get(old).status_code == 200

    leave_address(seat.participant, email=OWN, name="Kim")

    assert client.get(old).status_code == 404
    seat.refresh_from_db()
    over.refresh_from_db()
    waits = Notice.objects.exclude(to="").get()
    assert waits.to == OWN and token_for(seat) in waits.text
    assert (seat.sequence, over.link_version) == (0, 2)


def test_a_look_at_a_report_is_mailed_to_the_new_address_and_the_old_link_ends(client: Client) -> None:
    check = focusgroups.member_check(focusgroups.held(focusgroups.group()))
    person: Participant = check.participation.participant
    leave_address(person, email=SHARED)
    person.refresh_from_db()
    type(check).objects.filter(pk=check.pk).update(way="mail")
    check.refresh_from_db()
    tell_check(check)
    old = check_url(check).removeprefix("http://localhost:8000")
    assert client.get(old).status_code == 200

    leave_address(person, email=OWN)

    assert client.get(old).status_code == 404
    assert set(Notice.objects.filter(template="member_check").values_list("to", flat=True)) == {"", OWN}


def test_the_last_letter_still_leaves_and_what_failed_does_not_stay() -> None:
    person = gatherings.person(email=SHARED)
    seat = gatherings.seat(gatherings.planned(), participant=person)
    queue_text("oud", template="seat", to=SHARED, subject="Oud", text="Oud.", person=person.pk)
    Notice.objects.update(state=NoticeState.FAILED, last_problem="unreachable")
    cancel_seat(Seat.objects.get(pk=seat.pk), by=staff(Role.ORGANISER))
    forget_addresses([person.pk], last_letters_leave=True)
    assert list(Notice.objects.exclude(to="").values_list("state", flat=True)) == [NoticeState.QUEUED]


@pytest.mark.parametrize("people", [1, 3])
def test_forgetting_more_people_asks_no_more_questions(
    people: int, django_assert_max_num_queries: Callable[..., object]
) -> None:
    found = [gatherings.person(email=f"p{number}@voorbeeld.nl").pk for number in range(people)]
    with django_assert_max_num_queries(8):
        forget_addresses(found)
