"""Writing decisions down, and moving them on."""

import threading
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from audit.models import AuditEvent
from contributions.service import ChangedMeanwhile, ContributionKind, Refused
from synthesis import service
from synthesis.decisions import correct, unlink_proposals
from synthesis.enums import DecisionOutcome, DecisionState
from synthesis.models import Decision
from synthesis.transitions import MOVES, move
from tests.factories.synthesis import DecisionFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db

FORBIDDEN = [(was, to) for was, to in product(DecisionState, DecisionState) if to not in MOVES[was]]


def in_state(state: str) -> Decision:
    traits: dict[str, dict[str, Any]] = {"draft": {}, "open": {"opened": True}, "final": {"final": True}}
    return DecisionFactory(**traits[state])


@pytest.mark.parametrize(("was", "to"), FORBIDDEN)
def test_a_move_that_is_not_in_the_table_is_refused(was: str, to: str) -> None:
    decision = in_state(was)
    with pytest.raises(Refused, match="Dit kan niet"):
        move(decision, to, by=None)
    decision.refresh_from_db()
    assert decision.state == was


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(DecisionState)
    assert len(FORBIDDEN) == 6


def test_the_way_of_a_decision() -> None:
    decision = DecisionFactory()

    move(decision, DecisionState.OPEN, by=None)
    decision.refresh_from_db()
    assert (decision.state, decision.opened_on) == (DecisionState.OPEN, timezone.localdate())

    with pytest.raises(Refused, match="nog reageren tot en met"):
        move(decision, DecisionState.FINAL, by=None)

    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        move(decision, DecisionState.FINAL, by=None, what_changed="Niets, want iedereen was het eens.")
        decision.refresh_from_db()
        assert (decision.state, decision.decided_on) == (DecisionState.FINAL, timezone.localdate())
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "synthesis.open",
        "synthesis.final",
    ]


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"reason": "  "}, "Schrijf op waarom"),
        ({"owner_name": ""}, "aanspreekbaar"),
        ({"open_until": timezone.localdate() - timedelta(days=1)}, "tot en met welke dag"),
    ],
)
def test_what_is_not_ready_is_not_opened(missing: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        move(DecisionFactory(**missing), DecisionState.OPEN, by=None)


def test_pulling_back_starts_a_new_edition() -> None:
    decision = move(DecisionFactory(), DecisionState.OPEN, by=None)
    back = move(decision, DecisionState.DRAFT, by=None)
    assert (back.edition, back.opened_on) == (2, None)


def test_who_looked_at_an_older_version_does_not_win() -> None:
    decision = DecisionFactory()
    move(decision, DecisionState.OPEN, by=None, version=1)
    with pytest.raises(ChangedMeanwhile):
        move(decision, DecisionState.DRAFT, by=None, version=1)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_wins() -> None:
    decision = DecisionFactory()
    results: list[str] = []

    def press() -> None:
        try:
            move(decision, DecisionState.OPEN, by=None, version=1)
            results.append("won")
        except Refused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["refused"] * 4 + ["won"]
    assert AuditEvent.objects.filter(action="synthesis.open").count() == 1


def test_a_story_is_heard_and_never_decided_on() -> None:
    person = person_heard(occasion())
    story = words_of(person, "Wat mij overkwam", "triage", kind=ContributionKind.STORY)
    proposal = words_of(person, "Doe het zo", "triage")
    decision = DecisionFactory()

    with pytest.raises(Refused, match="Een verhaal wordt gehoord, niet overgenomen of afgewezen"):
        service.link_proposals(decision, [proposal, story], by=None)
    assert not decision.proposals.exists()

    with pytest.raises(Refused):
        service.draft(
            title="Nee",
            outcome=DecisionOutcome.NOT,
            reason="Daarom",
            agenda_item=theme(),
            by=None,
            proposals=[story],
        )
    assert not Decision.objects.filter(title="Nee").exists()


def test_linking_twice_is_harmless_and_a_final_decision_stays_as_it_is() -> None:
    proposal = words_of(person_heard(occasion()), "Doe het zo", "triage")
    decision = DecisionFactory()
    service.link_proposals(decision, [proposal], by=None)
    service.link_proposals(decision, [proposal], by=None)
    assert decision.proposals.count() == 1

    final = DecisionFactory(final=True)
    with pytest.raises(Refused, match="definitief"):
        service.link_proposals(final, [proposal], by=None)
    with pytest.raises(Refused, match="definitief"):
        unlink_proposals(final, [proposal], by=None)


def test_the_day_people_were_told_comes_no_sooner() -> None:
    decision = DecisionFactory(opened=True)
    decision.open_until -= timedelta(days=1)
    with pytest.raises(Refused, match="niet eerder"):
        correct(decision, version=1, by=None)
    decision.open_until += timedelta(days=5)
    assert correct(decision, version=1, by=None).version == 2


def test_the_newest_decisions_first_and_no_drafts(django_assert_num_queries: Any) -> None:
    DecisionFactory()
    old = DecisionFactory(final=True, decided_on=timezone.localdate() - timedelta(days=9))
    opened = DecisionFactory(opened=True, opened_on=timezone.localdate() - timedelta(days=2))
    new = DecisionFactory(final=True)
    with django_assert_num_queries(1):
        found = service.latest_decisions(3)
        assert [decision.agenda_item.code for decision in found] == ["triage"] * 3
    assert found == [new, opened, old]
    assert len(service.latest_decisions(2)) == 2


def test_a_decision_of_earlier_days_keeps_its_days() -> None:
    today = timezone.localdate()
    opened, decided = today - timedelta(days=40), today - timedelta(days=10)
    decision = DecisionFactory(open_until=today - timedelta(days=20))

    with pytest.raises(Refused):
        move(decision, DecisionState.OPEN, by=None)
    move(decision, DecisionState.OPEN, by=None, on=opened)
    with pytest.raises(Refused):
        move(decision, DecisionState.FINAL, by=None, on=opened)
    told = "Wij legden beter uit wie er voorgaat."
    moved = move(decision, DecisionState.FINAL, by=None, on=decided, what_changed=told)

    assert (moved.opened_on, moved.decided_on) == (opened, decided)


def test_a_finding_with_where_it_comes_from() -> None:
    words = words_of(person_heard(occasion()), "Doe het zo", "triage")
    finding = service.record_finding(
        sentence="Zo moet het.", agenda_item=theme(), by=None, page_reference="bladzijde 3", evidence=[words]
    )
    assert list(finding.evidence.all()) == [words]
