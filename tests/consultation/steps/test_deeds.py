"""Steps are added, set, moved and taken away; what people answered stays what they answered."""

import threading
from datetime import date

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from audit.models import AuditEvent
from consultation.copying import copy_round
from consultation.editing import Place, Wording, add_item, retire
from consultation.enums import ItemKind, MethodCode, ProductKind, ProductState, ResultsShown, RoundState
from consultation.models import DesignProduct, Item, ProductVersion, Round, Step
from consultation.steps import add_step, change_step, drop_step, shift_step
from consultation.transitions import move
from contributions.service import Refused
from tests.consultation.walker import Walker
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


def titles(round_: Round) -> list[str]:
    return list(round_.steps.order_by("order").values_list("title", flat=True))


def criteria(number: int = 1) -> ProductVersion:
    product, _made = DesignProduct.objects.get_or_create(slug="criteria", kind=ProductKind.CRITERIA, title="Criteria")
    return ProductVersion.objects.create(
        product=product, number=number, state=ProductState.PUBLISHED, published_on=date(2026, 1, number)
    )


def three_steps() -> tuple[Round, Step, Step, Step]:
    round_ = draft_round()
    second = add_step(round_, MethodCode.QUESTIONS, "Tweede")
    third = add_step(round_, MethodCode.STATEMENTS, "Derde")
    return round_, round_.steps.get(order=1), second, third


def test_a_step_comes_at_the_end_and_is_written_down(admin_user):
    round_ = draft_round()
    version = criteria()

    step = add_step(round_, MethodCode.CASES, "De verhalen", product_version=version, by=admin_user)

    assert titles(round_) == ["Uw antwoorden", "De verhalen"]
    assert (step.order, step.results_shown, step.product_version) == (2, ResultsShown.AFTER_CLOSING, version)
    assert AuditEvent.objects.filter(action="consultation.add_step", actor_id=admin_user.pk).count() == 1
    entry = ModelLogEntry.objects.get(action="consultation.add_step")
    assert (entry.object_id, entry.data["title"]) == (str(round_.pk), "De verhalen")


def test_a_step_is_set_anew_and_its_method_stays(admin_user):
    _round, _first, second, _third = three_steps()

    change_step(second, "Anders", settings={"most": 3}, results_shown=ResultsShown.HIDDEN, by=admin_user)
    change_step(second, "Nog anders", by=admin_user)

    second.refresh_from_db()
    assert (second.title, second.settings, second.results_shown) == ("Nog anders", {"most": 3}, ResultsShown.HIDDEN)
    assert second.method == MethodCode.QUESTIONS
    assert AuditEvent.objects.filter(action="consultation.change_step").count() == 2


def test_steps_change_places_and_at_the_end_nothing_happens():
    round_, first, _second, third = three_steps()

    shift_step(third, -1)
    assert titles(round_) == ["Uw antwoorden", "Derde", "Tweede"]
    shift_step(third, -1)
    shift_step(third, -1)
    assert titles(round_) == ["Derde", "Uw antwoorden", "Tweede"]
    shift_step(first, +1)
    shift_step(first, +1)
    assert titles(round_) == ["Derde", "Tweede", "Uw antwoorden"]
    assert list(round_.steps.values_list("order", flat=True)) == [1, 2, 3]


def test_a_step_never_comes_before_the_step_it_follows():
    round_, _first, second, _third = three_steps()
    followed = item_of(round_, ItemKind.SINGLE)
    place = Place(shown_if_item=followed, shown_if_option="at_once")
    add_item(second, ItemKind.OPEN, Wording("Waarom meteen?"), place)

    with pytest.raises(Refused, match="vervolgvraag komt altijd na"):
        shift_step(second, -1)
    assert titles(round_) == ["Uw antwoorden", "Tweede", "Derde"]


def test_only_an_empty_step_goes_away():
    round_, first, second, third = three_steps()
    add_item(second, ItemKind.OPEN, Wording("Wat mist u?"))

    for step in (first, second):
        with pytest.raises(Refused, match="nog vragen"):
            drop_step(step)
    drop_step(third)
    assert titles(round_) == ["Uw antwoorden", "Tweede"]
    with pytest.raises(Refused, match="net weg"):
        drop_step(third)

    Item.objects.filter(step__in=(first, second)).update(retired=True)
    with pytest.raises(Refused, match="blijft de stap bewaard"):
        drop_step(second)


def test_the_last_step_stays():
    round_ = draft_round()
    for item in Item.objects.filter(step__round=round_).order_by("-order"):
        retire(item)
    with pytest.raises(Refused, match="minstens één stap"):
        drop_step(round_.steps.get())


def test_after_closing_everything_is_refused():
    round_ = open_round()
    extra = add_step(round_, MethodCode.QUESTIONS, "Tweede")
    round_ = move(round_, RoundState.REVIEW, by=None, reason="Iedereen heeft geantwoord.")

    for deed in (
        lambda: add_step(round_, MethodCode.QUESTIONS, "Derde"),
        lambda: change_step(extra, "Anders"),
        lambda: shift_step(extra, -1),
        lambda: drop_step(extra),
    ):
        with pytest.raises(Refused, match="De ronde is gesloten"):
            deed()
    assert titles(round_) == ["Uw antwoorden", "Tweede"]


def test_an_unknown_method_is_refused():
    with pytest.raises(Refused, match="Kies er een uit de lijst"):
        add_step(draft_round(), "guessing", "Raden")


def test_what_people_judged_stays_what_they_judged():
    old, new = criteria(1), criteria(2)
    round_ = open_round()
    step = round_.steps.get()
    change_step(step, step.title, product_version=old)
    step.refresh_from_db()
    person = Walker(round_)
    person.get("begin")
    person.answer(1, keuze="person")

    with pytest.raises(Refused, match="Criteria, versie 1"):
        change_step(step, step.title, product_version=new)
    change_step(step, "Andere naam", product_version=old)
    step.refresh_from_db()
    assert (step.title, step.product_version) == ("Andere naam", old)


def test_a_copy_has_the_same_steps():
    round_, _first, second, third = three_steps()
    version = criteria()
    change_step(second, "Tweede", settings={"most": 3}, results_shown=ResultsShown.LIVE, product_version=version)
    add_item(second, ItemKind.OPEN, Wording("Wat mist u?", plain="Wat wilt u nog zeggen?"))
    shift_step(third, -1)

    copy = copy_round(round_, title="Nog een keer")

    fields = ("method", "title", "order", "settings", "results_shown", "product_version")
    assert list(copy.steps.values_list(*fields)) == list(round_.steps.values_list(*fields))
    asked = [
        [
            (item.step.title, item.current.text, item.current.plain)
            for item in Item.objects.asked().filter(step__round=each)
        ]
        for each in (round_, copy)
    ]
    assert asked[0] == asked[1] and asked[0][-1] == ("Tweede", "Wat mist u?", "Wat wilt u nog zeggen?")


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_move_steps_at_once_leave_every_step_once():
    round_, first, second, third = three_steps()

    def run(step: Step, places: int) -> None:
        try:
            shift_step(step, places)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in ((third, -1), (first, +1), (second, -1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(round_.steps.values_list("order", flat=True)) == [1, 2, 3]
    assert sorted(titles(round_)) == ["Derde", "Tweede", "Uw antwoorden"]
