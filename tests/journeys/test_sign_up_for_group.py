"""A citizen signs up for a group, on a phone and a desk, with scripts and without; and takes it back by the link."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruiting.links import token_for
from focusgroups.service import let_page_follow
from people.models import ContactDetails
from tests.factories import focusgroups
from tests.journeys.screens import GROUP_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def group() -> FocusGroup:
    made = focusgroups.group(
        contact_name="Fatma", contact_phone="070 123 45 67", recruit_until=timezone.localdate() + timedelta(days=9)
    )
    focusgroups.session(made, 20)
    focusgroups.session(made, 25, 14)
    let_page_follow(made, by=None)
    return made


@pytest.mark.parametrize(("width", "javascript"), GROUP_SCREENS)
def test_from_the_list_of_groups_to_the_thanks(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    group: FocusGroup,
    width: int,
    javascript: bool,
) -> None:
    page = page_at(width, javascript=javascript)

    def check() -> None:
        if javascript:
            assert axe(page) == [], page.url
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    def go_on(title: str, button: str = "Ga verder") -> None:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page).to_have_title(re.compile(f"^{re.escape(title)}"))
        check()

    page.goto(f"{live_server.url}/gespreksgroepen/")
    check()
    page.get_by_role("link", name=group.title).click()
    expect(page.get_by_role("heading", name="Wie zit er aan tafel?")).to_be_visible()
    check()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Meld u aan").first.click()
    expect(page).to_have_title(re.compile("^Wie bent u"))
    check()
    page.get_by_text("Ik had zelf te maken").click()
    go_on("Wanneer kunt u?")
    go_on("1 fout:")
    page.get_by_role("group", name=re.compile("van 19.00 tot 21.00")).get_by_text("Ja, ik kan").click()
    page.get_by_label("Wanneer kunt u wel?").fill("Ook overdag")
    go_on("Waar woont u?")
    page.get_by_label("In welke plaats").fill("Zwolle")
    page.get_by_label("Uw postcode").fill("80 11")
    go_on("1 fout:")
    expect(page.get_by_label("In welke plaats")).to_have_value("Zwolle")
    expect(page.get_by_label("Uw postcode")).to_have_value("80 11")
    page.get_by_label("Uw postcode").fill("8011 cv")
    page.get_by_label("Uw huisnummer").fill("12")
    go_on("Wat hebt u nodig?")
    page.get_by_text("Ik heb een tolk in mijn taal nodig").click()
    go_on("Wie zit er aan tafel?")
    go_on("Hoe bereiken wij u?")
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Ik heb een tolk in mijn taal nodig")).to_be_checked()
    page.get_by_role("button", name="Ga verder").click()
    go_on("Hoe bereiken wij u?")
    page.get_by_text("Per e-mail").click()
    go_on("Uw gegevens")
    page.get_by_label("Hoe mogen wij u noemen?").fill("Kim")
    page.get_by_label("Uw e-mailadres").fill("kim@voorbeeld.nl")
    go_on("Kijk uw aanmelding na")
    expect(page.get_by_text("Ook overdag")).to_be_visible()
    go_on("Dank u wel", "Meld mij aan")
    page.go_back()
    expect(page).to_have_title(re.compile("^Dank u wel"))
    assert Candidate.objects.get().town == "Zwolle"


def test_the_link_shows_changes_and_takes_back(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], group: FocusGroup
) -> None:
    candidate = focusgroups.candidate(group, needs=["diet"])
    page = page_at(360)
    page.goto(f"{live_server.url}/gespreksgroepen/aanmelding/{token_for(candidate)}/")
    expect(page.get_by_text("Wij moeten nog kiezen")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Verander wat ik nodig heb").click()
    expect(page.get_by_label("Ik eet sommige dingen niet")).to_be_checked()
    page.get_by_text("Ik heb opvang voor mijn kind nodig").click()
    page.get_by_role("button", name="Bewaar dit").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    page.get_by_role("link", name="Haal mijn aanmelding weg").click()
    expect(page.get_by_role("heading", name="Wilt u uw aanmelding weghalen?")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Haal mijn aanmelding weg").click()
    expect(page.get_by_text("Wij hebben uw gegevens gewist.")).to_be_visible()
    assert not ContactDetails.objects.filter(participant=candidate.participant).exists()
