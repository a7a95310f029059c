"""A participant reacts to a piece of text, also while an organiser rolls out the next edition."""

import re

import pytest

from consultation.enums import ItemKind
from consultation.methods import method_of
from consultation.models import Answer, AnswerWords, Item
from consultation.texts.paragraphs import paragraphs_of, state_of
from consultation.texts.reading_in import Piece
from consultation.texts.rolling_out import roll_out
from consultation.texts.suggestions import open_suggestions
from contributions.models import Contribution, Participation
from people.models import Perspective
from tests.consultation.walker import Walker
from tests.factories.drafttext import pieces_now, text_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return text_round()


def rolled_out(step, pieces):
    return roll_out(step, pieces, what_changed="Korter.", seen=state_of(step))


def hand_in(walker: Walker) -> None:
    walker.post("wie", perspective=Perspective.objects.get(code="other_citizen").code, speaks_for="self")
    walker.post("eerder", before="no")
    walker.post("toestemming")
    walker.post("bereik", how="none")
    from consultation.submitting import hand_in as deed

    deed(walker.round, Participation.objects.get())


def test_one_or_two_boxes_and_words_are_kept(text) -> None:
    round_, step = text
    walker = Walker(round_)
    walker.answer(1, oordeel=["agree", "clear"], waarom="Helder.", andere_woorden="Wij helpen u.")
    answer = Answer.objects.get()
    assert answer.value == {"choices": ["clear", "agree"]}
    assert answer.draft_words == {"": "Helder.", "suggestion": "Wij helpen u."}
    item = paragraphs_of(step)[0]
    told = method_of(item).tell(item, item.current, Walker and walker_given(answer))
    assert told == ["Dit is duidelijk", "Hier ben ik het mee eens", "Helder.", "Zo zou u het zeggen: Wij helpen u."]


def walker_given(answer):
    from consultation.progress import given_of

    return given_of(answer)


@pytest.mark.parametrize("boxes", [["clear", "unclear"], ["agree", "object"], ["clear", "unclear", "agree"]])
def test_boxes_that_contradict_each_other_give_a_sentence_and_stay_as_typed(text, boxes) -> None:
    round_, _step = text
    shown = Walker(round_).answer(1, oordeel=boxes, andere_woorden="Mijn woorden.")
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "Laat er één staan" in page
    assert "Mijn woorden." in page
    assert len(re.findall(r'type="checkbox" checked', page)) == len(boxes)
    assert not Answer.objects.exists()


def test_a_forged_box_is_no_answer(text) -> None:
    round_, _step = text
    Walker(round_).answer(1, oordeel=["verzonnen"])
    assert Answer.objects.get().skipped


def test_only_other_words_is_an_answer_too(text) -> None:
    round_, step = text
    walker = Walker(round_)
    walker.answer(1, andere_woorden="Wij helpen u.")
    hand_in(walker)
    contribution = Contribution.objects.get()
    assert (contribution.kind, contribution.question) == ("proposal", "Wat wij doen Hoe zou u het zeggen?")
    assert [each.words for each in open_suggestions(step)] == ["Wij helpen u."]


def test_a_draft_is_no_suggestion_yet(text) -> None:
    round_, step = text
    Walker(round_).answer(1, andere_woorden="Wij helpen u.")
    assert open_suggestions(step) == []


def test_a_number_of_a_citizen_never_stays(text) -> None:
    round_, _step = text
    Walker(round_).answer(1, andere_woorden="Bel over 123456782.")
    assert "123456782" not in Answer.objects.get().draft_words["suggestion"]


