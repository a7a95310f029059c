"""Answers with questions that are at hand already: the same answers, without fetching the questions once more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultation import drafts
from consultation.models import Answer, Item, ItemVersion
from consultation.progress import items_of
from tests.consultation.walker import Walker
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def walker() -> Walker:
    walker = Walker(open_round())
    walker.answer(1, keuze="person")
    walker.answer(6, tekst="Zaken die bij de rechter liggen.")
    return walker


def both(walker: Walker) -> tuple[list[Answer], list[Answer], int]:
    """The answers as they are fetched whole, and with the questions at hand; and the queries of the latter."""
    participation = Answer.objects.first().submission.participation  # type: ignore[union-attr]
    items = items_of(walker.round)
    whole = drafts.answers_of(participation)
    with CaptureQueriesContext(connection) as captured:
        tied = drafts.answers_of(participation, items)
        read = [(each.item.step.method, each.item_version.text, list(each.recordings.all())) for each in tied]
    assert len(read) == len(whole)
    return whole, tied, len(captured)


def same(whole: list[Answer], tied: list[Answer]) -> bool:
    def told(each: Answer) -> tuple[object, ...]:
        return each.pk, each.item, each.item.current_id, each.item.retired, each.item_version, each.item_version.text

    return sorted(map(told, whole), key=str) == sorted(map(told, tied), key=str)


def test_the_questions_are_not_fetched_again(walker: Walker) -> None:
    whole, tied, queries = both(walker)
    assert len(whole) == 2 and same(whole, tied)
    assert queries == 2


def test_newer_words_of_a_question_do_not_become_those_that_were_answered(walker: Walker) -> None:
    item = Answer.objects.order_by("place").first().item  # type: ignore[union-attr]
    newer = ItemVersion.objects.create(item=item, number=9, text="Anders gevraagd?", options=item.current.options)  # type: ignore[union-attr]
    Item.objects.filter(pk=item.pk).update(current=newer)
    whole, tied, queries = both(walker)
    assert same(whole, tied)
    assert "Anders gevraagd?" not in [each.item_version.text for each in tied]
    assert queries <= 4


def test_a_question_that_was_taken_away_keeps_its_answer(walker: Walker) -> None:
    Item.objects.filter(pk=Answer.objects.order_by("place").first().item_id).update(retired=True)  # type: ignore[union-attr]
    whole, tied, _queries = both(walker)
    assert same(whole, tied)
    assert [each.item.retired for each in tied].count(True) == 1
