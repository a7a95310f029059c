"""The screen under a finding: adding by code, hands and results, turning around, taking away."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contributions.models import Tally
from people.service import Role
from synthesis.models import Evidence
from synthesis.service import add_evidence, give_code, make_code, make_excerpt
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory, occasion, theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    return client


def _result(url: str) -> dict[str, str]:
    return {"actie": "result", "uitkomst-name": "7 van de 10", "uitkomst-url": url, "uitkomst-direction": "for"}


def test_for_and_against_from_every_kind_of_source(analyst: Client) -> None:
    finding = FindingFactory()
    address = reverse("bevindingen:evidence", args=[finding.pk])
    assert "Nog nergens op." in analyst.get(address).content.decode()
    code = make_code(name="Bellen", by=None)
    give_code(make_excerpt(ContributionFactory(original="Bel mij. Of niet."), 0, 8, by=None), code, by=None)
    tally = Tally.objects.create(occasion=occasion(), statement="Bel eerst", count=3, people=9)
    tally.agenda_items.add(finding.agenda_item)

    analyst.post(address, {"actie": "by_code", "code-code": code.pk, "code-direction": "for"})
    page = analyst.post(address, {"actie": "by_code", "code-code": code.pk, "code-direction": "for"}, follow=True)
    assert "Dit stond er allemaal al." in page.content.decode()
    analyst.post(address, {"actie": "tallies", "telling-tallies": [tally.pk], "telling-direction": "against"})
    analyst.post(
        address,
        {"actie": "result", "uitkomst-name": "7 van de 10", "uitkomst-url": "/x/", "uitkomst-direction": "for"},
    )
    page = analyst.get(address).content.decode()
    assert "<q>Bel mij.</q>" in page and "3 van de 9 handen" in page and "7 van de 10" in page
    assert Evidence.objects.supporting().count() == 2


def test_a_mistake_is_told_and_what_was_typed_is_kept(analyst: Client) -> None:
    address = reverse("bevindingen:evidence", args=[FindingFactory().pk])
    typed = {
        "actie": "result",
        "uitkomst-name": "7 van de 10",
        "uitkomst-url": "javascript:x",
        "uitkomst-direction": "for",
    }
    page = analyst.post(address, typed).content.decode()
    assert "Begin met ‘/’ of met ‘https://’." in page and "7 van de 10" in page
    assert not Evidence.objects.exists()


def test_turning_around_and_taking_away(analyst: Client) -> None:
    finding, other = FindingFactory(), FindingFactory()
    for each in (finding, other):
        add_evidence(each, [ContributionFactory(original="Bel mij")], by=None)
    address = reverse("bevindingen:evidence", args=[finding.pk])
    row = finding.evidence_rows.get()
    analyst.post(address, {"actie": "turn", "rij": row.pk})
    assert finding.evidence_rows.get().direction == "against"
    analyst.post(address, {"actie": "drop", "rij": other.evidence_rows.get().pk})
    analyst.post(address, {"actie": "drop", "rij": "x"})
    assert other.evidence_rows.exists()
    analyst.post(address, {"actie": "drop", "rij": row.pk})
    assert not finding.evidence_rows.exists()


def test_it_asks_the_same_for_one_and_for_three(analyst: Client) -> None:
    finding = FindingFactory(agenda_item=theme())
    address = reverse("bevindingen:evidence", args=[finding.pk])
    counted = []
    for number in (1, 2):
        add_evidence(
            finding, [ContributionFactory(original=f"Bel {number} {each}") for each in range(number)], by=None
        )
        analyst.get(address)
        with CaptureQueriesContext(connection) as queries:
            analyst.get(address)
        counted.append(len(queries))
    assert counted[0] == counted[1]
