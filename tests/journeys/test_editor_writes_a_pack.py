"""An editor writes a pack from nothing: texts, steps, a quiz, a figure; looks at what lacks; waits for the release."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from django_q.conf import Conf
from playwright.sync_api import expect
from wagtail.models import Page as WagtailPage

from education.models import LessonPackIndexPage, Release
from education.releases.building import build
from people.service import Role
from tests.factories.people import staff

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXTS = {
    "Handleiding voor de docent": "Begin met een vraag. Laat ieder zelf rekenen.",
    "Werkblad": "Het eigen risico is {cijfer:risico}. Wat kost een maand leven?",
    "Antwoorden": "Er is niet een goed antwoord.",
    "Een veilige les": "Over thuis hoeft niemand iets te vertellen.",
    "Brief aan ouders": "Wij vragen uw kind niets over thuis.",
}


def test_from_nothing_to_a_pack_that_a_teacher_opens(
    page_at: Callable[..., "Page"],
    live_server: Any,
    axe: Callable[..., list[str]],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    monkeypatch.setattr(Conf, "SYNC", False)  # the worker comes later: one sees how far it is
    if not LessonPackIndexPage.objects.exists():
        WagtailPage.objects.filter(depth=2)[0].add_child(instance=LessonPackIndexPage(title="Lespakketten"))
    client = Client()
    client.force_login(staff(Role.EDITOR))
    page = page_at(1280, watched=False)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/lespakketten/")
    page.get_by_role("link", name="Nieuw lespakket").first.click()
    page.get_by_label("titel").fill("Geld en ik")
    page.get_by_label("waar gaat het over").fill("Wat kost het leven?")
    page.get_by_label("Vmbo basis").check()
    page.get_by_label("Economie").check()
    page.get_by_label("duur in minuten").fill("10")
    page.get_by_label("Leerdoelen").fill("Je kunt zeggen wat iets kost.")
    assert ours(axe(page)) == []
    page.get_by_role("button", name="Maak het lespakket").press("Enter")
    expect(page.get_by_text("Voeg de stappen van de les toe.")).to_be_visible()
    for title, text in TEXTS.items():
        _write_material(page, title, text)
    expect(page.get_by_text("Deze cijfers bestaan niet: risico.")).to_be_visible()

    row = {"title": "Rekenen", "minutes": "10", "teacher_does": "Deel het werkblad uit."}
    _write_row(page, "Stappen van de les", "steps", row)
    quiz = {"kind": "choice", "text": "Wat is 2 plus 2?", "options": "+ 4 | Goed gerekend.\n- 5"}
    _write_row(page, "Toets", "questions", quiz)
    until = (timezone.localdate() + timedelta(days=200)).isoformat()
    fact = {"code": "risico", "value": "385 euro", "says": "Eigen risico", "source": "Wet", "valid_until": until}
    _write_row(page, "Cijfers", "figures", fact)
    expect(page.get_by_text("Alles is in orde.")).to_be_visible()
    assert ours(axe(page)) == []

    page.get_by_role("link", name="Bekijk het als leerling").click()
    expect(page.get_by_text("Het eigen risico is 385 euro.")).to_be_visible()
    page.get_by_role("link", name="Ga terug").click()
    page.get_by_role("link", name="Maak een uitgave").click()
    page.get_by_label("Wat is er veranderd?").fill("De eerste uitgave.")
    page.get_by_role("button", name="Maak de uitgave").press("Enter")
    expect(page.get_by_text("De uitgave wacht op haar beurt.")).to_be_visible()
    assert ours(axe(page)) == []
    Release.objects.update(state="building", progress=40)
    expect(page.get_by_text("40 procent klaar.")).to_be_visible()
    expect(page.get_by_text("Wij maken de bestanden.")).to_be_visible()
    Release.objects.update(state="asked")
    assert build(Release.objects.get().pk)
    expect(page.get_by_text("De uitgave is klaar.")).to_be_visible()  # the page looks again by itself
    page.get_by_role("link", name="Ga terug naar het lespakket").click()
    page.get_by_role("link", name="Zet het online").click()
    page.get_by_role("button", name="Zet het online").press("Enter")
    expect(page.get_by_text("Staat online").first).to_be_visible()

    phone = page_at(360, javascript=False)
    phone.goto(f"{live_server.url}/lespakketten/geld-en-ik/")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Download alles").first.press("Enter")
    download.value.save_as(tmp_path / "les.zip")
    with zipfile.ZipFile(tmp_path / "les.zip") as archive:
        assert archive.testzip() is None
        assert {"docent/handleiding-voor-de-docent.docx", "leerling/werkblad.pdf"} <= set(archive.namelist())


def ours(complaints: list[str]) -> list[str]:
    """Without the green of Wagtail's own messages."""
    return [each for each in complaints if not each.endswith(" .success")]


def _write_material(page: "Page", title: str, text: str) -> None:
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("button", name="Blok invoegen").click()
    page.get_by_role("option", name="Alinea").click()
    page.locator("[name=body-0-value-text]").fill(text)
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(page.get_by_text("Het materiaal is bewaard.")).to_be_visible()


def _write_row(page: "Page", title: str, prefix: str, values: dict[str, str]) -> None:
    page.get_by_role("link", name=title, exact=True).click()
    for name, value in values.items():
        field = page.locator(f"[name={prefix}-0-{name}]")
        field.select_option(value) if name == "kind" else field.fill(value)
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(page.get_by_text("De lijst is bewaard.")).to_be_visible()
