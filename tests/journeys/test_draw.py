"""An organiser agrees on numbers, draws and decides; somebody at home reads how the draw went."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from focusgroups.drawing.making import run
from focusgroups.enums import CandidateState, GroupState
from focusgroups.models import Candidate, Draw, FocusGroup
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff
from tests.journeys.looking import complaints

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def queue() -> Any:
    """The worker is another process: a task waits until the test does its part."""
    from django_q.conf import Conf

    was, Conf.SYNC = Conf.SYNC, False
    yield
    Conf.SYNC = was


@pytest.fixture
def group() -> FocusGroup:
    made = focusgroups.group(GroupState.PLANNING, slug="hulp-die-past")
    for kind, many in (("experience_expert", 8), ("youth", 5), ("first_line_helper", 6), ("tax_office", 3)):
        for _one in range(many):
            focusgroups.candidate(made, kind)
    return made


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, False)])
def test_from_numbers_to_a_lot(
    page_at: Callable[..., Any],
    live_server: Any,
    settings: Any,
    axe: Callable[..., list[str]],
    group: FocusGroup,
    width: int,
    javascript: bool,
    tmp_path: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page = page_at(width, javascript=javascript)
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def look(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        if javascript:
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, name
            # That a waiting page refreshes itself is said on it; the message of the admin fades in.
            theirs = ("meta-refresh", " .success")
            assert [each for each in axe(page) if not any(word in each for word in theirs)] == [], name

    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    page.goto(live_server.url + reverse("groups:quotas", args=[group.pk]))
    look("aantallen")
    page.get_by_role("link", name="Begin met een voorstel").click()
    expect(page.get_by_text("Dit is een voorstel voor 8 plekken.")).to_be_visible()
    page.locator("summary", has_text="Perspectief").click()
    page.get_by_label("Minstens: jongeren", exact=True).fill("twee")
    press("Bewaar de aantallen")
    expect(page.get_by_text("De aantallen zijn nog niet bewaard.")).to_be_visible()
    expect(page.get_by_label("Minstens: jongeren", exact=True)).to_have_value("twee")
    look("fout")
    page.get_by_label("Minstens: jongeren", exact=True).fill("2")
    press("Bewaar de aantallen")
    expect(page.get_by_text("De optelsommen kloppen voor 8 plekken.")).to_be_visible()
    page.get_by_role("link", name="Ga naar het loten").click()
    page.get_by_label("Waar komt het startwoord vandaan?").fill("de lotto van zaterdag 5 december")
    look("vraag")
    press("Maak de lijst met loten")
    expect(page.get_by_text("De loting wacht op haar beurt.")).to_be_visible()
    look("wacht")
    assert run(Draw.objects.get().pk)
    # The page that waits fetches itself anew; a second time at the same moment would break off the first.
    expect(page.get_by_text("De loten zijn klaar.")).to_be_visible(timeout=20_000)
    look("klaar")
    press("Zet op de website")
    expect(page.get_by_role("link", name="Bekijk de loting op de website")).to_be_visible()
    page.get_by_label("Startwoord").fill("3 14 15 9 26 5")
    press("Trek het lot")
    expect(page.get_by_text("Met startwoord ‘3 14 15 9 26 5’ is lot")).to_be_visible()
    look("getrokken")
    press("Gebruik deze loting")
    expect(page.get_by_text(re.compile("Gekozen: 8. Reserve:"))).to_be_visible()
    assert Candidate.objects.filter(group=group, state=CandidateState.SELECTED).count() == 8
    page.goto(live_server.url + reverse("focusgroups:draw", args=[group.slug]))
    page.context.clear_cookies()
    page.reload()
    expect(page.get_by_role("heading", name="Zo is er geloot")).to_be_visible()
    look("website")
    if javascript:
        assert complaints(page, axe, language="nl", everywhere=False) == []
    page.get_by_role("link", name="Lees hoe wij loten").click()
    expect(page.get_by_role("heading", name="Zo loten wij")).to_be_visible()
    look("uitleg")
    if javascript:
        assert complaints(page, axe, language="nl", everywhere=False) == []
