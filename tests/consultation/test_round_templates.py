"""A template is data that must hold together, and a round made from it is whole."""

import pytest
from django.db import IntegrityError, transaction

from audit.models import AuditEvent
from consultation.editing import KINDS_WITH_OPTIONS
from consultation.enums import RoundState
from consultation.methods.questions import KINDS
from consultation.models import Item, ItemVersion, Round, RoundPage
from consultation.round_templates import TEMPLATES
from consultation.rounds import create_round
from contributions.models import Occasion
from contributions.service import Refused


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.code)
def test_a_template_holds_together(template):
    keys = [item.key for item in template.items]
    assert len(set(keys)) == len(keys)
    for place, item in enumerate(template.items):
        codes = [option.code for option in item.options]
        assert len(set(codes)) == len(codes), item.key
        assert bool(codes) == (item.kind in KINDS_WITH_OPTIONS), item.key
        assert len(item.text) <= ItemVersion._meta.get_field("text").max_length
        if item.shown_after:
            parent = next(each for each in template.items[:place] if each.key == item.shown_after[0])
            assert item.shown_after[1] in [option.code for option in parent.options]


def test_the_triage_template_asks_in_every_way_there_is():
    assert {item.kind for item in TEMPLATES["triage"].items} == set(KINDS)


def test_this_must_not_come_is_an_answer_with_room_for_a_reason():
    refusals = [option for item in TEMPLATES["triage"].items for option in item.options if option.code == "not_at_all"]
    assert refusals and all(option.reason_prompt for option in refusals)


@pytest.mark.django_db
def test_create_round_makes_everything_a_round_consists_of(django_user_model):
    organiser = django_user_model.objects.create_user("organisator@example.org")

    round_ = create_round("triage", by=organiser)

    assert (round_.slug, round_.state, round_.is_example) == ("triagecriteria", RoundState.DRAFT, False)
    assert round_.occasion.kind == "round"
    assert sorted(round_.occasion.agenda_items.values_list("number", flat=True)) == [2, 3, 7, 8]
    items = list(Item.objects.asked().filter(step__round=round_))
    assert [item.current.text for item in items] == [item.text for item in TEMPLATES["triage"].items]
    follower = next(item for item in items if item.shown_if_item)
    assert follower.shown_if_option in [block.value["code"] for block in follower.shown_if_item.current.options]
    page = RoundPage.objects.get(round=round_)
    assert (page.live, page.slug, page.get_parent().slug) == (False, "triagecriteria", "meedoen")
    assert AuditEvent.objects.filter(action="consultation.create_round", actor_id=organiser.pk).count() == 1


@pytest.mark.django_db
def test_a_second_round_from_the_same_template_gets_an_address_of_its_own():
    assert [create_round("triage").slug for _ in range(3)] == [
        "triagecriteria",
        "triagecriteria-2",
        "triagecriteria-3",
    ]


@pytest.mark.django_db
def test_a_taken_address_and_an_unknown_template_are_refused_and_leave_nothing_behind():
    create_round("triage", slug="zaken")
    for arguments, sentence in (
        ({"template_code": "triage", "slug": "zaken"}, "Kies een ander adres"),
        ({"template_code": "bestaat-niet"}, "Kies een sjabloon"),
    ):
        with pytest.raises(Refused, match=sentence):
            create_round(**arguments)
    assert Round.objects.count() == Occasion.objects.filter(kind="round").count() == 1


@pytest.mark.django_db
def test_the_database_holds_one_version_number_once_per_item():
    item = Item.objects.asked().filter(step__round=create_round("triage")).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemVersion.objects.create(item=item, number=1, text="Nog eens")
