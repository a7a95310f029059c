"""Somebody opens an invitation: on a phone and a desk, with scripts and without; and a colleague runs the month."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from gatherings.models import Seat
from gatherings.service import SeatState, accept, invite, put_on_waiting_list, token_for
from people.service import Role
from tests.factories import focusgroups as groups
from tests.factories import gatherings as make
from tests.factories.people import staff
from tests.journeys.looking import complaints
from tests.journeys.screens import GROUP_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(("width", "javascript"), [(360, False), (1280, True)])
def test_yes_then_no_and_the_next_one_takes_the_chair(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    javascript: bool,
) -> None:
    monkeypatch.setattr("gatherings.choosers._choosers", {})  # a table of one: the rule of groups offers it to nobody
    organiser = staff(Role.ORGANISER)
    session = groups.session(groups.group(contact_phone="070 123 45 67"), definite=True, capacity=1, minimum=1)
    first = invite(session, make.person(), by=organiser)
    second = put_on_waiting_list(session, make.person("youth"), by=organiser)
    page = page_at(width, javascript=javascript)
    heading = page.get_by_role("heading", level=1)

    def check() -> None:
        if javascript:
            assert complaints(page, axe, language="nl", everywhere=False) == []
            page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"{live_server.url}/uitnodiging/{token_for(first)}/")
    expect(heading).to_have_text("Komt u?")
    check()
    press(page, "Ik kom")
    expect(heading).to_have_text("U komt. Fijn!")
    check()
    page.get_by_role("link", name="Of volg al uw bijeenkomsten in uw agenda").click()
    press(page, "Maak een adres voor mijn agenda")
    expect(page.get_by_text("Dit is uw adres.")).to_be_visible()
    check()
    page.get_by_role("link", name="Ga terug naar uw bijeenkomst").click()
    page.get_by_role("link", name="Ik kom toch niet").click()
    expect(heading).to_have_text("Komt u toch niet?")
    check()
    press(page, "Meld mij af")
    expect(heading).to_have_text("U komt niet. Dank u wel voor uw bericht.")
    check()

    page.goto(f"{live_server.url}/uitnodiging/{token_for(second)}/")
    expect(heading).to_have_text("Er is een plek voor u vrij")
    check()
    press(page, "Ik kom")
    expect(heading).to_have_text("U komt. Fijn!")
    assert page.context.cookies() == []
    assert set(Seat.objects.values_list("state", flat=True)) == {SeatState.DECLINED, SeatState.ACCEPTED}
    page.goto(f"{live_server.url}/uitnodiging/nep/")
    expect(heading).to_have_text("Deze link werkt niet")
    check()


@pytest.mark.parametrize("width", GROUP_WIDTHS)
def test_a_colleague_looks_at_the_month_and_moves_a_gathering(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    client: Any,
    settings: Any,
    width: int,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    organiser = staff(Role.ORGANISER)
    gathering = make.planned(title="Gesprek over schulden", moderator=organiser)
    make.planned(starts_at=gathering.starts_at, title="Overlegtafel", moderator=organiser)
    accept(invite(gathering, make.person(), by=organiser))
    client.force_login(organiser)
    page = page_at(width)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(f"{live_server.url}/beheer/bijeenkomsten/?maand={gathering.starts_here:%Y-%m}")
    assert axe(page) == []
    if width > 1000:
        expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("listitem").get_by_role("link", name="Gesprek over schulden").last.click()
    expect(page.get_by_text("De gespreksleider is dan ook bij")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Verzet of verander").click()
    assert axe(page) == []
    page.get_by_label("Begint om").fill("10:00")
    page.get_by_label("Eindigt om").fill("12:00")
    # By keyboard: on a phone the clock that opened at the field lies over the button until the field is left.
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(page.get_by_text("De bijeenkomst is bewaard.")).to_be_visible()
    expect(page.get_by_text(re.compile("10.00 uur tot 12.00 uur"))).to_be_visible()
