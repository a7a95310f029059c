"""An organiser sets a round up from a template, looks at it as a participant, opens it, and exports the dossier."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from consultation.enums import RoundState
from consultation.models import Round
from handover.models import Run
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WIDTHS = [360, 1280]


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


def in_the_form(moment: Any, form: str) -> str:
    return str(timezone.localtime(moment).strftime(form))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_round_from_template_to_open(enter: Callable[..., Any], live_server: Any, width: int) -> None:
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/new/")
    page.get_by_label("Triagecriteria").check()
    page.get_by_role("button", name="Maak de ronde").click()
    page.get_by_text("Dit moet nog").wait_for()

    page.get_by_role("link", name="Bekijk als deelnemer").click()
    page.get_by_text("Wie mag een zaak bij de belangenbehartiger brengen?").first.wait_for()
    round_ = Round.objects.get()

    page.goto(f"{live_server.url}/beheer/rondes/edit/{round_.pk}/")
    now = timezone.now()
    for label, moment, form in (
        ("opens_at", now - timedelta(hours=1), "%d-%m-%Y %H:%M"),
        ("closes_at", now + timedelta(days=14), "%d-%m-%Y %H:%M"),
        ("word_back_on", now + timedelta(days=60), "%d-%m-%Y"),
        ("words_final_on", now + timedelta(days=30), "%d-%m-%Y"),
    ):
        page.locator(f"[name={label}]").fill(in_the_form(moment, form))
        page.keyboard.press("Escape")
    page.locator("[name=contact_name]").fill("Samira")
    page.locator("[name=contact_phone]").fill("070 123 45 67")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("De ronde is bewaard").wait_for()
    assert page.get_by_text("Publiceer eerst de pagina van deze ronde").is_visible()

    round_.page.get_latest_revision().publish()
    page.reload()
    page.get_by_role("link", name="Open nu").click()
    page.get_by_role("button", name="Open nu").click()
    page.get_by_text("De ronde staat nu op ‘Open’").wait_for()
    round_.refresh_from_db()
    assert round_.state == RoundState.OPEN


@pytest.mark.parametrize("width", WIDTHS)
def test_an_option_is_added_to_a_question(enter: Callable[..., Any], live_server: Any, width: int) -> None:
    round_ = open_round()
    page = enter(width)
    page.goto(f"{live_server.url}/beheer/rondes/inspect/{round_.pk}/")
    page.get_by_role("link", name="Bewerk vraag 2").click()
    page.locator("[name=text]").fill("Wanneer moet de belangenbehartiger beginnen?")
    page.get_by_role("button", name="Bewaar de vraag").click()
    page.get_by_text("De vraag is bewaard").wait_for()
    assert page.get_by_text("Wanneer moet de belangenbehartiger beginnen?").first.is_visible()


# Wagtail's own menu needs scripts to fold away on a phone; our screens do not.
@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, True), (1280, False)])
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
    assert waiting.value.suggested_filename.startswith("dossier-intern-zaken-")
