"""How much of the chain is whole, counted from words to people."""

from typing import Any

import pytest
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import ModerationReason, ModerationState
from notices.models import Notice, NoticeState
from synthesis.enums import NoContentReason, ReadingState
from synthesis.models import Evidence, Excerpt, Reading
from synthesis.service import ChainCoverage, chain_coverage, coverage_per_occasion, coverage_per_theme
from synthesis.tasks import tell_participants
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db


def a_chain() -> tuple[Participation, Contribution]:
    """Three contributions: coded and decided on, without content, and waiting; in one round."""
    here = occasion("triage")
    person = person_heard(here, email="a@voorbeeld.nl")
    said, thanks, _waiting = (words_of(person, text, "triage") for text in ("Wacht niet", "Dank", "Nog iets"))
    Reading.objects.create(contribution=said, state=ReadingState.CODED)
    Reading.objects.create(contribution=thanks, state=ReadingState.NO_CONTENT, reason=NoContentReason.THANKS)
    used = Excerpt.objects.create(contribution=said, start=0, end=5)
    Excerpt.objects.create(contribution=said, start=6, end=10)
    finding = FindingFactory()
    Evidence.objects.create(finding=finding, contribution=said, excerpt=used)
    return person, said


def test_nothing_is_nothing() -> None:
    assert chain_coverage() == ChainCoverage()
    assert chain_coverage().share("read") is None


def test_every_step_is_counted() -> None:
    person, _said = a_chain()
    found = chain_coverage()
    assert found == ChainCoverage(
        contributions=3, read=2, coded=1, without_content=1, excerpts=2, excerpts_in_findings=1, findings=1, people=1
    )
    assert found.pair("read") == (2, 3)
    assert found.share("excerpts_in_findings") == 0.5
    assert found.waiting == 1
    assert coverage_per_occasion() == {person.occasion_id: found}
    assert coverage_per_theme() == {theme().pk: found}


def test_a_decision_reaches_people_by_receipt_and_by_mail() -> None:
    person, _said = a_chain()
    person_heard(occasion("profiel"))
    finding = FindingFactory()
    decision = DecisionFactory(final=True)
    decision.findings.add(finding)
    found = chain_coverage()
    assert (found.findings_decided, found.findings) == (1, 2)
    assert (found.people_told, found.people_mailed, found.people) == (1, 0, 2)

    tell_participants(str(decision.pk))
    assert chain_coverage().people_mailed == 0, "queued is not sent"
    Notice.objects.update(state=NoticeState.SENT, sent_at=timezone.now())
    assert chain_coverage().people_mailed == 1
    assert coverage_per_occasion()[person.occasion_id].people_mailed == 1


def test_a_draft_decides_nothing_and_tells_nobody() -> None:
    a_chain()
    decision = DecisionFactory()
    decision.findings.set(decision.agenda_item.findings.all())
    assert (chain_coverage().findings_decided, chain_coverage().people_told) == (0, 0)


def test_what_does_not_count_is_not_counted() -> None:
    _person, said = a_chain()
    Contribution.objects.filter(pk=said.pk).update(moderation=ModerationState.WITHHELD, reason=ModerationReason.SPAM)
    found = chain_coverage()
    assert (found.contributions, found.read, found.excerpts) == (2, 1, 0)


def test_other_occasions_stay_out() -> None:
    person, _said = a_chain()
    elsewhere = occasion("triage")
    words_of(person_heard(elsewhere), "Elders", "triage")
    assert chain_coverage([elsewhere.pk]) == ChainCoverage(contributions=1, people=1)
    assert chain_coverage([person.occasion_id]).contributions == 3


@pytest.mark.parametrize("ask", [chain_coverage, coverage_per_occasion, coverage_per_theme])
def test_the_number_of_questions_is_fixed(ask: Any, django_assert_num_queries: Any) -> None:
    for more in (1, 3):
        for _ in range(more):
            person, _said = a_chain()
            key = f"decision:x:{person.participant_id}"
            Notice.objects.create(key=key, template="decision_final", state=NoticeState.SENT)
        with django_assert_num_queries(6):
            ask()
