"""From a decision to the words it rests on, and from those words to the other decisions."""

import pytest
from django.test import Client

from people.models import Perspective
from privacy.models import Consent
from synthesis.enums import Direction
from synthesis.models import Decision, Evidence
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of
from tests.synthesis.test_outcomes import cold_count, read

pytestmark = pytest.mark.django_db


def decision_on(*texts: str, direction: str = Direction.FOR) -> Decision:
    """A final decision that follows from one finding with these published words under it."""
    here = occasion("triage")
    finding = FindingFactory(sentence="Mensen willen sneller geholpen worden.")
    group = Perspective.objects.groups().first()
    for text in texts:
        person = person_heard(here, perspective=group)
        said = words_of(person, text, "triage", leave_to="publish", published=True)
        Evidence.objects.create(finding=finding, contribution=said, direction=direction)
    decision = DecisionFactory(final=True)
    decision.findings.add(finding)
    return decision


def test_words_stand_with_what_they_belong_to(client: Client) -> None:
    html = read(client, decision_on("Wacht niet zo lang").get_absolute_url())
    assert "Wacht niet zo lang" in html
    assert "Hoort bij: Mensen willen sneller" in html
    assert "een deelnemer" in html, "one person is no group to hide in"


def test_words_against_it_say_so(client: Client) -> None:
    html = read(client, decision_on("Juist langzaam", direction=Direction.AGAINST).get_absolute_url())
    assert "Spreekt tegen: Mensen willen sneller" in html


def test_words_without_leave_are_not_there(client: Client) -> None:
    decision = decision_on("Wacht niet zo lang")
    Consent.objects.all().delete()
    assert "Wacht niet zo lang" not in read(client, decision.get_absolute_url())


def test_the_way_back_leads_to_other_public_decisions_only(client: Client) -> None:
    decision = decision_on("Wacht niet zo lang")
    (said,) = decision.findings.get().evidence.all()
    other, draft = DecisionFactory(final=True, title="Ander besluit"), DecisionFactory(title="Geheim plan")
    other.proposals.add(said)
    draft.proposals.add(said)

    html = read(client, decision.get_absolute_url())
    assert f'id="woorden-{said.pk}"' in html
    assert "Ander besluit" in html
    assert "Geheim plan" not in html
    back = read(client, other.get_absolute_url())
    assert "Dit voorstel beantwoordt dit besluit." in back
    assert decision.title in back


def test_words_go_on_at_a_next_page(client: Client) -> None:
    decision = decision_on(*(f"Woorden van {n:02}" for n in range(12)))
    address = decision.get_absolute_url()
    first, second = read(client, address), read(client, f"{address}?pagina=2")
    assert (first.count('id="woorden-'), second.count('id="woorden-')) == (10, 2)
    assert "?pagina=2#woorden" in first and "?pagina=1#woorden" in second


def test_the_same_number_of_questions(client: Client) -> None:
    one, many = decision_on("Een"), decision_on("Twee", "Drie", "Vier")
    read(client, one.get_absolute_url())
    counts = [len(cold_count(client, each.get_absolute_url())) for each in (one, many)]
    assert counts[0] == counts[1]
    assert counts[0] - len(cold_count(client, "/privacy/")) <= 10
