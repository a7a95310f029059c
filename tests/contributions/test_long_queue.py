"""A queue of ten thousand opens as one of three hundred: same questions, same rows."""

from time import perf_counter

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

    def measure() -> tuple[int, float]:
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(QUEUE)
        questions = len(asked)  # now: the next request clears the list
        assert len(page.context["object_list"]) == 25
        times = []
        for _round in range(5):
            start = perf_counter()
            client.get(QUEUE)
            times.append(perf_counter() - start)
        return questions, min(times)

    fill(300)
    few_questions, few_seconds = measure()
    fill(SAMPLE.large_rows - 300)
    many_questions, many_seconds = measure()

    print(
        f"moderation queue: {few_questions} queries; 300 rows {few_seconds * 1000:.0f} ms, "
        f"{SAMPLE.large_rows} rows {many_seconds * 1000:.0f} ms"
    )
    assert few_questions == many_questions > 0
