"""An organiser sets a round up from a template, looks at it as a participant, opens it, and exports the dossier."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from consultation.ambassador import tick_read
from consultation.enums import RoundState
from consultation.models import Round
from handover.models import Run
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.journeys.screens import STAFF_SCREENS, STAFF_WIDTHS

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


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_a_round_from_template_to_open_with_only_what_the_screens_say(
    enter: Callable[..., Any], page_at: Callable[..., Any], live_server: Any, width: int, axe: Callable[..., list[str]]
) -> None:
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/")
    page.get_by_role("link", name="Nieuwe ronde").first.click()
    page.get_by_label("Lege ronde").check()
    assert _ours(axe(page)) == []
    page.get_by_label("Naam van de contactpersoon").fill("Samira")
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_text("Dit moet nog").wait_for()
    assert _ours(axe(page)) == []

    page.get_by_role("link", name="Vul het telefoonnummer in").click()
    page.locator("#id_contact_phone:focus").wait_for()
    page.keyboard.type("070 123 45 67")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("De ronde is bewaard").wait_for()

    page.get_by_role("link", name="Bewerk hier vraag 1").click()
    page.get_by_role("textbox", name="Vraag").first.fill("Wat moet er volgens u anders?")
    assert _ours(axe(page)) == []
    page.get_by_role("button", name="Bewaar de vraag").click()
    page.get_by_text("De vraag is bewaard").wait_for()

    trial = page.get_by_role("link", name="Open de proefversie").get_attribute("href")
    _try_on_a_phone(page_at(360), f"{live_server.url}/{trial.split('/', 3)[3]}")

    page.get_by_role("link", name="Laat een taalambassadeur").click()
    page.get_by_label("Wie las de teksten?").wait_for()
    assert _ours(axe(page)) == []
    page.get_by_label("Wie las de teksten?").fill("Leesgroep Noord")
    page.get_by_role("button", name="Zet op ‘gelezen’").click()
    page.get_by_text("Gelezen door: Leesgroep Noord").wait_for()

    page.get_by_role("button", name="Publiceer de pagina").click()
    page.get_by_text("De ronde is klaar om te openen").wait_for()
    page.get_by_role("link", name="Open nu").click()
    page.get_by_role("button", name="Open nu").click()
    page.get_by_text("De ronde staat nu op ‘Open’").wait_for()
    assert Round.objects.get().state == RoundState.OPEN

    page.get_by_role("link", name="Verleng").click()
    page.get_by_label("Nieuw moment waarop de ronde sluit").wait_for()
    assert _ours(axe(page)) == []
    page.get_by_label("Nieuw moment waarop de ronde sluit").fill(
        f"{timezone.localtime(Round.objects.get().closes_at + timedelta(days=7)):%d-%m-%Y %H:%M}"
    )
    page.keyboard.press("Escape")
    page.get_by_label("Waarom doet u dit?").fill("Wij hoorden nog weinig ondernemers.")
    page.get_by_role("button", name="Verleng").click()
    page.get_by_text("De reden staat op de website").wait_for()


def _ours(complaints: list[str]) -> list[str]:
    """Without the message that Wagtail itself shows for a while after a deed: its colours are not ours to choose."""
    return [each for each in complaints if not each.endswith(" .success")]


def _try_on_a_phone(phone: Any, address: str) -> None:
    """Whoever scans the code: without logging in, to the end."""
    phone.goto(address)
    phone.get_by_text("Proefversie").first.wait_for()
    phone.get_by_role("link", name="Begin met de eerste vraag").click()
    phone.get_by_role("heading", name="Wat moet er volgens u anders?").wait_for()
    phone.get_by_role("button", name="Sla over").click()
    phone.get_by_role("heading", name="Dit waren alle vragen").wait_for()


def test_a_round_is_made_and_opened_with_the_keyboard_only(enter: Callable[..., Any], live_server: Any) -> None:
    open_round("eerder")  # so that the person to call is proposed
    page = enter(1280)
    page.goto(f"{live_server.url}/beheer/rondes/new/")
    _tab_to(page, "input", "template")
    page.keyboard.press("ArrowDown")  # from the first template of the agenda to the second
    _press(page, "Maak de ronde")
    page.get_by_text("Dit moet nog").wait_for()
    tick_read(Round.objects.get(slug="triagecriteria"), "Leesgroep Noord", by=None)
    _press(page, "Publiceer de pagina")
    page.get_by_text("De ronde is klaar om te openen").wait_for()
    _press(page, "Open nu")
    page.get_by_text("Mensen kunnen meteen meedoen").wait_for()
    _press(page, "Open nu", "button")
    page.get_by_text("De ronde staat nu op ‘Open’").wait_for()
    assert Round.objects.filter(state=RoundState.OPEN, slug="triagecriteria").exists()


_FOCUSED = "() => [document.activeElement.tagName.toLowerCase(), document.activeElement.name || '']"


def _tab_to(page: Any, tag: str, name: str) -> None:
    for _tab in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) == [tag, name]:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def _press(page: Any, label: str, kind: str = "button, a") -> None:
    """Go on with the Tab key until the focus is on this button or link, and press Enter."""
    for _tab in range(80):
        page.keyboard.press("Tab")
        if (
            page.evaluate(
                "kind => document.activeElement.matches(kind) && document.activeElement.innerText.trim()", kind
            )
            == label
        ):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {label}")


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, False)])
def test_an_answer_is_added_to_a_question_in_its_place(
    enter: Callable[..., Any], live_server: Any, width: int, javascript: bool
) -> None:
    round_ = open_round()
    page = enter(width, javascript)
    page.goto(f"{live_server.url}/beheer/rondes/inspect/{round_.pk}/")
    page.get_by_role("link", name="Bewerk hier vraag 2").click()
    page.locator("[name=text]").fill("Wanneer moet de belangenbehartiger beginnen?")
    page.locator("[name=new_label]").fill("Dat weet ik niet")
    page.get_by_role("button", name="Bewaar de vraag").click()
    page.get_by_text("De vraag is bewaard").wait_for()
    expect(page.get_by_text("Wanneer moet de belangenbehartiger beginnen?").first).to_be_visible()


# Wagtail's own menu needs scripts to fold away on a phone; our screens do not.
@pytest.mark.parametrize(("width", "javascript"), STAFF_SCREENS)
def test_the_dossier_is_exported(
    enter: Callable[..., Any], live_server: Any, width: int, javascript: bool, tmp_path: Path
) -> None:
    open_round("zaken")
    page = enter(width, javascript)
    page.goto(f"{live_server.url}/beheer/exports/vraag/?ronde=zaken")
    page.get_by_role("button", name="Maak het dossier").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download het dossier").click()
    target = tmp_path / "dossier.xlsx"
    waiting.value.save_as(target)
    assert target.stat().st_size == Run.objects.get().size
    assert waiting.value.suggested_filename.startswith("dossier-1-intern-zaken-")
