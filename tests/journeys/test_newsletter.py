"""A visitor reads what worked, asks for the newsletter and says yes by mail; an editor looks at the list and sends."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from contributions.models import AgendaItem, Occasion
from outreach.letters.issues import write_issue
from outreach.models import Subscriber
from outreach.stories.telling import Story, tell_story
from people.service import Role
from tests.factories.people import staff
from tests.journeys.looking import complaints
from tests.journeys.screens import VISITOR_SCREENS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def told() -> None:
    """A story, from a conversation that was held."""
    day = timezone.localdate() - timedelta(days=30)
    talk = Occasion.objects.create(kind="round_table", title="Hulpverleners aan tafel", held_on=day)
    talk.agenda_items.set(AgendaItem.objects.all()[:2])
    story = Story(
        title="Eén vaste persoon",
        introduction="Zo kwam de rust terug.",
        told_by="helper",
        teller="Sociaal raadslieden Voorbeeldstad",
        problem="Elk jaar een andere beslissing.",
        solution="Eén medewerker keek alles samen na.",
        how_reached="Wij belden samen.",
    )
    tell_story(story, talk, by=staff(Role.EDITOR))


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_from_a_story_to_the_list(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    mailoutbox: list[Any],
    width: int,
    javascript: bool,
) -> None:
    told()
    page = page_at(width, javascript=javascript)

    def is_fine() -> None:
        if javascript:
            assert complaints(page, axe, language="nl", everywhere=False) == []

    page.goto(f"{live_server.url}/goede-praktijken/")
    is_fine()
    page.get_by_role("link", name="Een hulpverlener").click()
    page.get_by_role("link", name="Eén vaste persoon").click()
    expect(page.get_by_role("heading", name="Wat was de oplossing?")).to_be_visible()
    is_fine()
    assert page.context.cookies() == [], "reading sets no cookie"
    page.get_by_role("link", name="Krijg nieuwe verhalen in onze nieuwsbrief").click()
    page.get_by_label("Uw e-mailadres").fill("lezer@")
    page.get_by_role("button", name="Meld mij aan").press("Enter")
    expect(page).to_have_title(re.compile("^Fout:"))
    is_fine()
    page.get_by_label("Uw e-mailadres").fill("lezer@voorbeeld.nl")
    page.get_by_role("button", name="Meld mij aan").press("Enter")
    expect(page.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()
    link = re.search(r"/agenda/nieuwsbrief/ja/[^\s]+", mailoutbox[-1].body)
    assert link is not None
    page.goto(live_server.url + link[0])
    is_fine()
    page.get_by_role("button", name="Ja, stuur mij de nieuwsbrief").press("Enter")
    expect(page.get_by_role("heading", name="U krijgt onze nieuwsbrief")).to_be_visible()
    assert Subscriber.objects.confirmed().count() == 1


def test_an_editor_sends_a_letter(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any, mailoutbox: list[Any]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    Subscriber.objects.create(email="lezer@voorbeeld.nl", state="confirmed")
    editor, client = staff(Role.EDITOR), Client()
    write_issue("Kom langs", "In Zwolle.", by=editor)
    client.force_login(editor)
    cookie = django_settings.SESSION_COOKIE_NAME
    page = page_at(360)
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": live_server.url}])
    page.goto(f"{live_server.url}/beheer/nieuwsbrieven/")
    page.get_by_role("link", name="Kom langs").first.press("Enter")
    expect(page.get_by_text("1 adres staat op de lijst.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Stuur een proef naar mijzelf").press("Enter")
    expect(page.get_by_text("De proef is onderweg")).to_be_visible()
    page.get_by_role("link", name="Verstuur de nieuwsbrief").press("Enter")
    expect(page.get_by_text("Deze nieuwsbrief gaat naar 1 adres.")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("button", name="Verstuur de nieuwsbrief nu").press("Enter")
    expect(page.get_by_text("aan 1 adres")).to_be_visible()
    assert [mail.subject for mail in mailoutbox] == ["PROEF: Kom langs"]
