"""A queue of ten thousand opens as one of three hundred: same questions, same rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributions.models import Contribution
from people.service import Role
from tests.factories.contributions import ContributionFactory, ParticipationFactory
from tests.factories.people import staff
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db

QUEUE = "/beheer/moderatie/"


def test_a_long_queue_asks_and_fetches_no_more_than_a_short_one(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.MODERATOR))
    participation = ParticipationFactory()

    def fill(count: int) -> None:
        made = ContributionFactory.build_batch(count, participation=participation, occasion=participation.occasion)
        Contribution.objects.bulk_create(made, batch_size=500)

    def questions() -> int:
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(QUEUE)
        assert len(page.context["object_list"]) == 25
        return len(asked)

    fill(300)
    few = questions()
    fill(SAMPLE.large_rows - 300)
    assert questions() == few > 0
