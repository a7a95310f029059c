"""The analysts' screens of opinion groups, and the plain page about them."""

import numpy as np
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from consultation.analyses import ask, run
from consultation.enums import AnalysisState
from consultation.models import Analysis
from people.service import Role
from tests.factories.opinion import simulated, statements_step, vote
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ANALYST))
    return client


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_an_analyst_asks_waits_and_reads(analyst) -> None:
    round_ = open_round()
    step, items = statements_step(round_, 20, title="Wat vindt u?")
    vote(round_, items, simulated(320, 20, 2, seed=2, apart=0.8)[0])
    overview = reverse("rounds:analyses", args=[round_.pk])
    assert "Zoek meningsgroepen" in text_of(analyst.get(overview))
    asked = analyst.post(reverse("rounds:analysis_ask", args=[round_.pk, step.pk]), {"seed": "5"})
    analysis = Analysis.objects.get()
    assert asked.url == reverse("rounds:analysis", args=[round_.pk, analysis.pk])
    waiting = analyst.get(asked.url)
    assert "De berekening wacht op haar beurt." in text_of(waiting)
    assert b'http-equiv="refresh"' in waiting.content
    run(analysis.pk)
    page = analyst.get(asked.url)
    assert b'http-equiv="refresh"' not in page.content
    words = text_of(page)
    assert "Wij zien 2 groepen mensen die anders stemmen dan elkaar." in words
    assert "Groep A" in words
    assert "Groep B" in words
    assert "Startgetal 5" in words
    soup = BeautifulSoup(page.content, "html.parser")
    assert len(soup.select("svg.desk-picture title")) == 2
    assert len(soup.select("#stellingen tbody tr, table tbody th[scope=row]")) >= 20
    assert "Dit is stelling 20." in words
    assert "Wij zien 2 groepen" in text_of(analyst.get(overview))


def test_no_groups_are_told_in_a_sentence_without_pictures(analyst) -> None:
    round_ = open_round()
    step, items = statements_step(round_, 20)
    vote(round_, items, simulated(320, 20, 1, seed=2)[0])
    analysis = ask(step, by=None)
    run(analysis.pk)
    page = analyst.get(reverse("rounds:analysis", args=[round_.pk, analysis.pk]))
    assert "Wij zien geen duidelijke groepen." in text_of(page)
    assert "Nodig is 0,80." in text_of(page)
    assert b"desk-picture" not in page.content


def test_a_failure_says_what_to_do(analyst) -> None:
    round_ = open_round()
    step, _items = statements_step(round_, 2)
    analysis = Analysis.objects.create(step=step, state=AnalysisState.FAILED)
    page = analyst.get(reverse("rounds:analysis", args=[round_.pk, analysis.pk]))
    assert "Vraag een nieuwe berekening" in text_of(page)


@pytest.mark.parametrize("seed", ["", "0", "een", "9" * 30, "-3"])
def test_a_seed_that_is_no_number_is_refused_in_a_sentence(analyst, seed) -> None:
    round_ = open_round()
    step, _items = statements_step(round_, 2)
    back = analyst.post(reverse("rounds:analysis_ask", args=[round_.pk, step.pk]), {"seed": seed}, follow=True)
    assert "Kies als startgetal een heel getal" in text_of(back)
    assert not Analysis.objects.exists()


def test_a_calculation_of_another_round_is_not_here(analyst) -> None:
    step, _items = statements_step(open_round(), 2)
    other = open_round("andere")
    analysis = Analysis.objects.create(step=step)
    assert analyst.get(reverse("rounds:analysis", args=[other.pk, analysis.pk])).status_code == 404
    assert analyst.post(reverse("rounds:analysis_ask", args=[other.pk, step.pk])).status_code == 404


def test_the_list_asks_as_much_for_one_as_for_three(analyst, django_assert_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    round_ = open_round()
    step, _items = statements_step(round_, 2)
    url = reverse("rounds:analyses", args=[round_.pk])
    Analysis.objects.create(step=step)
    analyst.get(url)
    with CaptureQueriesContext(connection) as one:
        analyst.get(url)
    for _ in range(2):
        Analysis.objects.create(step=step)
    with CaptureQueriesContext(connection) as three:
        analyst.get(url)
    assert len(three) == len(one)


def test_the_way_there_stands_at_a_round_with_statements(analyst) -> None:
    round_ = open_round()
    page = reverse("rounds:inspect", args=[round_.pk])
    way = reverse("rounds:analyses", args=[round_.pk])
    assert way.encode() not in analyst.get(page).content
    _step, items = statements_step(round_, 2)
    vote(round_, items, np.ones((2, 2), dtype=np.int8))
    assert way.encode() in analyst.get(page).content


def test_everybody_can_read_how_it_is_computed(client) -> None:
    page = client.get(reverse("consultation:explained_groups"))
    assert page.status_code == 200
    assert "Wij bewaren niet in welke groep u zit." in text_of(page)
