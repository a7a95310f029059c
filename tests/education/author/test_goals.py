"""What a pack works on is chosen, not typed: kerndoelen and citizenship by their names."""

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from education.authoring.checklist import blockers_of, check
from education.authoring.goals import goal_choices, unfitting, with_unknown
from education.catalogue.obk import GOAL_TERMS
from education.enums import Level
from education.models import LessonPack
from education.packs.every import EVERY_PACK
from tests.factories.lesson_packs import whole_pack

pytestmark = pytest.mark.django_db


def test_every_goal_we_know_can_be_chosen_once_in_the_group_of_its_schools():
    groups = goal_choices()
    codes = [code for _schools, choices in groups for code, _label in choices]
    assert sorted(codes) == sorted(GOAL_TERMS) and len(groups) == 2
    assert ("vo_44", "Kerndoel 44: De politiek") in groups[0][1]
    assert ("mbo_economic", "Economisch burgerschap") in groups[1][1]
    assert with_unknown(["vo_44"]) == groups


def test_an_editor_ticks_goals_and_keeps_what_was_there(desk):
    pack = whole_pack(goals=["vo_36", "eigen doel"])
    address = reverse("packs:edit", args=[pack.pk])
    page = desk.get(address)
    text = page.content.decode()
    assert "Kerndoel 36: Meningvorming" in text and "Eerder ingevuld" in text
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    values |= {"aims": "\n".join(pack.aims), "keywords": "", "goals": ["vo_44", "eigen doel"]}
    assert desk.post(address, values).status_code == 302
    assert LessonPack.objects.get(pk=pack.pk).goals == ["vo_44", "eigen doel"]
    page = desk.get(address)
    values["seen"] = page.context["form"]["seen"].value()
    refused = desk.post(address, {**values, "goals": ["vo_99"]})
    assert refused.status_code == 422 and "goals" in refused.context["form"].errors
    assert LessonPack.objects.get(pk=pack.pk).goals == ["vo_44", "eigen doel"]


@given(st.sets(st.sampled_from(Level.values), min_size=1), st.lists(st.sampled_from([*GOAL_TERMS, "eigen"])))
def test_a_goal_fits_when_one_of_the_levels_is_of_its_schools(levels, goals):
    schools = {"mbo" if level.startswith("mbo") else "vo" for level in levels}
    odd = [GOAL_TERMS[goal].label for goal in goals if goal != "eigen" and goal.partition("_")[0] not in schools]
    assert unfitting(goals, levels) == odd


def test_a_goal_for_other_schools_is_advice():
    pack = whole_pack(levels=["havo"], goals=["vo_44", "mbo_economic"], minutes=10)
    line = next(line for line in check(pack, timezone.localdate()) if line.code == "goals")
    assert line.says.startswith("‘Economisch burgerschap’ past niet bij het onderwijs dat u koos.")
    assert not line.blocks and blockers_of(pack, timezone.localdate()) == []


def test_the_goals_of_our_own_packs_fit():
    assert [unfitting(pack.goals, pack.levels) for pack in EVERY_PACK] == [[]] * len(EVERY_PACK)
