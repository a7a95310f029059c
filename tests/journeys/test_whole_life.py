"""The whole life of one round in one go, each by their own hands: made, opened, filled, moderated, decided, closed."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from consultation.enums import RoundState
from consultation.models import Round
from people.service import Role
from synthesis.models import Decision
from tests.factories.people import staff

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS = "Bel mensen terug als u dat belooft."


@pytest.fixture
def at_work(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[[Role], Any]:
    """`at_work(Role.MODERATOR)`: the first screen of a colleague with this role."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    def enter(role: Role) -> Any:
        client = Client()
        client.force_login(staff(role))
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        page = page_at(1280)
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page.goto(f"{live_server.url}/beheer/")
        return page

    return enter


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Any, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def test_a_round_lives_from_the_first_click_to_the_kept_promise(
    at_work: Callable[[Role], Any], page_at: Callable[..., Any], live_server: Any
) -> None:
    organiser = at_work(Role.ORGANISER)
    _make_and_open(organiser)
    citizen = page_at(1280)
    _answer(citizen, live_server.url)
    _release(at_work(Role.MODERATOR))
    citizen.goto(f"{live_server.url}/meedoen/denk-mee/")
    follow(citizen, "Lees wat anderen schreven")
    citizen.get_by_text(WORDS).wait_for()

    _draft(at_work(Role.ANALYST))
    _lay_open(organiser)
    _react(citizen, live_server.url)
    # Two weeks go by: only the day is moved, by hand.
    Decision.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    _make_final(organiser, live_server.url)
    _close(organiser, live_server.url)

    citizen.goto(f"{live_server.url}/meedoen/denk-mee/")
    citizen.get_by_text("Wij weten genoeg.").first.wait_for()
    expect(citizen.get_by_role("link", name="Doe mee", exact=True)).to_have_count(0)
    assert Round.objects.get().state == RoundState.DECIDED


def _make_and_open(page: Any) -> None:
    """From the first screen, with what the screens say."""
    follow(page, "Maak een nieuwe ronde")
    page.get_by_label("Lege ronde").check()
    page.get_by_label("Naam van de contactpersoon").fill("Samira")
    page.get_by_label("Telefoonnummer").fill("070 123 45 67")
    press(page, "Maak de ronde")
    page.get_by_text("staat klaar als concept").wait_for()
    follow(page, "Laat een taalambassadeur de teksten lezen")
    page.get_by_label("Wie las de teksten?").fill("Leesgroep Noord")
    press(page, "Zet op ‘gelezen’")
    press(page, "Publiceer de pagina")
    page.get_by_text("De ronde is klaar om te openen.").wait_for()
    follow(page, "Open nu")
    press(page, "Open nu")
    page.get_by_text("De ronde staat nu op ‘Open’").wait_for()


def _answer(page: Any, site: str) -> None:
    """Somebody who never was here before."""
    page.goto(f"{site}/meedoen/")
    follow(page, "Denk met ons mee")
    follow(page, "Doe mee")
    follow(page, "Begin met de eerste vraag")
    page.locator("#tekst").fill(WORDS)
    press(page, "Ga verder")
    page.get_by_text("Ik denk mee als burger").first.click()
    press(page, "Ga verder")
    page.get_by_text("Nee, dit is de eerste keer").click()
    press(page, "Ga verder")
    page.get_by_text("Mogen uw woorden op deze website staan?").click()
    press(page, "Ga verder")
    page.get_by_text("Zonder naam", exact=True).click()
    press(page, "Ga verder")
    press(page, "Stuur mijn antwoorden in")
    page.get_by_role("heading", name="Dank u wel. Uw antwoorden zijn binnen.").wait_for()


def _release(page: Any) -> None:
    """The desk says there is something to read."""
    follow(page, "Lees 1 bijdrage")
    follow(page, WORDS)
    press(page, "Geef vrij")
    page.get_by_text("Alles is gelezen").first.wait_for()


def _draft(page: Any) -> None:
    """The analyst writes the decision down."""
    page.goto(re.sub(r"/beheer/.*", "/beheer/besluiten/new/", page.url))
    page.locator("[name=title]").fill("Wij bellen altijd terug.")
    page.locator("[name=outcome]").select_option("adopted")
    page.locator("[name=reason]").fill("U vroeg erom, en u hebt gelijk.")
    page.locator("[name=owner_name]").fill("Samira")
    page.locator("[name=agenda_item]").select_option(index=1)
    page.locator("[name=occasion]").select_option(index=1)
    page.locator("form[method=post] button[type=submit]").last.click()
    page.get_by_text("Wij bellen altijd terug.").first.wait_for()


def _lay_open(page: Any) -> None:
    """Who decides lets everybody see it first."""
    page.goto(re.sub(r"/beheer/.*", "/beheer/besluiten/", page.url))
    follow(page, "Wij bellen altijd terug.")
    follow(page, "Leg open voor reactie")
    press(page, "Leg open voor reactie")
    page.get_by_text("het besluit staat nu op").wait_for()


def _react(page: Any, site: str) -> None:
    """A reader says what they think of it."""
    page.goto(f"{site}/wat-deden-we-ermee/")
    follow(page, "Wij bellen altijd terug.")
    follow(page, "Reageer op dit besluit")
    page.get_by_text("Ik ben het ermee eens", exact=True).click()
    page.locator("form[method=post] button[type=submit]").last.click()
    page.get_by_text("Dank u wel").first.wait_for()


def _make_final(page: Any, site: str) -> None:
    """With what the reactions changed."""
    decision = Decision.objects.get()
    page.goto(f"{site}/beheer/besluiten/inspect/{decision.pk}/")
    follow(page, "Stel vast")
    page.get_by_label("Wat veranderde er na de reacties?").fill("Niets, want iedereen was het ermee eens.")
    press(page, "Stel vast")
    page.get_by_text("het besluit staat nu op").wait_for()


def _close(page: Any, site: str) -> None:
    """Earlier than promised, with a reason that everybody reads; the promise is kept; then it is decided."""
    page.goto(f"{site}/beheer/rondes/")
    follow(page, "Denk met ons mee")
    follow(page, "Sluit de ronde")
    page.get_by_label("Waarom doet u dit?").fill("Wij weten genoeg.")
    press(page, "Sluit de ronde")
    page.get_by_text("De ronde staat nu op ‘Wij werken eraan’").wait_for()
    follow(page, "Wij hebben geantwoord")
    press(page, "Wij hebben geantwoord")
    page.get_by_text("Wij beloofden u te antwoorden op").first.wait_for()
    follow(page, "Zet op ‘besloten’")
    page.get_by_text("nog niet verwerkt").wait_for()
    page.get_by_label("Waarom doet u dit?").fill("Het besluit beantwoordt dit al.")
    press(page, "Zet op ‘besloten’")
    page.get_by_text("De ronde staat nu op ‘Besloten’").wait_for()
