"""An editor looks at what a pack lacks, mends a figure, looks as a pupil, makes a release and puts it online."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page

from education.models import Figure, LessonPackIndexPage
from people.service import Role
from tests.factories.lesson_packs import whole_pack
from tests.factories.people import staff

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.deep  # the editor who writes a pack comes by here in every run
def test_from_an_old_figure_to_a_pack_that_is_online(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    if not LessonPackIndexPage.objects.exists():
        Page.objects.filter(depth=2)[0].add_child(instance=LessonPackIndexPage(title="Lespakketten"))
    whole_pack(state="draft", minutes=10)
    Figure.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    client = Client()
    client.force_login(staff(Role.EDITOR))
    page = page_at(1280, watched=False)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    page.goto(f"{live_server.url}/beheer/lespakketten/")
    expect(page.get_by_text("1 geldt niet meer")).to_be_visible()
    page.get_by_role("link", name="18 worden").click()
    expect(page.get_by_text("1 cijfer geldt niet meer.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Los het op (Cijfers die nog gelden)").click()
    new_day = timezone.localdate() + timedelta(days=300)
    page.get_by_label("geldt tot en met").first.fill(new_day.isoformat())
    assert axe(page) == []
    page.get_by_role("button", name="Bewaar").press("Enter")
    expect(page.get_by_text("Alles is in orde.")).to_be_visible()

    page.get_by_role("link", name="Werkblad 1").click()
    expect(page.get_by_role("textbox", name="punten")).to_have_value("Lees rustig.\nVraag: waarom?")
    assert axe(page) == []
    page.get_by_role("textbox", name="punten").fill("Lees rustig.\nDenk na.")
    page.get_by_role("button", name="Bewaar").press("Enter")
    expect(page.get_by_text("Het materiaal is bewaard.")).to_be_visible()

    page.get_by_role("link", name="Bekijk het als leerling").click()
    expect(page.get_by_role("heading", name="Werkblad 1")).to_be_visible()
    expect(page.get_by_text("Denk na.")).to_be_visible()
    expect(page.get_by_role("heading", name="Handleiding")).to_have_count(0)
    assert axe(page) == []
    page.get_by_role("link", name="Ga terug").click()

    page.get_by_role("link", name="Maak een uitgave").click()
    page.get_by_label("Wat is er veranderd?").fill("Eerste uitgave.")
    page.get_by_role("button", name="Maak de uitgave").press("Enter")
    expect(page.get_by_text("De uitgave is klaar.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Ga terug naar het lespakket").click()
    page.get_by_role("link", name="Zet het online").click()
    page.get_by_role("button", name="Zet het online").press("Enter")
    expect(page.get_by_text("Staat online").first).to_be_visible()
