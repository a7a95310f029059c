"""The sheets of the design in the dossier: row for row what is kept, and for everybody what is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultation.designing.linking import link
from consultation.models import ElementVersion, ProductVersion
from consultation.sheets.design import DESIGN, DESIGN_VERSIONS
from contributions.service import Scope
from tests.factories.design import add, published_product, step_about
from tests.factories.synthesis import DecisionFactory, FindingFactory

pytestmark = pytest.mark.django_db
TEAM, EVERYBODY = Scope("intern"), Scope("openbaar")


def rows(sheet, scope: Scope) -> list[dict[str, object]]:
    return [dict(zip([column.key for column in sheet.columns], row, strict=True)) for row in sheet.rows(scope)]


def test_the_team_gets_all_and_everybody_what_is_published() -> None:
    shown = published_product(slug="zichtbaar", titles=("Eerst bellen", "Dan schrijven"), title="Zichtbaar")
    add(shown, "Nog geheim")
    published_product(slug="verborgen", is_public=False, title="Verborgen")
    assert len(rows(DESIGN, TEAM)) == ElementVersion.objects.count() == 6
    assert len(rows(DESIGN_VERSIONS, TEAM)) == ProductVersion.objects.count() == 3
    public = rows(DESIGN, EVERYBODY)
    assert [row["title"] for row in public] == ["Eerst bellen", "Dan schrijven"]
    (version,) = rows(DESIGN_VERSIONS, EVERYBODY)
    assert (version["product"], version["in_force"], version["address"]) == (
        "Zichtbaar",
        "ja",
        "ontwerp/zichtbaar/versie/1/",
    )


def test_what_it_rests_on_is_counted_and_drafts_stay_inside() -> None:
    element = published_product().elements.get()
    link(element, "findings", FindingFactory.create_batch(2), by=None)
    link(element, "decisions", [DecisionFactory(final=True), DecisionFactory()], by=None)
    (inside,), (outside,) = rows(DESIGN, TEAM), rows(DESIGN, EVERYBODY)
    assert (inside["findings"], inside["decisions"]) == (2, 2)
    assert (outside["findings"], outside["decisions"]) == (2, 1)
    assert "Pakt op: Wie langer dan een jaar wacht." in str(inside["details"])


def test_of_one_round_only_what_it_asks_about() -> None:
    asked, _other = published_product(slug="gevraagd", title="Gevraagd"), published_product(slug="anders")
    step = step_about(asked, [element.code for element in asked.elements.all()])
    scope = Scope("intern", step.round.slug, occasion_ids=frozenset({step.round.occasion_id}))
    assert [row["product"] for row in rows(DESIGN, scope)] == ["Gevraagd"]
    assert [row["product"] for row in rows(DESIGN_VERSIONS, scope)] == ["Gevraagd"]


@pytest.mark.parametrize("sheet", [DESIGN, DESIGN_VERSIONS])
def test_two_queries_whatever_there_is(sheet) -> None:
    published_product(slug="een")
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            rows(sheet, Scope("intern"))
        assert len(asked) == 2
        published_product(slug=f"meer-{number}", titles=tuple(f"Onderdeel {n}" for n in range(20)))
