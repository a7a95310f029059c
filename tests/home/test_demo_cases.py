"""The bank of made-up cases of the demo."""

from collections import Counter

import pytest

from consultation.enums import CaseGroup, CaseReach, CaseState, CaseWeight
from consultation.models import Case
from home.demo.cases import STORIES, cases_in_bank
from people.service import Role
from privacy import service as privacy
from tests.factories.people import staff
from tests.reading_level.measures import sentences


@pytest.mark.django_db
def test_all_are_reviewed_by_another_and_once() -> None:
    writer, reviewer = staff(Role.EDITOR), staff(Role.ORGANISER)
    made = cases_in_bank(writer, reviewer)
    Case.objects.filter(code="dog-tax").update(title="Veranderd")
    assert [case.pk for case in cases_in_bank(writer, reviewer)] == [case.pk for case in made]
    assert Case.objects.filter(state=CaseState.REVIEWED, is_example=True, reviewed_by=reviewer).count() == len(STORIES)
    assert Case.objects.get(code="dog-tax").title == "Veranderd"


def test_there_are_enough_and_they_are_a_mix() -> None:
    facts = [story.facts.split() for story in STORIES]
    assert len(STORIES) >= 32
    assert len({story.code for story in STORIES}) == len({story.title for story in STORIES}) == len(STORIES)
    for place, kinds in ((0, CaseGroup), (1, CaseWeight), (2, CaseReach)):
        times = Counter(fact[place] for fact in facts)
        assert set(times) == set(kinds.values)
        assert min(times.values()) >= 8


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.code)
def test_a_story_is_short_and_holds_nobodys_numbers(story) -> None:
    told = sentences(story.story)
    assert 5 <= len(told) <= 10
    assert not privacy.explain(privacy.inspect(f"{story.title} {story.story} {story.warning}"))
