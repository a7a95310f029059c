"""What the desk says of gaps: one line per kind of work, for who may close them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultation.desk import gaps as desk
from consultation.figures.keeping import count
from consultation.models import GapTask
from pages.service import Urgency
from people.service import Role
from tests.consultation.test_balance import make
from tests.factories.balance import people_from
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


class TestTheDesk:
    def test_tasks_past_their_day_come_first_and_near_ones_after(self) -> None:
        round_, organiser = open_round(), staff(Role.ORGANISER)
        make(round_, "youth", due_on=timezone.localdate())
        make(round_, "science", due_on=timezone.localdate() + timedelta(days=30))
        late = make(round_, "entrepreneur")
        GapTask.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))
        lines = list(desk.gap_tasks_due(organiser))
        assert [(line.urgency, line.title) for line in lines] == [
            (Urgency.LATE, "Rond 1 taak bij een gat af"),
            (Urgency.SOON, "Werk aan 1 taak bij een gat"),
        ]
        assert list(desk.gap_tasks_due(staff(Role.ANALYST))) == []

    def test_gaps_that_nobody_works_on_are_one_line_for_all_rounds(self, django_assert_num_queries) -> None:
        organiser = staff(Role.ORGANISER)
        first, second = open_round(), open_round("tweede")
        for round_ in (first, second):
            people_from("youth", 3, round_)
            count(round_)
        organiser.has_perm("consultation.change_gaptask")  # asked once per request
        with django_assert_num_queries(4):
            lines = list(desk.gaps_without_task(organiser))
        assert [line.title for line in lines] == ["Kijk wie ontbreekt in 2 rondes"]
        for code in ("citizens", "civil_society", "government", "experience_expert", "youth", "entrepreneur",
                     "science", "tax_inspector"):  # fmt: skip
            make(first, code)
        assert [line.title for line in desk.gaps_without_task(organiser)] == ["Kijk wie ontbreekt in 1 ronde"]
