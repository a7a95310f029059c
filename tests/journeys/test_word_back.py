"""On a phone without scripts: from my own words to the decision, to the words beneath it, and to another decision."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from contributions.models import Receipt
from contributions.receipts import hash_of, new_code
from synthesis.models import Evidence
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_the_receipt_to_the_decision_and_back(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    person = person_heard(occasion("triage"))
    code = new_code()
    Receipt.objects.filter(participation=person).update(code_hash=hash_of(code))
    said = words_of(person, "Wacht niet zo lang", "triage", leave_to="publish", published=True)
    finding = FindingFactory(sentence="Mensen willen sneller geholpen worden.")
    Evidence.objects.create(finding=finding, contribution=said)
    decision = DecisionFactory(final=True, title="Wie wacht, gaat voor")
    decision.findings.add(finding)
    DecisionFactory(final=True, title="Wij bellen terug").proposals.add(said)

    page = page_at(360, javascript=False)
    page.goto(f"{live_server.url}/mijn-inbreng/")
    page.get_by_label("Uw code").fill(code)
    page.get_by_role("button", name="Open mijn inbreng").click()
    expect(page.get_by_text("Uw inbreng hoorde hierbij, en dit is besloten.")).to_be_visible()
    page.get_by_role("link", name="Wie wacht, gaat voor").first.click()
    expect(page.get_by_text("Hoort bij: Mensen willen sneller geholpen worden.")).to_be_visible()
    page.get_by_role("link", name="Wij bellen terug").click()
    expect(page.get_by_role("link", name="Wie wacht, gaat voor")).to_be_visible()

    desk = page_at(1280)
    for path in (f"besluit/{decision.pk}/", "dekking/", "tijdlijn/"):
        desk.goto(f"{live_server.url}/wat-deden-we-ermee/{path}")
        assert axe(desk) == []
        desk.set_viewport_size({"width": 360, "height": 800})
        assert desk.evaluate("document.documentElement.scrollWidth") <= 360
        desk.set_viewport_size({"width": 1280, "height": 800})
