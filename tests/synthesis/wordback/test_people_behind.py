"""How many people stand behind a finding, and against it, as everybody reads it."""

import pytest
from django.test import Client

from contributions.models import Contribution
from people.models import Perspective
from synthesis.enums import Direction
from synthesis.models import Evidence, Finding
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of
from tests.synthesis.test_outcomes import read

pytestmark = pytest.mark.django_db


def heard(finding: Finding, count: int, side: str, direction: str = Direction.FOR) -> None:
    """So many people of one side, each with two contributions under the finding."""
    here = occasion("triage")
    perspective = Perspective.objects.filter(side=side).first()
    for _ in range(count):
        person = person_heard(here, perspective=perspective)
        for text in ("Eens", "Nog eens"):
            said = words_of(person, text, "triage")
            Evidence.objects.create(finding=finding, contribution=said, direction=direction)


def test_inside_and_outside_side_by_side_and_nobody_twice(client: Client) -> None:
    finding = FindingFactory()
    heard(finding, 6, "outside")
    heard(finding, 5, "inside")
    heard(finding, 2, "inside", Direction.AGAINST)
    decision = DecisionFactory(final=True)
    decision.findings.add(finding)
    for address in ("/wat-deden-we-ermee/triage/", decision.get_absolute_url()):
        html = read(client, address)
        assert "Dit hoorden wij van 11 mensen (6 buiten de overheid, 5 binnen de overheid)." in html
        assert "Iets anders hoorden wij van minder dan 5 mensen." in html


def test_a_small_side_is_not_told_apart(client: Client) -> None:
    finding = FindingFactory()
    heard(finding, 6, "outside")
    heard(finding, 2, "inside")
    assert "Dit hoorden wij van 8 mensen." in read(client, "/wat-deden-we-ermee/triage/")


def test_words_that_are_gone_count_for_nobody(client: Client) -> None:
    heard(FindingFactory(), 6, "outside")
    Contribution.objects.update(emptied_reason="withdrawn", original="", redacted="")
    assert "hoorden wij van" not in read(client, "/wat-deden-we-ermee/triage/")
