"""The chain in one go, each by their own hands: coded, found, adopted, decided, and read back by who said it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from contributions.models import Receipt
from contributions.receipts import hash_of, new_code
from handover.models import Run, RunState
from people.service import Role
from synthesis.models import Decision
from synthesis.service import make_code
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, words_of
from tests.journeys.screens import DESK, PHONE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS, SENTENCE, TITLE = "Bel mij terug als u dat belooft.", "Mensen willen teruggebeld worden.", "Wij bellen terug."


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Any, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def ours(violations: list[str]) -> list[str]:
    """What Wagtail draws around it is Wagtail's."""
    return [line for line in violations if "rg-" in line]


def test_words_become_a_decision_that_the_speaker_reads(
    page_at: Callable[..., Any], live_server: Any, settings: Any, axe: Callable[..., list[str]]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    site = live_server.url

    def at_work(role: Role) -> Any:
        client, page = Client(), page_at(DESK)
        client.force_login(staff(role))
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
        return page

    person = person_heard(occasion("triage"))
    code = new_code()
    Receipt.objects.filter(participation=person).update(code_hash=hash_of(code))
    words_of(person, WORDS, "triage", leave_to="publish", published=True)
    make_code(name="Terugbellen", by=None)

    analyst, organiser = at_work(Role.ANALYST), at_work(Role.ORGANISER)
    _code_and_find(analyst, site)
    assert ours(axe(analyst)) == []
    _adopt(organiser, site)
    _decide(analyst, organiser, site)

    speaker = page_at(PHONE, javascript=False)
    speaker.goto(f"{site}/mijn-inbreng/")
    speaker.get_by_label("Uw code").fill(code)
    press(speaker, "Open mijn inbreng")
    expect(speaker.get_by_text("Uw inbreng hoorde hierbij, en dit is besloten.")).to_be_visible()
    follow(speaker, TITLE)
    expect(speaker.get_by_text("Dat vroeg u.").first).to_be_visible()
    expect(speaker.get_by_text(f"Hoort bij: {SENTENCE}")).to_be_visible()

    _report(organiser, site)


def _code_and_find(page: Any, site: str) -> None:
    """The words get a code, and from there a sentence; the words stand below it already."""
    page.goto(f"{site}/beheer/coderen/")
    follow(page, "Bel mij terug")
    page.locator("#woorden").fill("Bel mij terug")
    page.get_by_role("checkbox", name="Terugbellen").check()
    press(page, "Geef de code")
    follow(page, "Maak een bevinding")
    page.locator("[name=sentence]").fill(SENTENCE)
    expect(page.get_by_text("Bel mij terug").first).to_be_visible()
    page.locator("form[method=post] button[type=submit]").last.click()
    expect(page.get_by_role("heading", name="Hoeveel mensen")).to_be_visible()


def _adopt(page: Any, site: str) -> None:
    """The desk says that a finding waits."""
    page.goto(f"{site}/beheer/")
    follow(page, "Stel 1 bevinding vast")
    follow(page, "Stel vast")
    press(page, "Stel vast")
    expect(page.get_by_text("Vastgesteld").first).to_be_visible()


def _decide(analyst: Any, organiser: Any, site: str) -> None:
    """The analyst drafts it on the finding; who decides lays it open, and makes it final after two weeks."""
    analyst.goto(f"{site}/beheer/besluiten/new/")
    for name, typed in (("title", TITLE), ("reason", "Dat vroeg u."), ("owner_name", "Samira")):
        analyst.locator(f"[name={name}]").fill(typed)
    analyst.locator("[name=outcome]").select_option("adopted")
    analyst.locator("[name=agenda_item]").select_option(label="2. Criteria voor triage")
    analyst.locator("form[method=post] button[type=submit]").last.click()
    analyst.get_by_text(TITLE).first.wait_for()
    decision = Decision.objects.get()
    analyst.goto(f"{site}/beheer/besluiten/edit/{decision.pk}/")
    analyst.get_by_label(SENTENCE).check()
    analyst.locator("form[method=post] button[type=submit]").last.click()
    organiser.goto(f"{site}/beheer/besluiten/inspect/{decision.pk}/")
    follow(organiser, "Leg open voor reactie")
    press(organiser, "Leg open voor reactie")
    organiser.get_by_text("het besluit staat nu op").wait_for()
    Decision.objects.update(open_until=timezone.localdate() - timedelta(days=1))  # two weeks go by
    organiser.goto(f"{site}/beheer/besluiten/inspect/{decision.pk}/")
    follow(organiser, "Stel vast")
    organiser.get_by_label("Wat veranderde er na de reacties?").fill("Niets, want iedereen was het ermee eens.")
    press(organiser, "Stel vast")
    organiser.get_by_text("het besluit staat nu op").wait_for()


def _report(page: Any, site: str) -> None:
    """And the dossier with it can be asked for, made and fetched."""
    page.goto(f"{site}/beheer/exports/vraag/")
    page.locator("[name=format]").select_option("docx")
    press(page, "Maak het dossier")
    expect(page.get_by_role("link", name="Download het dossier")).to_be_visible(timeout=30_000)
    assert Run.objects.get().state == RunState.DONE
