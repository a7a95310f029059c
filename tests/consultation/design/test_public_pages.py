"""/ontwerp/: what stands on the website, what does not, and what it costs."""

import pytest
from django.test import Client
from wagtail.models import Page

from consultation.designing.elements import change_element, drop_element
from consultation.designing.linking import link
from consultation.enums import ProductKind
from consultation.models import DesignProduct
from consultation.results.keeping import count_step
from contributions.service import withdraw_contribution
from home.models import HomePage
from tests.factories.design import (
    add,
    answer,
    making,
    product_in_the_making,
    publish_now,
    published_product,
    step_about,
    words,
)
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, words_of
from tests.home.cold import bare_beside, cost

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("kind", ProductKind.values)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_kind_has_its_pages(client: Client, kind: str, prefix: str) -> None:
    product = published_product(kind, titles=("Eerst bellen", "Dan schrijven"))
    add(product, "Altijd terugbellen")
    publish_now(product, "Dit vroegen mensen erbij.")
    assert product.title in text(client, f"{prefix}/ontwerp/")
    page = text(client, f"{prefix}/ontwerp/{product.slug}/")
    assert "Altijd terugbellen" in page
    assert f"{prefix}/ontwerp/{product.slug}/altijd_terugbellen/" in page
    version = text(client, f"{prefix}/ontwerp/{product.slug}/versie/2/")
    assert "Dit vroegen mensen erbij." in version
    assert "Dit is wat wij hoorden." in text(client, f"{prefix}/ontwerp/{product.slug}/versie/1/")
    assert "Uitleg bij: Eerst bellen." in text(client, f"{prefix}/ontwerp/{product.slug}/eerst_bellen/")


def test_what_is_not_public_or_not_published_is_not_there(client: Client) -> None:
    hidden = published_product(slug="verborgen", is_public=False)
    waiting = product_in_the_making(slug="wacht")
    add(waiting, "Nog niemand zag dit")
    shown = published_product(slug="zichtbaar")
    add(shown, "Een geheim plan")
    page = text(client, "/ontwerp/")
    assert hidden.slug not in page
    assert waiting.slug not in page
    for address in (
        "verborgen/", "verborgen/versie/1/", "verborgen/wie_lang_wacht_gaat_voor/", "wacht/", "wacht/versie/1/",
        "wacht/nog_niemand_zag_dit/", "zichtbaar/versie/2/", "zichtbaar/een_geheim_plan/", "zichtbaar/versie/0/",
        "bestaat-niet/", "zichtbaar/bestaat-niet/",
    ):  # fmt: skip
        text(client, f"/ontwerp/{address}", 404)
    assert "Een geheim plan" not in text(client, "/ontwerp/zichtbaar/")


def test_changes_stand_in_plain_sight(client: Client) -> None:
    product = published_product(titles=("Wie lang wacht", "Wie klein is"))
    version = making(product)
    first, second = version.elements.order_by("order")
    changed = words(product.kind, "Wie heel lang wacht")
    change_element(first, changed, seen=version.edition, by=None)
    version.refresh_from_db()
    drop_element(second, seen=version.edition, by=None)
    add(product, "Wie jong is")
    publish_now(product)
    page = text(client, f"/ontwerp/{product.slug}/versie/2/")
    assert "1 nieuw, 1 veranderd, 1 weggehaald" in page
    assert "<ins>" in page
    assert ">heel </ins>" in page.replace("</span>", "</span>>")
    gone = text(client, f"/ontwerp/{product.slug}/wie_klein_is/")
    assert "Dit staat niet meer in het ontwerp" in gone
    history = text(client, f"/ontwerp/{product.slug}/wie_lang_wacht/")
    assert "Hier staat het er voor het eerst in." in history
    assert "De woorden zijn veranderd." in history


def test_words_stand_there_only_as_long_as_the_writer_allows(client: Client) -> None:
    product = published_product()
    element = product.elements.get()
    somebody = person_heard(occasion())
    allowed = words_of(somebody, "Wachten maakt het erger.", "triage", leave_to="publish", published=True)
    secret = words_of(person_heard(occasion()), "Dit mag niet op de site.", "triage", published=True)
    unread = words_of(person_heard(occasion()), "Nog niet gelezen.", "triage", leave_to="publish")
    link(element, "evidence", [allowed, secret, unread], by=None)
    address = f"/ontwerp/{product.slug}/{element.code}/"
    page = text(client, address)
    assert "Wachten maakt het erger." in page
    assert "een deelnemer" in page, "one person is no group to name"
    assert "Dit mag niet op de site." not in page
    assert "Nog niet gelezen." not in page
    withdraw_contribution(allowed)
    assert "Wachten maakt het erger." not in text(client, address)


