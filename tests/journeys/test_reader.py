"""A visitor reads what came of it: on a phone and on a desk, with and without JavaScript."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contributions.service import OccasionKind
from people.models import Perspective
from synthesis.enums import DecisionOutcome, Stance
from synthesis.models import Decision
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.journeys.screens import VISITOR_SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ADDRESS = "/wat-deden-we-ermee/"


@pytest.fixture
def something_came_of_it(transactional_db: None) -> Decision:
    """Fourteen people heard on one theme, findings old and new, decisions open and final; one more theme."""
    research = occasion("triage", kind=OccasionKind.EARLIER_RESEARCH, title="Interviews en groepen, voorjaar 2024")
    here = occasion("triage", "escalatieladder", title="Wie helpen we het eerst?")
    group = Perspective.objects.groups().first()
    people = [person_heard(here, perspective=group) for _ in range(12)]
    people += [person_heard(here, recruitment="invited") for _ in range(6)]
    said = words_of(
        people[0],
        "Ik belde elf keer en kreeg elf keer iemand anders. Pas toen een buurvrouw meeging, luisterde er iemand.",
        "triage",
        leave_to="publish",
        published=True,
    )
    finding = FindingFactory(
        sentence="Mensen die al lang wachten willen dat iemand hun zaak nu eens van begin tot eind bekijkt.",
        stance=Stance.FOR,
        occasion=here,
    )
    finding.evidence.add(said)
    FindingFactory(
        sentence="Ook toen al vonden mensen dat hulp vaak te laat kwam.",
        occasion=research,
        page_reference="bladzijde 21",
        is_example=True,
    )
    DecisionFactory(
        final=True,
        title="Wie langer dan een jaar wacht, gaat voor",
        reason="Veel mensen zeiden dat wachten het erger maakt.\n\nHelpers herkennen dat.",
        occasion=here,
        review_on=timezone.localdate() + timedelta(days=200),
        is_example=True,
    )
    DecisionFactory(
        final=True,
        title="Geen eigen telefoonlijn in het eerste jaar",
        outcome=DecisionOutcome.NOT,
        reason="Wij beginnen klein. Mensen komen binnen via helpers die zij al kennen.",
        occasion=here,
    )
    return DecisionFactory(
        opened=True,
        title="Een dienst moet binnen tien werkdagen antwoorden",
        outcome=DecisionOutcome.PARTLY,
        reason="Tien dagen is kort, maar wachten zonder antwoord is erger.",
        agenda_item=theme("escalatieladder"),
        occasion=here,
    )


@pytest.mark.parametrize(("width", "javascript"), VISITOR_SCREENS)
def test_a_visitor_reads_what_came_of_it(
    page_at: Callable[..., "Page"],
    live_server: Any,
    axe: Callable[..., list[str]],
    something_came_of_it: Decision,
    width: int,
    javascript: bool,
) -> None:
    page = page_at(width, javascript=javascript)
    page.goto(f"{live_server.url}{ADDRESS}")

    page.get_by_role("link", name="Escalatieladder").first.click()
    expect(page).to_have_url(re.compile(r"#actie-escalatieladder$"))
    decision = page.locator(f"#besluit-{something_came_of_it.pk}")
    expect(decision.get_by_text("Voorlopig: dit nemen wij voor een deel over")).to_be_visible()
    expect(decision.get_by_text("U kunt reageren tot en met")).to_be_visible()
    heard = page.locator("#actie-triage")
    expect(heard.get_by_text("18 mensen spraken hierover mee: 12 via de open inschrijving")).to_be_visible()
    expect(heard.get_by_text("Uit eerder onderzoek")).to_be_visible()
    expect(heard.get_by_text("Ik belde elf keer")).to_be_visible()
    if javascript:
        assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth") if javascript else True
    assert page.context.cookies() == [], "reading sets no cookie"

    page.goto(f"{live_server.url}{ADDRESS}triage/")
    expect(page.get_by_role("heading", level=1, name="Criteria voor triage")).to_be_visible()
    if javascript:
        assert axe(page) == []
    page.get_by_role("link", name="Terug naar alle thema's").click()
    expect(page).to_have_url(re.compile(r"#actie-triage$"))
    decision.get_by_role("link", name="Lees en reageer").click()
    expect(page).to_have_url(re.compile(rf"/besluit/{something_came_of_it.pk}/$"))
