"""From words to the decision and back, what a decision touches in the design, and the days on which it happened."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultation.models import DesignProduct, Element
from contributions.service import Scope
from synthesis.decision_links import touched_by
from synthesis.likeness import finding as likeness
from synthesis.models import Comparing, Likeness
from synthesis.outcomes import one_theme, overview
from synthesis.service import add_evidence
from synthesis.sheets import decision_rows
from synthesis.timeline import moments
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.synthesis.test_outcomes import read

pytestmark = pytest.mark.django_db


def test_a_quote_leads_to_the_decision_it_led_to() -> None:
    person = person_heard(occasion())
    words = words_of(person, "Bel mij.", "triage", leave_to="publish", published=True)
    finding = FindingFactory()
    add_evidence(finding, [words], by=None)
    (quote,) = one_theme(theme(), 1).quotes
    assert quote.url == quote.label == ""
    draft = DecisionFactory()
    draft.findings.add(finding)
    assert one_theme(theme(), 1).quotes[0].url == ""
    decision = DecisionFactory(opened=True)
    decision.findings.add(finding)
    (quote,) = one_theme(theme(), 1).quotes
    assert quote.url == f"{decision.get_absolute_url()}#woorden"
    assert quote.label == f"Dit leidde tot: {decision.title}"


def test_the_overview_tells_people_and_hides_a_few() -> None:
    finding = FindingFactory()
    add_evidence(finding, [words_of(person_heard(occasion()), "Bel mij.", "triage")], by=None)
    (shown,) = [each for part in overview() for item in part.themes for each in item.findings]
    assert "minder dan 5 mensen" in shown.people_told


def test_what_a_decision_touches_is_told_to_everybody_only_when_it_is_public(client: Client) -> None:
    product = DesignProduct.objects.create(slug="criteria", kind="criteria", title="Criteria", is_public=True)
    element = Element.objects.create(product=product, code="wacht-lang")
    decision = DecisionFactory(opened=True)
    product.decisions.add(decision)
    element.decisions.add(decision)
    public = touched_by([decision.pk], public=True)[decision.pk]
    assert [each.title for each in public] == ["Criteria"]
    everything = touched_by([decision.pk], public=False)[decision.pk]
    assert [each.title for each in everything] == ["Criteria", "wacht-lang"]
    assert "Waar gaat dit over in het ontwerp?" in read(client, decision.get_absolute_url())
    (row,) = decision_rows(Scope(audience="intern"))
    assert "Criteria; wacht-lang" in row


def test_adopted_findings_stand_on_the_timeline_per_day_and_theme(client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    FindingFactory.create_batch(2)
    one = FindingFactory(moved_on=yesterday, sentence="Bellen helpt.")
    FindingFactory(concept=True)
    FindingFactory(moved_on=None)
    told = moments(None, 10)
    assert [each.what for each in told] == ["Vastgesteld", "Dit leerden wij"]
    assert told[0].title.startswith("2 bevindingen over:") and told[1].title == one.sentence
    page = read(client, "/wat-deden-we-ermee/tijdlijn/?thema=triage")
    assert "Bellen helpt." in page and "<h3>" in page


def test_a_comparison_that_was_killed_halfway_is_taken_up_again() -> None:
    person = person_heard(occasion())
    for _number in range(2):
        words_of(person, "Ik wil graag dat iemand mij een keer terugbelt.", "triage")
    comparing = Comparing.objects.create(whole=2, done=1, claimed_until=timezone.now() + timedelta(minutes=4))
    assert likeness.go_on() == 0
    Comparing.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert likeness.go_on() == 1
    comparing.refresh_from_db()
    assert comparing.finished_at and comparing.done == comparing.whole == 2
    assert Likeness.objects.count() == 2
    assert likeness.go_on() == 0
