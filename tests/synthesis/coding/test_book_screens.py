"""The screens of the codebook: each deed once, a refusal that keeps what was typed, and the history."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.service import Role
from synthesis.models import Code, CodebookVersion, Coding, Excerpt
from synthesis.service import give_code, make_code, make_excerpt, retire_code
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    return client


def test_from_an_empty_book_to_a_tree_with_history(analyst: Client) -> None:
    assert "Er zijn nog geen codes." in analyst.get(reverse("codeboek:index")).content.decode()
    analyst.post(reverse("codeboek:add"), {"name": "Bereikbaar", "definition": "Hoe mensen binnenkomen."})
    top = Code.objects.get()
    analyst.post(reverse("codeboek:add"), {"name": "Bellen", "parent": str(top.pk)})
    below = Code.objects.get(name="Bellen")
    assert below.parent == top
    analyst.post(reverse("codeboek:edit", args=[below.pk]), {"name": "Een mens aan de lijn", "note": "zo zegt"})
    analyst.post(reverse("codeboek:move", args=[below.pk]), {"other": ""})
    page = analyst.get(reverse("codeboek:index")).content.decode()
    assert "Een mens aan de lijn" in page and "Hoe mensen binnenkomen." in page
    story = analyst.get(reverse("codeboek:history"), {"code": below.pk}).content.decode()
    assert "heette ‘Bellen’" in story and "Verplaatst" in story and "zo zegt" in story


def test_merge_split_retire_and_delete(analyst: Client) -> None:
    one, other = make_code(name="Bellen", by=None), make_code(name="Telefoon", by=None)
    excerpts = [make_excerpt(ContributionFactory(original=text), 0, 3, by=None) for text in ("abc", "def")]
    for excerpt in excerpts:
        give_code(excerpt, one, by=None)
    analyst.post(reverse("codeboek:split", args=[one.pk]), {"name": "Terugbellen", "excerpts": [excerpts[0].pk]})
    assert Code.objects.get(name="Terugbellen").codings.count() == 1
    page = analyst.post(reverse("codeboek:merge", args=[one.pk]), {"other": other.pk}, follow=True).content.decode()
    assert "1 fragment ging mee" in page and "opgegaan in ‘Telefoon’" in page
    refused = analyst.post(reverse("codeboek:delete", args=[other.pk])).content.decode()
    assert "Deze code is al gegeven" in refused
    analyst.post(reverse("codeboek:retire", args=[other.pk]))
    assert "Neem weer in gebruik" in analyst.get(reverse("codeboek:retire", args=[other.pk])).content.decode()
    analyst.post(reverse("codeboek:retire", args=[other.pk]))
    assert Code.objects.get(pk=other.pk).retired_on is None


def test_a_taken_name_is_told_and_kept(analyst: Client) -> None:
    make_code(name="Bellen", by=None)
    page = analyst.post(reverse("codeboek:add"), {"name": "bellen", "definition": "Met een mens."}).content.decode()
    assert "Er is al een code die ‘bellen’ heet" in page and "Met een mens." in page


def test_versions(analyst: Client) -> None:
    make_code(name="Bellen", by=None)
    retire_code(make_code(name="Oud", by=None), by=None)
    page = analyst.post(reverse("codeboek:versions"), {"note": "voor het samen coderen"}, follow=True)
    assert "Bekijk versie 1" in page.content.decode() and "voor het samen coderen" in page.content.decode()
    assert [code["name"] for code in CodebookVersion.objects.get().tree] == ["Bellen"]


def test_the_tree_asks_the_same_for_one_and_for_many(analyst: Client) -> None:
    make_code(name="Een", by=None)
    analyst.get(reverse("codeboek:index"))
    with CaptureQueriesContext(connection) as one:
        analyst.get(reverse("codeboek:index"))
    for number in range(6):
        make_code(name=f"Code {number}", by=None)
    with CaptureQueriesContext(connection) as many:
        analyst.get(reverse("codeboek:index"))
    assert len(one) == len(many)


def test_splitting_shows_what_one_looks_for(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synthesis.coding.forms.MOST_SHOWN", 2)
    code = make_code(name="Post", by=None)
    for text in ("Stuur geen brief.", "Brieven zijn lang.", "Bel mij."):
        give_code(make_excerpt(ContributionFactory(original=text), 0, len(text), by=None), code, by=None)
    address = reverse("codeboek:split", args=[code.pk])
    page = analyst.get(address).content.decode()
    assert page.count('name="excerpts"') == 2 and "Er zijn er meer" in page
    page = analyst.get(address, {"q": "brieven"}).content.decode()
    assert "Bel mij." not in page and "Stuur geen brief." in page and "Er zijn er meer" not in page
    chosen = [str(each.pk) for each in Excerpt.objects.filter(contribution__original__icontains="brie")]
    analyst.post(f"{address}?q=brieven", {"name": "Brieven", "excerpts": chosen})
    assert Coding.objects.filter(code__name="Brieven").count() == 2
    assert Coding.objects.filter(code=code).count() == 1