def test_findings_and_public_decisions_are_linked(client: Client) -> None:
    product = published_product()
    element = product.elements.get()
    final, draft = DecisionFactory(final=True, title="Wij houden dit"), DecisionFactory(title="Nog geheim")
    link(element, "findings", [FindingFactory(sentence="Wachten kost mensen hun huis.")], by=None)
    link(element, "decisions", [final, draft], by=None)
    link(product, "decisions", [final, draft], by=None)
    page = text(client, f"/ontwerp/{product.slug}/{element.code}/")
    assert "Wachten kost mensen hun huis." in page
    for shown in (page, text(client, f"/ontwerp/{product.slug}/")):
        assert final.get_absolute_url() in shown
        assert "Nog geheim" not in shown


def test_nothing_typed_becomes_markup(client: Client) -> None:
    evil = '<script>alert("x")</script><svg onload=x>'
    for kind in ProductKind.values:
        product = published_product(kind, titles=(evil,), title=f"Ontwerp {evil}")
        add(product, f"Nog {evil}")
        publish_now(product, evil)
        code = product.elements.order_by("code").first().code
        for address in ("", f"{kind}/", f"{kind}/versie/2/", f"{kind}/{code}/"):
            page = text(client, f"/ontwerp/{address}")
            assert "<script>alert" not in page
            assert "<svg onload" not in page


def test_the_sitemap_names_what_is_public(client: Client) -> None:
    published_product(slug="zichtbaar")
    published_product(slug="verborgen", is_public=False)
    page = text(client, "/sitemap.xml")
    assert "/ontwerp/zichtbaar/" in page
    assert "verborgen" not in page


def bare_at(client: Client, depth: int) -> int:
    """What Wagtail asks for a bare page so deep: 1 is right under the front door."""
    parent = HomePage.objects.get()
    for _level in range(depth):
        parent = parent.add_child(instance=Page(title="Diep", slug="diep"))
    try:
        return bare_beside(client, "/" + "diep/" * depth)
    finally:
        Page.objects.get(url_path="/home/diep/").delete()


def _many(kind: str, elements: int) -> DesignProduct:
    return published_product(kind, slug=f"{kind}-{elements}", titles=tuple(f"Onderdeel {n}" for n in range(elements)))


@pytest.mark.parametrize("kind", ProductKind.values)
def test_a_page_costs_the_same_for_one_and_for_twenty_elements(client: Client, kind: str) -> None:
    one, twenty = _many(kind, 1), _many(kind, 20)
    for product in (one, twenty):
        link(product, "decisions", DecisionFactory.create_batch(3, final=True), by=None)
        publish_now(product)
    for address, depth in (("", 2), ("versie/2/", 3), ("onderdeel_0/", 3)):
        bare = bare_at(client, depth)
        asked = [cost(client, f"/ontwerp/{product.slug}/{address}") for product in (one, twenty)]
        print(f"\n{kind} {address}: bare {bare}, asked {asked}")
        assert asked[0] == asked[1] <= bare + 10


def test_the_list_costs_the_same_for_one_and_for_three(client: Client) -> None:
    bare = bare_beside(client, "/ontwerp/")
    published_product(slug="een")
    one = cost(client, "/ontwerp/")
    published_product(slug="twee")
    published_product(slug="drie")
    assert cost(client, "/ontwerp/") == one <= bare + 8


def _answered(product: DesignProduct) -> None:
    """Somebody chose every element of this product in a step that may be seen."""
    step = step_about(product, product.elements.values_list("code", flat=True))
    answer(step, ["bellen"], "youth")
    count_step(step)


def test_an_element_costs_the_same_whatever_hangs_from_it(client: Client) -> None:
    bare = bare_at(client, 3)
    product = published_product(ProductKind.THEORY)
    add(product, "Eerst bellen", "bellen", leads_to=["wie_lang_wacht_gaat_voor"])
    publish_now(product)
    element = product.elements.get(code="bellen")
    _answered(product)
    address = f"/ontwerp/{product.slug}/{element.code}/"
    asked = []
    for many in (1, 20):
        there = occasion()
        said = [words_of(person_heard(there), f"Woorden {n}", leave_to="publish", published=True) for n in range(many)]
        link(element, "evidence", said, by=None)
        link(element, "findings", FindingFactory.create_batch(many, occasion=there), by=None)
        link(element, "decisions", DecisionFactory.create_batch(many, final=True), by=None)
        asked.append(cost(client, address))
    print(f"\nelement: bare {bare}, asked {asked}")
    assert "Wie staan hierachter?" in text(client, address)
    assert asked[0] == asked[1] <= bare + 10
