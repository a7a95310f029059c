"""/meedoen/ with two hundred rounds behind it: as many questions to the database, and no heavier, than with three."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultation.enums import RoundState
from consultation.models import Round, RoundIndexPage, RoundPage
from consultation.round_lists import PER_PAGE
from contributions.service import OccasionKind, open_occasion

pytestmark = pytest.mark.django_db


def decided_rounds(many: int) -> None:
    index, now = RoundIndexPage.objects.get(), timezone.now()
    for number in range(Round.objects.count(), many):
        title = f"Ronde {number}"
        round_ = Round.objects.create(
            slug=f"ronde-{number}",
            title=title,
            question="Wat vindt u hiervan?",
            state=RoundState.DECIDED,
            occasion=open_occasion(kind=OccasionKind.ROUND, title=title),
            opens_at=now - timedelta(days=number + 60),
            closes_at=now - timedelta(days=number + 30),
        )
        index.add_child(instance=RoundPage(title=title, slug=round_.slug, introduction=title, round=round_))


def visit(address: str = "/meedoen/") -> tuple[int, str, int]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = Client().get(address)
    assert response.status_code == 200
    return len(queries), response.content.decode(), len(gzip.compress(response.content))


def test_two_hundred_rounds_cost_what_three_cost_and_all_can_be_found() -> None:
    decided_rounds(PER_PAGE)
    visit()  # what a first visit puts in the caches of the process
    few, _html, light = visit()
    decided_rounds(200)
    many, html, weight = visit()

    assert many == few
    assert weight < 1.1 * light
    assert html.count("Ronde ") >= PER_PAGE and "Bladzijde 1 van 10" in html
    assert "Ronde 199" in visit("/meedoen/?p=10")[1]
    assert "Bladzijde 10 van 10" in visit("/meedoen/?p=999")[1]
    assert "Bladzijde 1 van 10" in visit("/meedoen/?p=onzin")[1]
