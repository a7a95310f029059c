"""A whole form at once, many of them, or an answer at a time: the same is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from consultation import drafts
from consultation.methods import Given
from consultation.models import Answer, AnswerWords, Item, Round
from consultation.service import WholeForm, begin_only, take_in, take_in_many
from contributions.models import Participation
from contributions.service import new_code
from people.models import Perspective
from people.service import Introduction
from tests.factories.rounds import item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    return open_round()


def answers(round_: Round) -> dict[Item, Given]:
    """Words with a number that may not be kept, and a question that was skipped."""
    first = item_of(round_, "open", 1)
    second = Item.objects.asked().filter(step__round=round_, shown_if_item=None).exclude(pk=first.pk).last()
    assert second is not None
    return {first: Given(words={"": "Bel mij. Mijn nummer is 111222333."}), second: Given()}


def kept(participation: Participation) -> list[tuple[Any, ...]]:
    rows = Answer.objects.filter(submission__participation=participation).order_by("place")
    return [(row.item_id, row.item_version_id, row.value, row.draft_words, row.skipped, row.place) for row in rows]


def words(participation: Participation) -> list[tuple[str, str]]:
    found = AnswerWords.objects.filter(contribution__participation=participation)
    return list(found.values_list("contribution__question", "contribution__original"))


def one_by_one(round_: Round) -> Participation:
    draft = drafts.Draft(new_code())
    for item, given in answers(round_).items():
        draft = drafts.keep(round_, draft, item, given, seen_version=0, skipped=not given.words)
    found = drafts.find(round_, draft.code).participation
    assert found is not None
    return found


def test_a_draft_kept_at_once_is_the_draft_kept_answer_by_answer(round_: Round) -> None:
    at_once, single = begin_only(round_, answers(round_)), one_by_one(round_)
    assert kept(at_once) == kept(single)
    assert "111222333" not in str(kept(at_once))
    assert {item.current.frozen for item in Item.objects.filter(pk__in=[row[0] for row in kept(single)])} == {True}


def test_who_kept_something_already_goes_on_from_there(round_: Round) -> None:
    code = new_code()
    first, second = answers(round_)
    drafts.keep(round_, drafts.Draft(code), first, Given(words={"": "Eerst dit."}), seen_version=0)
    done = take_in(round_, {second: Given()}, code=code)
    assert [text for _question, text in words(done)] == ["Eerst dit."]
    assert [row[0] for row in kept(done)] == [first.pk, second.pk]


def test_many_forms_are_what_each_would_be_by_itself(round_: Round) -> None:
    day = timezone.localdate() - timedelta(days=3)
    citizen = Perspective.objects.get(code="experience_expert")
    form = WholeForm(answers=answers(round_), introduction=Introduction(perspective=citizen), on=day)
    many, single = take_in_many(round_, [form, form]), take_in(round_, answers(round_), on=day)
    assert [words(each) for each in many] == [words(single)] * 2
    assert [kept(each) for each in many] == [kept(single)] * 2
    counted = Participation.objects.counted().filter(participant__perspective=citizen, handed_in_on=day)
    assert counted.count() == 2


def test_the_number_of_queries_does_not_grow_with_the_forms(round_: Round, django_assert_num_queries: Any) -> None:
    form = WholeForm(answers=answers(round_), introduction=Introduction(), on=timezone.localdate())
    take_in_many(round_, [form])
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        take_in_many(round_, [form])
    with django_assert_num_queries(len(asked)):
        take_in_many(round_, [form] * 3)
