"""A question can be improved without changing what somebody answered."""

import pytest

from consultation.editing import Place, Wording, add_item, freeze, retire, revise, shift
from consultation.enums import ItemKind, RoundState
from consultation.models import Answer, Item, ItemVersion, Round, Submission
from contributions.models import AgendaItem
from contributions.service import Refused, begin, new_code
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


def wording_of(item, **changes):
    version = item.current
    return Wording(
        **{
            "text": version.text,
            "help": version.help,
            "options": version.options,
            "min_choices": version.min_choices,
            "max_choices": version.max_choices,
            **changes,
        }
    )


def options(*codes):
    return [("option", {"code": code, "label": code, "meaning": "", "reason_prompt": ""}) for code in codes]


def answer(item):
    participation = begin(item.step.round.occasion, code=new_code())
    submission = Submission.objects.create(round=item.step.round, participation=participation)
    kept = Answer.objects.create(submission=submission, item=item, item_version=item.current)
    freeze([item.current_id])
    return kept


def test_words_nobody_saw_are_changed_in_place():
    item = item_of(draft_round(), ItemKind.OPEN)
    version = revise(item, wording_of(item, text="Wat doet de belangenbehartiger niet?"))
    assert (version.number, version.text) == (1, "Wat doet de belangenbehartiger niet?")
    assert ItemVersion.objects.filter(item=item).count() == 1


def test_words_somebody_answered_stay_and_a_new_version_is_asked():
    item = item_of(draft_round(), ItemKind.OPEN)
    kept = answer(item)
    old = item.current.text
    version = revise(item, wording_of(item, text="Een betere vraag?"))
    kept.refresh_from_db()
    item.refresh_from_db()
    assert (kept.item_version.text, kept.item_version.number) == (old, 1)
    assert (version.number, item.current_id, version.frozen) == (2, version.pk, False)


def test_while_a_round_is_open_words_on_a_screen_are_never_changed_in_place():
    item = item_of(open_round(), ItemKind.OPEN)
    assert revise(item, wording_of(item, text="Een betere vraag?")).number == 2


def test_a_kind_that_the_method_of_the_step_does_not_know_is_refused():
    item = item_of(draft_round(), ItemKind.SINGLE)
    before = Item.objects.count()
    with pytest.raises(Refused, match="hoort niet bij deze stap"):
        add_item(item.step, ItemKind.STATEMENT, Wording(text="Een stelling."))
    assert Item.objects.count() == before


def test_saving_without_a_change_makes_no_version():
    item = item_of(open_round(), ItemKind.SINGLE)
    assert revise(item, wording_of(item)).number == 1


def test_freeze_is_one_query_and_writes_once(django_assert_num_queries):
    round_ = draft_round()
    versions = [item.current_id for item in Item.objects.filter(step__round=round_)]
    with django_assert_num_queries(1):
        assert freeze(versions) == 7
    with django_assert_num_queries(1):
        assert freeze(versions) == 0


def test_a_code_that_people_could_choose_does_not_disappear_but_its_words_may_improve():
    item = item_of(draft_round(), ItemKind.SINGLE)
    answer(item)
    codes = [block.value["code"] for block in item.current.options]
    with pytest.raises(Refused, match="al beantwoord"):
        revise(item, wording_of(item, options=options(*codes[1:])))
    version = revise(item, wording_of(item, options=options(*codes, "another")))
    assert [block.value["label"] for block in version.options] == [*codes, "another"]


def test_a_code_that_a_follow_up_waits_for_does_not_disappear():
    item = item_of(draft_round(), ItemKind.SINGLE)
    with pytest.raises(Refused, match="vervolgvraag aan het antwoord met code at_the_end"):
        revise(item, wording_of(item, options=options("at_once", "no_answer")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"options": options("a", "a")}, "dezelfde code"),
        ({"options": options("a")}, "minstens twee"),
        ({"options": options("a", "b"), "min_choices": 3}, "meer dan er antwoorden zijn"),
        ({"options": options("a", "b"), "min_choices": 2, "max_choices": 1}, "Pas een van de twee aan"),
    ],
)
def test_options_that_cannot_be_answered_are_refused(changes, sentence):
    item = item_of(draft_round(), ItemKind.MULTIPLE)
    with pytest.raises(Refused, match=sentence):
        revise(item, wording_of(item, **changes))
    item.refresh_from_db()
    assert next(block.value["code"] for block in item.current.options) == "person"


@pytest.mark.parametrize("state", [RoundState.REVIEW, RoundState.DECIDED, RoundState.ARCHIVED])
def test_after_closing_nothing_changes(state):
    round_ = open_round()
    item = item_of(round_, ItemKind.OPEN)
    Round.objects.update(state=state)
    item = Item.objects.get(pk=item.pk)
    for change in (
        lambda: revise(item, wording_of(item, text="Te laat")),
        lambda: retire(item),
        lambda: shift(item, -1),
        lambda: add_item(item.step, ItemKind.OPEN, Wording("Nog iets?")),
    ):
        with pytest.raises(Refused, match="gesloten"):
            change()


def test_a_question_nobody_answered_is_deleted_and_an_answered_one_is_kept():
    round_ = draft_round()
    story, scale = item_of(round_, ItemKind.STORY), item_of(round_, ItemKind.SCALE)
    kept = answer(scale)
    assert [retire(story), retire(scale)] == [False, True]
    assert not Item.objects.filter(pk=story.pk).exists()
    assert Answer.objects.filter(pk=kept.pk).exists()
    assert scale.pk not in set(Item.objects.asked().values_list("pk", flat=True))


def test_a_question_with_a_follow_up_stays_until_the_follow_up_is_gone():
    round_ = draft_round()
    parent = item_of(round_, ItemKind.SINGLE)
    with pytest.raises(Refused, match="Haal eerst de vervolgvraag weg"):
        retire(parent)
    retire(parent.followers.get())
    assert retire(parent) is False


def test_a_new_question_comes_last_and_belongs_to_its_actions():
    round_ = draft_round()
    step = round_.steps.get()
    action = AgendaItem.objects.get(number=5)
    item = add_item(step, ItemKind.SINGLE, Wording("Ja of nee?", options=options("ja", "nee")), Place([action]))
    assert list(Item.objects.asked().filter(step=step))[-1] == item
    assert list(item.agenda_items.all()) == [action]
    assert item.current.number == 1


def test_shifting_keeps_every_question_once_and_a_follow_up_behind_its_parent():
    round_ = draft_round()
    before = list(Item.objects.asked().filter(step__round=round_))
    shift(before[0], -1)  # already first: nothing happens
    shift(before[5], -1)
    assert [before.index(item) for item in Item.objects.asked()] == [0, 1, 2, 3, 5, 4, 6]
    with pytest.raises(Refused, match="komt altijd na"):
        shift(Item.objects.get(pk=before[2].pk), -1)


def test_a_follow_up_hangs_on_an_earlier_question_of_the_same_round():
    round_, other = draft_round("een"), draft_round("twee")
    last = item_of(round_, ItemKind.STORY)
    for wrong in (item_of(other, ItemKind.SINGLE), last):
        with pytest.raises(Refused, match="eerdere vraag van dezelfde ronde"):
            revise(last, wording_of(last), Place((), wrong, "at_once"))
    revise(last, wording_of(last), Place((), item_of(round_, ItemKind.SINGLE), "at_once"))
    last.refresh_from_db()
    assert last.shown_if_option == "at_once"
