"""What everybody may see: where we were, in dates, never in people."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gatherings.models import Gathering

from . import country

pytestmark = pytest.mark.django_db
MAP = "/agenda/kaart/"


def test_the_map_and_the_table_tell_where_we_were(client: Client) -> None:
    date = country.held_date("DR")
    country.heard(country.people(31), date.gathering.occasion)
    country.planned("ZE")
    answer = client.get(MAP)
    page = " ".join(answer.content.decode().split())
    assert "Wij organiseerden 1 bijeenkomst." in page
    assert "<title>Drenthe: hier waren wij 1 keer.</title>" in page
    assert "<title>Zeeland: hier waren wij nog niet.</title>" in page
    assert [(row.held, row.coming) for row in answer.context["rows"] if row.name in ("Drenthe", "Zeeland")] == [
        (1, 0),
        (0, 1),
    ]
    assert "31" not in page.split("<main", 1)[1].split("</main>")[0].split("</svg>")[-1]


def test_what_is_over_counts_before_anybody_closed_it(client: Client) -> None:
    date = country.planned("FR")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Gathering.objects.filter(pk=date.gathering_id).update(
        starts_at=an_hour_ago - timedelta(hours=2), ends_at=an_hour_ago
    )
    rows = client.get(MAP).context["rows"]
    assert [(row.held, row.coming) for row in rows if row.name == "Fryslân"] == [(1, 0)]


@pytest.mark.parametrize("path", [MAP, "/agenda/uitleg/waarheen/"])
def test_reading_leaves_no_trace_and_is_light(client: Client, path: str) -> None:
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "<form" not in page.split("<main", 1)[1].split("</main>")[0]
    assert "style=" not in page
    assert len(page.encode()) < 45_000


def test_it_asks_as_much_of_one_date_as_of_three(client: Client, django_assert_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    country.held_date("DR")
    client.get(MAP)
    with CaptureQueriesContext(connection) as one:
        client.get(MAP)
    country.held_date("ZE")
    country.planned("GR")
    with django_assert_num_queries(len(one)):
        client.get(MAP)
