"""A decision whose day has come returns on the desk, to its owner first."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from people.service import Role
from synthesis.desk import to_review
from synthesis.models import Decision
from tests.factories.people import UserFactory, staff
from tests.factories.synthesis import DecisionFactory

pytestmark = pytest.mark.django_db


def _due(days_ago: int, owner: User | None = None) -> Decision:
    due: Decision = DecisionFactory(final=True, owner=owner, review_on=timezone.localdate() - timedelta(days=days_ago))
    return due


def test_who_owns_a_decision_is_led_to_it_and_others_to_the_oldest() -> None:
    owner, colleague = staff(Role.ORGANISER), staff(Role.ORGANISER)
    oldest, own = _due(9), _due(2, owner)
    (for_owner,), (for_colleague,) = list(to_review(owner)), list(to_review(colleague))
    assert for_owner.url == reverse("besluiten:review", args=[own.pk])
    assert "U bent de eigenaar" in for_owner.text
    assert for_colleague.url == reverse("besluiten:review", args=[oldest.pk])
    assert "U bent de eigenaar" not in for_colleague.text
    assert for_owner.due == for_colleague.due == oldest.review_on


def test_a_day_to_come_and_a_colleague_who_decides_nothing_see_no_line() -> None:
    organiser = staff(Role.ORGANISER)
    _due(-1, organiser)
    assert not list(to_review(organiser))
    _due(1)
    assert not list(to_review(staff(Role.MODERATOR)))


def test_whoever_writes_a_decision_chooses_who_owns_it(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    organiser, decision = staff(Role.ORGANISER), DecisionFactory()
    participant = UserFactory()
    client.force_login(organiser)
    page = client.get(reverse("besluiten:edit", args=[decision.pk])).content.decode()
    assert 'name="owner"' in page and str(organiser.email) in page
    assert str(participant.email) not in page.split('name="owner"')[1].split("</select>")[0]
