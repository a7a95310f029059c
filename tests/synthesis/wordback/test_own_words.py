"""From somebody's own words to the findings and decisions they stand under."""

from typing import Any

import pytest

from contributions.models import Contribution
from contributions.service import ContributionKind, ParticipationState
from synthesis.enums import Direction, NoContentReason, ReadingState
from synthesis.models import Evidence, Reading
from synthesis.service import decisions_for, own_words
from synthesis.tasks import one_per_address
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db


def test_a_decision_on_another_theme_is_mine_when_my_words_stand_under_it() -> None:
    person = person_heard(occasion("triage"), email="a@voorbeeld.nl")
    story = words_of(person, "Wat mij overkwam", "triage", kind=ContributionKind.STORY)
    finding = FindingFactory(agenda_item=theme("profiel"))
    Evidence.objects.create(finding=finding, contribution=story)
    of_theme = DecisionFactory(final=True, title="Van het thema")
    mine = DecisionFactory(final=True, agenda_item=theme("profiel"))
    mine.findings.add(finding)
    draft = DecisionFactory(agenda_item=theme("profiel"))
    draft.findings.add(finding)

    first, second = decisions_for(person)

    assert (first.title, second.title) == (mine.title, of_theme.title), "own ones first"
    assert first.rests_on == {story.pk}
    assert first.contribution_ids == frozenset(), "a story is heard, not decided on"
    assert first.is_own and not second.is_own
    assert len(one_per_address(mine)) == 1, "and the mail follows the same rule"


def test_each_of_my_words_says_how_far_it_came() -> None:
    person = person_heard(occasion("triage"))
    used, coded, thanks, waiting, gone = (words_of(person, f"Woorden {n}", "triage") for n in range(5))
    for finding, direction in ((FindingFactory(), Direction.FOR), (FindingFactory(), Direction.AGAINST)):
        Evidence.objects.create(finding=finding, contribution=used, direction=direction)
    Reading.objects.create(contribution=coded, state=ReadingState.CODED)
    Reading.objects.create(contribution=thanks, state=ReadingState.NO_CONTENT, reason=NoContentReason.THANKS)
    Contribution.objects.filter(pk=gone.pk).update(emptied_reason="withdrawn", original="", redacted="")

    told = own_words(person)

    assert gone.pk not in told
    assert [heard.is_against for heard in told[used.pk].findings] in ([False, True], [True, False])
    assert "hoorde bij" in told[used.pk].sentence
    assert "zijn gelezen" in told[coded.pk].sentence
    assert "Dank u wel" in told[thanks.pk].sentence
    assert "wachten nog" in told[waiting.pk].sentence


@pytest.mark.parametrize("reason", NoContentReason)
def test_every_reason_has_a_kind_sentence(reason: str) -> None:
    person = person_heard(occasion("triage"))
    said = words_of(person, "Hoi", "triage")
    Reading.objects.create(contribution=said, state=ReadingState.NO_CONTENT, reason=reason)
    assert own_words(person)[said.pk].sentence.startswith("Wij lazen")


def test_who_withdrew_reads_nothing_of_it() -> None:
    person = person_heard(occasion("triage"))
    words_of(person, "Weg", "triage")
    person.state = ParticipationState.WITHDRAWN
    person.save()
    assert own_words(person) == {}


def test_the_number_of_questions_is_fixed(django_assert_num_queries: Any) -> None:
    person = person_heard(occasion("triage"))
    for more in (1, 3):
        for _ in range(more):
            Evidence.objects.create(finding=FindingFactory(), contribution=words_of(person, "Iets", "triage"))
        with django_assert_num_queries(3):
            own_words(person)