def test_rolled_out_while_somebody_writes_on_a_piece(text) -> None:
    round_, step = text
    walker = Walker(round_)
    hidden = walker.hidden(walker.get("vraag/1"))
    rolled_out(step, pieces_now(step, changed={0: "Wij luisteren."}))
    typed = {"oordeel": "unclear", "andere_woorden": "Wij helpen u."}
    again = walker.post("vraag/1", **hidden, **typed, actie="verder")
    page = again.content.decode()
    assert again.status_code == 409
    assert "Deze vraag is net veranderd" in page
    assert "Wij luisteren." in page
    assert "Wij helpen u." in page
    assert 'value="unclear"' in page
    assert not Answer.objects.exists()
    kept = walker.post("vraag/1", **walker.hidden(again), **typed, actie="verder")
    assert kept.status_code == 302
    assert Answer.objects.get().item_version == paragraphs_of(step)[0].current


def test_an_old_answer_counts_for_the_old_words_until_it_is_given_again(text) -> None:
    round_, step = text
    walker = Walker(round_)
    walker.answer(1, oordeel=["clear"])
    old = Answer.objects.get().item_version_id
    rolled_out(step, pieces_now(step, changed={0: "Wij luisteren."}))
    assert Answer.objects.get().item_version_id == old
    walker.answer(1, oordeel=["clear"])
    answer = Answer.objects.get()
    assert answer.item_version_id != old
    assert answer.value == {"choices": ["clear"]}


def test_a_piece_that_moved_keeps_the_answer_that_was_being_typed(text) -> None:
    round_, step = text
    walker = Walker(round_)
    hidden = walker.hidden(walker.get("vraag/1"))
    one, two, three = pieces_now(step)
    rolled_out(step, [two, Piece("Nieuw", "Een nieuw stukje."), one, three])
    kept = walker.post("vraag/1", **hidden, oordeel="object", actie="verder")
    assert kept.status_code in (302, 409)
    if kept.status_code == 409:
        kept = walker.post("vraag/3", **walker.hidden(kept), oordeel="object", actie="verder")
    assert Answer.objects.get().item_id == one.item


def test_a_piece_that_was_taken_out_shows_what_was_typed(text) -> None:
    round_, step = text
    walker = Walker(round_)
    walker.answer(1, oordeel=["clear"])
    hidden = walker.hidden(walker.get("vraag/2"))
    one, _two, three = pieces_now(step)
    rolled_out(step, [one, three])
    shown = walker.post("vraag/2", **hidden, andere_woorden="Begin eerder, 123456782.", actie="verder")
    page = shown.content.decode()
    assert shown.status_code == 409
    assert "Dit stukje is er niet meer" in page
    assert "Begin eerder" in page
    assert "123456782" not in page
    assert Answer.objects.count() == 1
    assert walker.post("vraag/2", **hidden, actie="vorige").status_code in (302, 409)


def test_an_answer_to_a_piece_that_was_taken_out_is_handed_in_all_the_same(text) -> None:
    round_, step = text
    walker = Walker(round_)
    walker.answer(1, oordeel=["clear"])
    walker.answer(2, oordeel=["object"], andere_woorden="Begin eerder.")
    one, two, three = pieces_now(step)
    rolled_out(step, [one, three])
    overview = walker.get("overzicht").content.decode()
    assert "Begin eerder." in overview
    hand_in(walker)
    answer = Answer.objects.get(item=two.item)
    assert answer.value == {"choices": ["object"]}
    assert AnswerWords.objects.get(answer=answer).contribution.original == "Begin eerder."
    assert [each.item for each in open_suggestions(step)] == [two.item]


def test_export_has_a_column_per_verdict(text) -> None:
    _round, step = text
    item = paragraphs_of(step)[0]
    assert method_of(item).export(item, item.current, {"choices": ["unclear"]}) == {
        "clear": 0,
        "unclear": 1,
        "agree": 0,
        "object": 0,
    }


def test_skipping_a_required_piece_is_always_possible(text) -> None:
    round_, step = text
    Item.objects.filter(step=step).update(required=True)
    walker = Walker(round_)
    empty = walker.answer(1)
    assert empty.status_code == 422
    assert "Kies wat u van dit stukje vindt" in empty.content.decode()
    assert walker.answer(1, "overslaan").status_code == 302
    assert Item.objects.get(pk=paragraphs_of(step)[0].pk).kind == ItemKind.PARAGRAPH
