"""The number per group on the front page: no day and no dossier can be subtracted from it."""

import pytest
from django.core.cache import cache

from contributions.service import Scope, people_heard, told_people
from people.models import Perspective
from tests.factories.contributions import OccasionFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def heard(occasion, number, code="citizens"):
    perspective = Perspective.objects.get(code=code)
    ParticipationFactory.create_batch(number, occasion=occasion, participant__perspective=perspective)
    cache.clear()


def shown(code="citizens"):
    return people_heard().get(code, ("", "nobody"))[1]


def test_it_goes_in_steps_of_five():
    occasion = OccasionFactory()
    heard(occasion, 4)
    assert shown() is None
    heard(occasion, 1)
    assert shown() == 5
    heard(occasion, 4)
    assert shown() == 5
    heard(occasion, 1)
    assert shown() == 10


def test_what_a_dossier_hides_of_one_occasion_is_not_in_the_sum():
    large, small = OccasionFactory(), OccasionFactory()
    heard(large, 20)
    heard(small, 3)
    assert told_people(Scope(audience="openbaar"))[large.pk]["citizens"][-1] == 20
    assert shown() == 20


def test_a_group_that_was_not_heard_is_not_there(client, django_assert_num_queries):
    heard(OccasionFactory(), 6, "government")
    assert set(people_heard()) == {"government"}
    cache.clear()
    with django_assert_num_queries(1):
        people_heard()
    with django_assert_num_queries(0):
        people_heard()
    assert "minstens 5 mensen" in client.get("/").content.decode()
