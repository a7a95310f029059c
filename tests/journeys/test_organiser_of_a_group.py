"""An organiser goes from an empty group to invitations that are sent, by hand, with only what the screens say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from focusgroups.models import FocusGroup
from gatherings.models import Seat
from people.service import Role
from tests.factories import focusgroups as make
from tests.factories import gatherings
from tests.factories.people import staff
from tests.journeys.screens import GROUP_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(width, javascript=True)`: a page in which an organiser is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value

    def open_page(width: int, javascript: bool = True) -> Any:
        page = page_at(width, javascript=javascript)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return page

    return open_page


def _ours(complaints: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed: its colours are not ours to choose."""
    return [each for each in complaints if not each.endswith(" .success")]


def _people(group: FocusGroup) -> None:
    for _each in range(3):
        make.candidate(group, applied_on=timezone.localdate() - timedelta(days=1))  # so: on top
    make.candidate(group, "municipality", needs=["childcare"], declared="Ik behandel zaken in Zwolle.")


@pytest.mark.parametrize("width", GROUP_WIDTHS)
def test_from_an_empty_group_to_sent_by_hand(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int
) -> None:
    gatherings.venue()
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/gespreksgroepen/new/")
    page.get_by_label("Titel").fill("Praten over post")
    page.get_by_role("checkbox", name="Criteria voor triage").check()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Maak de groep").click()
    expect(page.get_by_text("Kies eerst wanneer het gesprek kan zijn.")).to_be_visible()
    assert _ours(axe(page)) == []

    page.get_by_role("link", name="Voeg momenten toe").last.click()
    page.get_by_label("Dag 1").wait_for()
    assert _ours(axe(page)) == []
    page.get_by_label("Dag 1").fill(f"{timezone.localdate() + timedelta(days=20):%d-%m-%Y}")
    page.keyboard.press("Escape")
    page.get_by_label("Plek", exact=True).select_option(label="Bibliotheek Stadkamer, Zwolle")
    page.get_by_role("button", name="Voeg deze momenten toe").click()
    expect(page.get_by_text("1 moment is toegevoegd.")).to_be_visible()

    group = FocusGroup.objects.get()
    _people(group)
    page.goto(f"{live_server.url}/beheer/gespreksgroepen/{group.pk}/kies/")
    boxes = page.get_by_role("checkbox", name="Nodig uit")
    boxes.nth(0).check()
    expect(page.get_by_text("Er zijn nog 2 burgers nodig")).to_be_visible()  # at once, without a button
    assert _ours(axe(page)) == []
    for number in range(1, 4):
        boxes.nth(number).check()
    expect(page.get_by_text("4 van de 8 stoelen zijn bezet.")).to_be_visible()
    expect(page.get_by_text("burgers nodig")).to_have_count(0)
    page.get_by_role("button", name="Nodig deze mensen uit").click()
    expect(page.get_by_role("button", name="Verstuur de uitnodigingen")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    expect(page.get_by_text("De uitnodigingen zijn klaar.")).to_be_visible()
    assert _ours(axe(page)) == []
    page.get_by_role("link", name="Ga naar de groep").click()
    expect(page.get_by_role("heading", name="Hoe ver is deze groep?")).to_be_visible()
    assert _ours(axe(page)) == []
    assert Seat.objects.filter(state="invited").count() == 4


def test_filling_a_group_works_without_javascript(enter: Callable[..., Any], live_server: Any) -> None:
    group = make.group("planning")
    make.session(group)
    _people(group)
    page = enter(1280, javascript=False)
    page.goto(f"{live_server.url}/beheer/gespreksgroepen/{group.pk}/kies/")
    boxes = page.get_by_role("checkbox", name="Nodig uit")
    boxes.nth(0).check()
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_text("Er zijn nog 2 burgers nodig")).to_be_visible()
    expect(boxes.nth(0)).to_be_checked()
