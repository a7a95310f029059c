"""The list of findings, and what its writer and the decider are warned of."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.service import Role
from synthesis.models import Decision, Finding
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, theme

pytestmark = pytest.mark.django_db

NOTHING = "rust nog op geen bevinding"


@pytest.fixture
def analyst(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    return client


def _listed(client: Client, **query: str) -> str:
    return client.get(reverse("bevindingen:index"), query).content.decode()


def test_only_a_decision_that_people_can_read_counts_as_decided(analyst: Client) -> None:
    loose, drafted, opened = (FindingFactory(sentence=each) for each in ("Nooit los.", "In concept.", "Op de site."))
    DecisionFactory().findings.add(drafted)
    DecisionFactory(opened=True).findings.add(opened)
    DecisionFactory(opened=True).findings.add(opened)
    undecided = _listed(analyst, besluit="niet")
    assert loose.sentence in undecided
    assert drafted.sentence in undecided
    assert opened.sentence not in undecided
    decided = _listed(analyst, besluit="wel")
    assert loose.sentence not in decided
    assert opened.sentence in decided


def test_the_filtered_list_asks_the_same_for_one_and_for_three(analyst: Client) -> None:
    FindingFactory()
    _listed(analyst, besluit="niet")
    with CaptureQueriesContext(connection) as one:
        _listed(analyst, besluit="niet")
    FindingFactory.create_batch(2)
    with CaptureQueriesContext(connection) as three:
        _listed(analyst, besluit="niet")
    assert len(one) == len(three)


@pytest.mark.parametrize(("words", "warned"), [(15, False), (16, True)])
def test_a_long_sentence_is_kept_and_the_writer_hears_it(analyst: Client, words: int, warned: bool) -> None:
    sentence = " ".join(["woord"] * words)
    form = {
        "sentence": sentence,
        "stance": "neutral",
        "confidence": "fair",
        "agenda_item": theme().pk,
        "occasion": "",
        "page_reference": "",
    }
    answer = analyst.post(reverse("bevindingen:add"), form, follow=True)
    assert Finding.objects.get().sentence == sentence
    assert (f"De zin heeft {words} woorden" in answer.content.decode()) is warned


def test_a_decision_that_rests_on_nothing_says_so(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    decision: Decision = DecisionFactory()
    address = reverse("besluiten:inspect", args=[decision.pk])
    assert NOTHING in client.get(address).content.decode()
    decision.findings.add(FindingFactory())
    assert NOTHING not in client.get(address).content.decode()
