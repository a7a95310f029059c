"""The screens of designs in the admin: nothing typed is lost, and they cost the same for one and for many."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from consultation.designing.elements import change_element
from consultation.enums import ProductKind
from consultation.models import DesignProduct, Element, ElementVersion
from contributions.models import AgendaItem
from people.service import Role
from tests.factories.design import add, making, product_in_the_making, publish_now, published_product, words
from tests.factories.people import staff
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.home.cold import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def row_in_the_making(kind: str = ProductKind.CRITERIA) -> ElementVersion:
    return add(product_in_the_making(kind), "Wie lang wacht")


def typed(row: ElementVersion, **values: object) -> dict[str, object]:
    """The form of a criterion as a browser sends it."""
    return {
        "seen": row.version.edition,
        "title": row.title,
        "explanation": row.explanation,
        "weight": "3",
        "detail_takes_up": "Alles.",
        "detail_does_not_take_up": "",
        "detail_refers_to": "",
        **values,
    }


def fresh(row: ElementVersion) -> ElementVersion:
    return ElementVersion.objects.select_related("version__product").get(pk=row.pk)


def test_a_design_is_started_filled_and_kept(organiser: Client) -> None:
    given = {
        "title": "Welke zaken?", "slug": "zaken", "kind": "criteria", "introduction": "Kort.", "order": "1",
        "agenda_items": [AgendaItem.objects.get(code="triage").pk], "is_public": "on",
    }  # fmt: skip
    response = organiser.post(reverse("design:add"), given)
    product = DesignProduct.objects.get()
    assert response["Location"] == reverse("design:inspect", args=[product.pk])
    again = organiser.post(reverse("design:add"), given)
    assert "Dit adres gebruikt een ander ontwerp al" in again.content.decode()
    version = product.versions.get()
    address = reverse("design:add_element", args=[version.pk])
    words_typed = {"seen": version.edition, "title": "Wie lang wacht", "weight": "", "detail_takes_up": "Na een jaar."}
    refused = organiser.post(address, words_typed)
    assert refused.status_code == 422
    assert "Kies een gewicht van 1 tot en met 5." in refused.content.decode()
    assert "Na een jaar." in refused.content.decode(), "what was typed stays"
    assert organiser.post(address, {**words_typed, "weight": "4"}).status_code == 302
    row = ElementVersion.objects.get()
    assert (row.title, row.weight, row.details) == ("Wie lang wacht", 4, {"takes_up": "Na een jaar."})


def test_who_works_on_an_older_edition_is_told_and_loses_nothing(organiser: Client) -> None:
    row = fresh(row_in_the_making())
    mine = typed(row, title="Mijn titel")
    change_element(row, words("criteria", "Titel van een collega"), seen=row.version.edition, by=None)
    address = reverse("design:edit_element", args=[row.pk])
    told = organiser.post(address, mine)
    page = told.content.decode()
    assert told.status_code == 409
    assert "Een collega veranderde deze versie net" in page
    assert "Mijn titel" in page
    assert "Titel van een collega" in page
    assert fresh(row).title == "Titel van een collega"
    seen = fresh(row).version.edition
    assert f'name="seen" value="{seen}"' in page
    assert organiser.post(address, {**mine, "seen": seen}).status_code == 302
    assert fresh(row).title == "Mijn titel"


def test_what_is_published_has_no_form_and_takes_no_deed(organiser: Client) -> None:
    product = published_product()
    row = ElementVersion.objects.select_related("version__product").get()
    for name in ("edit_element", "drop_element"):
        response = organiser.post(reverse(f"design:{name}", args=[row.pk]), typed(row, title="Anders"))
        assert response.status_code in (302, 422)
    assert organiser.get(reverse("design:edit_element", args=[row.pk])).status_code == 302
    organiser.post(reverse("design:discard", args=[row.version_id]), {"seen": row.version.edition})
    assert fresh(row).title == "Wie lang wacht, gaat voor"
    page = organiser.get(reverse("design:version", args=[row.version_id])).content.decode()
    assert "Deze versie verandert niet meer" in page
    assert "Haal weg" not in page
    organiser.post(reverse("design:start_version", args=[product.pk]))
    assert making(product).number == 2


def test_the_analyst_writes_but_does_not_publish(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ANALYST))
    row = fresh(row_in_the_making())
    page = client.get(reverse("design:version", args=[row.version_id])).content.decode()
    assert "Voeg een onderdeel toe" in page
    assert "Publiceer deze versie" not in page
    client.post(reverse("design:publish", args=[row.version_id]), {"what_changed": "Ja", "seen": row.version.edition})
    assert fresh(row).version.state == "draft"


def test_words_on_the_theme_can_be_tied_and_reading_them_is_written_down(organiser: Client) -> None:
    element = row_in_the_making().element
    about = words_of(person_heard(occasion()), "Wachten maakt het erger.", "triage")
    other = words_of(person_heard(occasion()), "Dit gaat over iets anders.", "escalatieladder")
    address = reverse("design:evidence", args=[element.pk])
    page = organiser.get(address).content.decode()
    assert "Wachten maakt het erger." in page
    assert "Dit gaat over iets anders." not in page
    assert AuditEvent.objects.filter(action="consultation.read_words").count() == 1
    organiser.post(address, {"shown": [about.pk, other.pk, "raar"], "ticked": [about.pk, other.pk]})
    assert list(element.evidence.all()) == [about]
    organiser.post(address, {"shown": [], "ticked": []})
    assert element.evidence.count() == 1, "what is not on the screen is not touched"
    organiser.post(address, {"shown": [about.pk]})
    assert element.evidence.count() == 0


def test_findings_and_decisions_can_be_searched_and_tied(organiser: Client) -> None:
    row = row_in_the_making()
    FindingFactory(sentence="Anders.", agenda_item=theme("escalatieladder"))
    finding, decision = FindingFactory(sentence="Wachten is duur."), DecisionFactory(title="Wij beginnen klein")
    for name, found, target in (
        ("findings", finding, row.element_id),
        ("decisions", decision, row.element_id),
        ("product_decisions", decision, row.version.product_id),
    ):
        address = reverse(f"design:{name}", args=[target])
        assert str(found) in organiser.get(address).content.decode()
        assert str(found) not in organiser.get(f"{address}?zoek=bestaatniet").content.decode()
        organiser.post(address, {"shown": [found.pk], "ticked": [found.pk]})
    element = Element.objects.get(pk=row.element_id)
    assert list(element.findings.all()) == [finding]
    assert list(element.decisions.all()) == list(row.version.product.decisions.all()) == [decision]


def test_nothing_typed_becomes_markup(organiser: Client) -> None:
    row = add(product_in_the_making(), "<script>alert(1)</script>")
    publish_now(row.version.product)
    add(row.version.product, "<img onerror=x>")
    for name, target in (
        ("version", row.version_id),
        ("edit_element", making(row.version.product).elements.last().pk),
    ):
        page = organiser.get(reverse(f"design:{name}", args=[target])).content.decode()
        assert "<script>alert" not in page
        assert "<img onerror" not in page


@pytest.mark.parametrize("kind", [ProductKind.CRITERIA, ProductKind.THEORY])
def test_the_screen_of_a_version_costs_the_same_for_one_and_for_twenty(organiser: Client, kind: str) -> None:
    asked = []
    for elements in (1, 20):
        product = published_product(kind, slug=f"d{elements}", titles=tuple(f"Onderdeel {n}" for n in range(elements)))
        address = reverse("design:version", args=[making(product).pk])
        organiser.get(address)
        asked.append(ask(lambda address=address: organiser.get(address))[1])
    assert asked[0] == asked[1]


def test_the_list_costs_the_same_for_one_and_for_three(organiser: Client) -> None:
    address = reverse("design:index")
    published_product(slug="een")
    organiser.get(address)
    one = ask(lambda: organiser.get(address))[1]
    published_product(slug="twee")
    making(published_product(slug="drie"))
    assert ask(lambda: organiser.get(address))[1] == one
