"""A finding is a concept until the team adopts it; only then can anybody read it, and a decision rest on it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contributions.service import Refused, Scope
from people.service import Role
from synthesis.enums import FindingState
from synthesis.finding_desk.moving import MOVES, move_finding
from synthesis.models import Decision, Finding
from synthesis.outcomes import one_theme, overview
from synthesis.own_words import own_words
from synthesis.service import add_evidence, chain_coverage, draft, findings_in, record_finding
from synthesis.transitions import move
from synthesis.word_back import audience, decisions_for
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db


def _on(client: Client, settings: Any, role: Role) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(role))
    return client


@pytest.mark.parametrize("was", FindingState.values)
@pytest.mark.parametrize("to", FindingState.values)
def test_only_the_moves_of_the_table(was: str, to: str) -> None:
    finding = FindingFactory(
        state=was, occasion=occasion(), withdrawn_because="Fout." if was == FindingState.WITHDRAWN else ""
    )
    if to not in MOVES[was]:
        with pytest.raises(Refused, match="Dit kan niet"):
            move_finding(finding, to, by=None, because="Het klopt niet.")
        assert Finding.objects.get().state == was
        return
    colleague = staff(Role.ORGANISER)
    moved = move_finding(finding, to, by=colleague, because="Het klopt niet.")
    assert (moved.state, moved.moved_by, bool(moved.moved_on)) == (to, colleague, True)
    assert moved.withdrawn_because == ("Het klopt niet." if to == FindingState.WITHDRAWN else "")


def test_a_new_finding_is_a_concept_that_nobody_outside_reads() -> None:
    at = occasion()
    words = words_of(person_heard(at), "Bel mij.", "triage")
    finding = record_finding(sentence="Bellen helpt.", agenda_item=theme(), by=None, evidence=[words])
    assert finding.state == FindingState.CONCEPT
    told = lambda: [each.sentence for part in overview() for item in part.themes for each in item.findings]  # noqa: E731
    assert told() == [] and one_theme(theme(), 1).findings == []
    assert own_words(words.participation)[words.pk].findings == ()
    assert chain_coverage().findings == 0
    move_finding(finding, FindingState.ADOPTED, by=None)
    assert told() == ["Bellen helpt."] and len(one_theme(theme(), 1).findings) == 1
    assert len(own_words(words.participation)[words.pk].findings) == 1
    assert chain_coverage().findings == 1


def test_public_sheets_hold_what_was_adopted_and_the_team_sees_how_it_stands() -> None:
    finding = FindingFactory()
    DecisionFactory(opened=True).findings.add(finding)
    public, internal = Scope(audience="openbaar"), Scope(audience="intern")
    assert list(findings_in(public)) == [finding]
    move_finding(finding, FindingState.WITHDRAWN, by=None, because="Dubbel geteld.")
    assert not findings_in(public).exists() and not findings_in(internal).exists()
    from synthesis.sheets import FINDINGS

    (row,) = FINDINGS.rows(internal)
    assert row[-3] == "Ingetrokken" and row[-1] == "Dubbel geteld."
    assert not list(FINDINGS.rows(public))


def test_a_finding_that_rests_on_nothing_is_not_adopted() -> None:
    finding = FindingFactory(concept=True)
    with pytest.raises(Refused, match="rust nog nergens op"):
        move_finding(finding, FindingState.ADOPTED, by=None)


def test_a_decision_rests_only_on_what_was_adopted() -> None:
    concept = FindingFactory(concept=True)
    with pytest.raises(Refused, match="vastgestelde bevindingen"):
        draft(title="Ja", outcome="adopted", reason="Zo.", agenda_item=theme(), by=None, findings=[concept])
    assert not Decision.objects.exists()
    decision = DecisionFactory()
    decision.findings.add(concept)
    with pytest.raises(Refused, match="vastgestelde bevindingen"):
        move(decision, "open", by=None)


def test_words_under_a_withdrawn_finding_are_not_told_of_the_decision() -> None:
    person = person_heard(occasion("toegang", title="Elders"), email="iemand@voorbeeld.example")
    finding = FindingFactory()
    add_evidence(finding, [words_of(person, "Bel mij.")], by=None)
    decision = DecisionFactory(opened=True)
    decision.findings.add(finding)
    assert decisions_for(person) and audience(decision).exists()
    move_finding(finding, FindingState.WITHDRAWN, by=None, because="Fout.")
    assert not decisions_for(person) and not audience(decision).exists()


def test_the_team_adopts_and_withdraws_on_the_screen(client: Client, settings: Any) -> None:
    client = _on(client, settings, Role.ORGANISER)
    finding = FindingFactory(concept=True, occasion=occasion())
    here = reverse("bevindingen:inspect", args=[finding.pk])
    step = lambda to: reverse("bevindingen:move", args=[finding.pk, to])  # noqa: E731
    assert step("adopted") in client.get(here).content.decode()
    assert "Iedereen kan de bevinding lezen" in client.get(step("adopted")).content.decode()
    assert "staat nu op ‘Vastgesteld’" in client.post(step("adopted"), follow=True).content.decode()
    refused = client.post(step("withdrawn"), {"because": " "})
    assert refused.status_code == 422 and "Schrijf op waarom" in refused.content.decode()
    client.post(step("withdrawn"), {"because": "Het klopt niet."})
    finding.refresh_from_db()
    assert (finding.state, finding.withdrawn_because) == (FindingState.WITHDRAWN, "Het klopt niet.")
    assert client.get(step("onbekend")).status_code == 404


def test_an_analyst_writes_concepts_and_leaves_what_is_adopted(client: Client, settings: Any) -> None:
    client = _on(client, settings, Role.ANALYST)
    adopted = FindingFactory()
    assert client.get(reverse("bevindingen:edit", args=[adopted.pk]), follow=True).redirect_chain
    assert client.post(reverse("bevindingen:delete", args=[adopted.pk])).status_code == 302
    assert Finding.objects.filter(pk=adopted.pk).exists()
    client.post(reverse("bevindingen:move", args=[adopted.pk, "withdrawn"]), {"because": "Nee."})
    adopted.refresh_from_db()
    assert adopted.state == FindingState.ADOPTED
    assert client.get(reverse("bevindingen:edit", args=[FindingFactory(concept=True).pk])).status_code == 200
