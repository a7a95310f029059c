"""Changing one's own sign-up by the link; and that whatever people do, nobody is lost and no chair given twice."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributions.service import Refused
from gatherings.models import Gathering, Seat
from gatherings.service import accept, cancel_seat, change_chairs, decline, leave_waiting_list, token_for
from outreach.coming.changing import change_people
from outreach.models import EventDate, SignUp
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db: None) -> EventDate:
    return outreach.date(outreach.event(programme="Koffie en thee."), capacity=5)


def own(sign_up: SignUp, rest: str) -> str:
    return f"/agenda/aanmelding/{token_for(sign_up.seat)}/{rest}/"


def states() -> list[tuple[str, int]]:
    return list(Seat.objects.order_by("rank").values_list("state", "chairs"))


def test_fewer_people_frees_chairs_for_who_waits(client: Client, date: EventDate) -> None:
    made, waiting = outreach.sign_up(date, 4), outreach.sign_up(date, 2, way="phone", phone="0612345678")
    assert states() == [("accepted", 4), ("waiting", 2)]
    page = client.get(own(made, "aantal"))
    assert page.status_code == 200 and not page.cookies and 'value="4"' in page.content.decode()
    assert client.post(own(made, "aantal"), {"people": "2"}).status_code == 302
    assert states() == [("accepted", 2), ("offered", 2)]
    accept(Seat.objects.get(pk=waiting.pk))
    more = client.post(own(made, "aantal"), {"people": "4"})
    assert more.status_code == 409 and "Er is nog 1 plek vrij" in more.content.decode()
    assert client.post(own(made, "aantal"), {"people": "3"}).status_code == 302
    assert states() == [("accepted", 3), ("accepted", 2)]
    too_many = client.post(own(made, "aantal"), {"people": "9"})
    assert too_many.status_code == 422


def test_who_waits_with_fewer_may_fit_at_once(client: Client, date: EventDate) -> None:
    outreach.sign_up(date, 4)
    waiting = outreach.sign_up(date, 3)
    client.post(own(waiting, "aantal"), {"people": "1"})
    assert states() == [("accepted", 4), ("offered", 1)]


def test_needs_can_be_changed_and_are_shown_to_nobody_else(client: Client, date: EventDate) -> None:
    made = outreach.sign_up(date, needs=("diet",), needs_note="Geen noten")
    page = client.get(own(made, "nodig")).content.decode()
    assert "Geen noten" in page
    wrong = client.post(own(made, "nodig"), {"needs": ["interpreter"], "needs_note": "Anders"})
    assert wrong.status_code == 422 and "Anders" in wrong.content.decode()
    client.post(own(made, "nodig"), {"needs": ["interpreter"], "language": "Arabisch"})
    made.refresh_from_db()
    assert (made.needs, made.language, made.needs_note) == (["interpreter"], "Arabisch", "")
    shown = client.get(f"/uitnodiging/{token_for(made.seat)}/").content.decode()
    assert "Arabisch" not in shown and "Koffie en thee." in shown and made.door_code.upper() in shown


@pytest.mark.parametrize("why", ["declined", "begun", "called off"])
def test_too_late_leads_to_the_own_page_which_says_so(client: Client, date: EventDate, why: str) -> None:
    made = outreach.sign_up(date, 2)
    if why == "declined":
        decline(made.seat)
    elif why == "begun":
        outreach.began(date)
    else:
        Gathering.objects.filter(pk=date.gathering_id).update(state="cancelled")
    for screen in ("aantal", "nodig"):
        assert client.get(own(made, screen))["Location"] == f"/uitnodiging/{token_for(made.seat)}/"
        assert client.post(own(made, screen), {"people": "1"}).status_code == 302
    with pytest.raises(Refused):
        change_people(made, 1)
    assert Seat.objects.get(pk=made.pk).chairs == 2


def test_a_broken_link_says_whom_to_call(client: Client) -> None:
    gone = client.get("/agenda/aanmelding/onzin/aantal/")
    assert gone.status_code == 404 and "Deze link werkt niet" in gone.content.decode()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_people_do_no_chair_is_given_twice_and_nobody_is_lost(date: EventDate, data: Any) -> None:
    by = staff(Role.ORGANISER)
    here = outreach.date(date.event, 20, capacity=data.draw(st.integers(1, 6)), minimum=0)
    made: list[SignUp] = []
    deeds = st.sampled_from(("come", "come", "come", "size", "no", "yes", "off", "leave"))
    for deed in data.draw(st.lists(deeds, min_size=4, max_size=14)):
        number = data.draw(st.integers(1, 4))
        try:
            if deed == "come":
                made.append(outreach.sign_up(here, number))
            elif made:
                seat = Seat.objects.get(pk=data.draw(st.sampled_from(made)).pk)
                _do(deed, seat, number, by)
        except Refused:
            pass  # a refusal changes nothing: what is checked below holds all the same
        seats = Seat.objects.filter(gathering=here.gathering_id)
        assert Gathering.objects.with_chairs().get(pk=here.gathering_id).taken <= here.gathering.capacity
        assert set(seats.values_list("pk", flat=True)) == {each.pk for each in made}
        codes = set(SignUp.objects.filter(date=here).values_list("door_code", flat=True))
        assert len(codes) == len(made)
        free = here.gathering.capacity - Gathering.objects.with_chairs().get(pk=here.gathering_id).taken
        assert all(seat.chairs > free for seat in seats.waiting()), "a chair stays free while somebody fits"


def _do(deed: str, seat: Seat, number: int, by: Any) -> None:
    if deed == "size":
        change_chairs(seat, number)
    elif deed == "no":
        decline(seat)
    elif deed == "yes":
        accept(seat)
    elif deed == "off":
        cancel_seat(seat, by=by)
    else:
        leave_waiting_list(seat)
