"""A participant looks at the report by link, and an organiser writes it: on a phone and a desk, scripts on and off."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from focusgroups.models import MemberCheck, Report
from focusgroups.reporting.hand_over import hand_over
from focusgroups.reporting.links import check_url, thanks_url
from focusgroups.reporting.writing import report_of, send_round, write
from gatherings.models import Gathering
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff
from tests.journeys.screens import GROUP_SCREENS, GROUP_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

CALL = "Ik wil dat iemand mij terugbelt. Nu hoor ik wekenlang niets."
DESK = "Bij het loket wacht ik altijd een uur."


def talk() -> Gathering:
    """A conversation with words of one person."""
    made = focusgroups.held(focusgroups.group("checking", thanks_amount=25))
    who = focusgroups.speaker(made, 1)
    focusgroups.note(made, who, CALL, asked="Welke hulp had u nodig?")
    focusgroups.note(made, who, DESK, asked="Wat ging er mis?")
    return made


def asked() -> MemberCheck:
    """Somebody who was asked to look."""
    made = talk()
    hand_over(made, by=None)
    report = report_of(made)
    write(report, "Mensen willen een vast contact.\n\nZij willen weten wie hun zaak heeft.", version=1, by=None)
    send_round(report, timezone.localdate() + timedelta(days=10), by=None)
    return MemberCheck.objects.get()


def here(live_server: Any, address: str) -> str:
    """The same address at the server of the test."""
    return re.sub(r"^https?://[^/]+", live_server.url, address)


@pytest.mark.parametrize(("width", "javascript"), GROUP_SCREENS)
def test_looking_at_the_report_and_choosing_a_thank_you(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], width: int, javascript: bool
) -> None:
    check = asked()
    page = page_at(width, javascript=javascript)

    def is_fine() -> None:
        if javascript:
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    page.goto(here(live_server, check_url(check)))
    expect(page).to_have_title(re.compile("^Kijk het verslag na"))
    is_fine()
    first, second = page.locator("section.rg-card:has(fieldset)").all()
    expect(first.get_by_label("Hoe bedoelde u het?")).not_to_be_visible()
    first.get_by_text("Zo bedoelde ik het").click()
    page.get_by_role("button", name="Verstuur mijn antwoord").click()
    expect(page).to_have_title(re.compile("^Fout:"))
    is_fine()
    first.get_by_label("Hoe bedoelde u het?").fill("Bel mij binnen een week.")
    second.get_by_text("Haal dit weg").click()
    page.get_by_role("button", name="Verstuur mijn antwoord").click()
    expect(page.get_by_text("Bewaard. Dank u wel.")).to_be_visible()
    expect(page.get_by_label("Hoe bedoelde u het?")).to_have_value("Bel mij binnen een week.")
    expect(page.get_by_text("Dit stukje is weggehaald.")).to_be_visible()
    is_fine()

    page.goto(here(live_server, thanks_url(check.participation.seat)))
    is_fine()
    page.get_by_text("Regel alleen mijn vervoer").click()
    page.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(page.get_by_text("Bewaard. Dank u wel.")).to_be_visible()
    page.get_by_role("link", name=re.compile("wat geld kan betekenen")).click()
    expect(page).to_have_title(re.compile("^Wat krijgt u voor uw tijd"))
    is_fine()


@pytest.mark.parametrize("width", GROUP_WIDTHS)
def test_an_organiser_writes_the_report(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any, width: int
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    made = talk()
    group = made.group_session.group
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    page = page_at(width)
    cookie = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/gespreksgroepen/inspect/{group.pk}/")
    page.get_by_role("link", name="Werk aan het verslag").first.click()
    assert ours(axe(page)) == []
    page.get_by_role("button", name="Zet de aantekeningen over").click()
    expect(page.get_by_text("2 aantekeningen zijn overgezet.")).to_be_visible()
    page.get_by_label("Samenvatting in gewone woorden").fill("Bel mensen terug.")
    page.get_by_role("button", name="Bewaar de samenvatting").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    day = timezone.localdate() + timedelta(days=9)
    page.get_by_label("Nakijken kan tot en met").fill(f"{day:%d-%m-%Y}")
    # By keyboard: the calendar that opened over the button closes when the field is left.
    page.get_by_role("button", name="Vraag deelnemers om na te kijken").press("Enter")
    expect(page.get_by_role("link", name="Vul het antwoord in")).to_be_visible()
    assert ours(axe(page)) == []
    page.get_by_role("link", name="Vul het antwoord in").click()
    page.get_by_label("Ja, het klopt").check()
    assert ours(axe(page)) == []
    page.get_by_role("button", name="Bewaar het antwoord").click()
    page.get_by_role("link", name="Ga terug naar het verslag").click()
    page.get_by_role("button", name="Stel het verslag vast").click()
    expect(page.get_by_text("Het verslag staat vast, en op de website.")).to_be_visible()
    assert Report.objects.get().state == "final"


def ours(complaints: list[str]) -> list[str]:
    """Without the message of Wagtail itself: its colours are not ours to choose."""
    return [each for each in complaints if not each.endswith(" .success")]
