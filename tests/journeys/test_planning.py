"""An organiser lets the computer plan, reads it, moves somebody, plans again and sends: on a phone and on a screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from focusgroups.models import Candidate, FocusGroup, Plan
from focusgroups.planning.running import run
from focusgroups.service import Can, CandidateState, GroupState
from gatherings.models import Seat
from people.service import Role
from tests.factories import focusgroups, gatherings
from tests.factories.people import staff
from tests.journeys.screens import STAFF_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def queue() -> Any:
    """The worker is another process: a task waits until the test does its part."""
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


def pool() -> FocusGroup:
    """Thirteen people and three moments, of which two may go ahead; one of them can never come."""
    group = focusgroups.group(GroupState.PLANNING, most_sessions=2)
    zwolle = gatherings.venue()
    breda = gatherings.venue(name="Buurthuis De Wissel", town="Breda", province="NB", features=["near_transit"])
    first = focusgroups.session(group, 30, venue=zwolle, capacity=8, minimum=3)
    second = focusgroups.session(group, 31, 14, venue=breda, capacity=8, minimum=3)
    focusgroups.session(group, 32, venue=zwolle, capacity=8, minimum=3)
    for number, perspective in enumerate(["experience_expert"] * 8 + ["first_line_helper"] * 2 + ["tax_office"] * 3):
        candidate = focusgroups.candidate(group, perspective, state=CandidateState.SELECTED)
        if number == 0:
            candidate.availabilities.update(can=Can.NO)
        elif number % 3 == 0:
            candidate.availabilities.filter(gathering=first).update(can=Can.IF_NEED_BE)
        elif number % 3 == 1:
            candidate.availabilities.filter(gathering=second).update(can=Can.NO)
    Candidate.objects.filter(pk=group.candidates.all()[4].pk).update(needs=["step_free", "interpreter"])
    return group


@pytest.mark.parametrize(("width", "javascript"), STAFF_SCREENS)
def test_planning(
    page_at: Callable[..., Any],
    live_server: Any,
    settings: Any,
    axe: Callable[..., list[str]],
    width: int,
    javascript: bool,
    tmp_path: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    group = pool()
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width, javascript=javascript)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        if not javascript:
            return  # axe is a script
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (
            f"{name} scrolls sideways"
        )
        # That a waiting page refreshes itself is said on it; it keeps no state that could be lost. The green of a
        # message is Wagtail's.
        assert [each for each in axe(page) if "meta-refresh" not in each and not each.endswith(" .success")] == [], (
            name
        )

    page.goto(f"{live_server.url}/beheer/gespreksgroepen/{group.pk}/plannen/")
    expect(page.get_by_text("Er is nog geen plan.")).to_be_visible()
    look("vraag")
    page.get_by_role("button", name="Maak een plan").click()
    expect(page.get_by_text("Het plan wacht op de computer.")).to_be_visible()
    look("wacht")
    assert run(Plan.objects.get().pk)
    # The page refreshes itself.
    expect(page.get_by_role("heading", name="Aan tafel")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("van de 13 mensen hebben een plek.")).to_be_visible()
    expect(page.get_by_text("Deze persoon kan op geen enkel moment.")).to_be_visible()
    look("plan")

    # The helper who can always come is put at the other table.
    helper = group.candidates.filter(participant__perspective__code="first_line_helper").earliest("applied_on", "pk")
    tables = page.locator(".plan-table")
    name = str(helper.participant)
    person = tables.locator(".plan-person").filter(has_text=name)
    other = tables.filter(has_not_text=name)
    if javascript and width > 1000:
        person.locator("strong").drag_to(other.locator("h3"))
    else:
        person.locator("summary").click()
        moment = other.locator("h3").inner_text()
        person.get_by_label("Zet bij").select_option(moment)
        person.get_by_role("button", name="Zet daar").click()
    expect(page.get_by_text("Verplaatst, en vastgezet.")).to_be_visible(timeout=15_000)
    expect(tables.locator(".plan-person").filter(has_text=name)).to_contain_text("Met de hand gezet")
    look("verplaatst")
    page.get_by_role("button", name="Maak een nieuw plan met wat vaststaat").click()
    expect(page.get_by_text("Het plan wacht op de computer.")).to_be_visible()
    assert run(Plan.objects.latest("made_at").pk)
    expect(page.get_by_role("heading", name="Aan tafel")).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="Verstuur dit plan").click()
    expect(page.get_by_role("button", name="Verstuur de uitnodigingen")).to_be_visible()
    look("versturen")
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(page.get_by_text("Dit plan is verstuurd op")).to_be_visible(timeout=15_000)
    look("verstuurd")
    assert Seat.objects.count() == Plan.objects.latest("made_at").seats.exclude(gathering=None).count()

    page.goto(f"{live_server.url}/gespreksgroepen/uitleg/plannen/")
    expect(page.get_by_role("heading", name="Wat mag nooit?")).to_be_visible()
    look("uitleg")
