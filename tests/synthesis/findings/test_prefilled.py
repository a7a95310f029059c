"""A new finding from a code or from ticked words, and what stands in no finding yet."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.service import Role
from synthesis.desk import to_adopt, to_find
from synthesis.finding_desk import loose
from synthesis.finding_desk.loose import loose_excerpts
from synthesis.finding_desk.moving import move_finding
from synthesis.models import Evidence, Excerpt, Finding
from synthesis.service import add_evidence, add_excerpts, give_code, make_code, make_excerpt
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    return client


def _coded(*texts: str, name: str = "Bellen") -> list[Excerpt]:
    person, code = person_heard(occasion()), make_code(name=name, by=None)
    made = [make_excerpt(words_of(person, text, "triage"), 0, len(text), by=None) for text in texts]
    for excerpt in made:
        give_code(excerpt, code, by=None)
    return made


def _form(**more: str) -> dict[str, str]:
    return {
        "sentence": "Bellen helpt.",
        "stance": "for",
        "confidence": "fair",
        "agenda_item": str(theme().pk),
        "occasion": "",
        "page_reference": "",
        **more,
    }


def test_the_excerpts_of_a_code_are_proposed_and_a_person_decides(analyst: Client) -> None:
    first, second, third = _coded("Bel mij.", "Bel nooit.", "Schrijf maar.")
    code = first.codings.get().code
    address = f"{reverse('bevindingen:add')}?code={code.pk}"
    page = analyst.get(address).content.decode()
    assert all(text in page for text in ("Bel mij.", "Bel nooit.", "Schrijf maar."))
    assert f'value="{theme().pk}" selected' in page
    chosen = {f"fragment-{first.pk}": "for", f"fragment-{second.pk}": "against", f"fragment-{third.pk}": ""}
    wrong = analyst.post(address, {**_form(**chosen), "sentence": ""}).content.decode()
    assert '<option value="against" selected' in wrong
    analyst.post(address, _form(**chosen))
    rows = Evidence.objects.filter(finding=Finding.objects.get()).values_list("excerpt", "direction")
    assert set(rows) == {(first.pk, "for"), (second.pk, "against")}


def test_ticked_words_become_evidence(analyst: Client) -> None:
    person = person_heard(occasion())
    one, two = words_of(person, "Bel mij.", "triage"), words_of(person, "Kom langs.", "triage")
    address = f"{reverse('bevindingen:add')}?bijdragen={one.pk},{two.pk}&bijdragen=geen-sleutel"
    assert "Kom langs." in analyst.get(address).content.decode()
    analyst.post(address, _form(**{f"bijdrage-{one.pk}": "for", f"bijdrage-{two.pk}": "onzin", "bijdrage-x": "for"}))
    assert list(Finding.objects.get().evidence.all()) == [one]


def test_the_doors_lead_there(analyst: Client) -> None:
    (excerpt,) = _coded("Bel mij.")
    words, code = excerpt.contribution_id, excerpt.codings.get().code_id
    add = reverse("bevindingen:add")
    assert f"{add}?bijdragen={words}" in analyst.get(reverse("coderen:one", args=[words])).content.decode()
    assert f"{add}?code={code}" in analyst.get(reverse("codeboek:edit", args=[code])).content.decode()
    page = analyst.get(reverse("coderen:index")).content.decode()
    assert 'id="maak-bevinding"' in page and f'name="bijdragen" value="{words}"' in page
    assert reverse("bevindingen:loose") in analyst.get(reverse("bevindingen:index")).content.decode()


def test_loose_is_what_stands_under_no_finding() -> None:
    by_excerpt, by_whole, loose = _coded("Een.", "Twee.", "Drie.")
    finding = FindingFactory()
    add_excerpts(finding, [by_excerpt], by=None)
    add_evidence(finding, [by_whole.contribution], by=None)
    assert list(loose_excerpts()) == [loose]
    assert list(loose_excerpts(theme())) == [loose]
    move_finding(finding, "withdrawn", by=None, because="Fout.")
    assert loose_excerpts().count() == 3


def test_the_list_of_loose_words_asks_the_same_for_one_and_for_three(analyst: Client) -> None:
    _coded("Een.")
    address = reverse("bevindingen:loose")
    assert "Een." in analyst.get(address).content.decode()
    with CaptureQueriesContext(connection) as one:
        analyst.get(address)
    _coded("Twee.", "Drie.", name="Schrijven")
    with CaptureQueriesContext(connection) as three:
        page = analyst.get(address, {"thema": "triage"}).content.decode()
    assert len(one) == len(three)
    assert f"{reverse('bevindingen:add')}?code=" in page


def test_the_list_goes_on_page_after_page_and_loses_nothing(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loose, "PER_PAGE", 2)
    coded = _coded("Een.", "Twee.", "Drie.", "Vier.", "Vijf.")
    address, shown, pages = reverse("bevindingen:loose"), [], []
    for number in ("", "2", "3", "4", "-1", "0", "x", "9" * 30):
        page = analyst.get(address, {"p": number}).context["page_of_excerpts"]
        pages.append((page.number, page.has_previous, page.has_next))
        shown += [each.pk for each in page.object_list] if number in ("", "2", "3") else []
    first = (1, False, True)
    assert pages == [first, (2, True, True), (3, True, False), first, first, first, first, first]
    assert sorted(shown) == sorted(each.pk for each in coded)
    assert [number for _code, number in loose.per_code(None)] == [5]
    assert dict(loose.per_theme())[theme()] == 5


def test_the_desk_leads_to_both() -> None:
    _coded("Een.")
    concept = FindingFactory(concept=True)
    (line,) = to_adopt(staff(Role.ORGANISER))
    assert line.url == reverse("bevindingen:inspect", args=[concept.pk])
    (line,) = to_find(staff(Role.ANALYST))
    assert line.url == reverse("bevindingen:loose")
    assert not list(to_adopt(staff(Role.ANALYST))) and not list(to_find(staff(Role.MODERATOR)))


def test_searching_knows_forms_of_words_and_the_filter_knows_the_state(analyst: Client) -> None:
    adopted = FindingFactory(sentence="Gezinnen willen brieven in gewone taal.")
    concept = FindingFactory(sentence="Bellen helpt.", concept=True)
    page = analyst.get(reverse("bevindingen:index"), {"q": "brief gezin"}).content.decode()
    assert adopted.sentence in page and concept.sentence not in page
    page = analyst.get(reverse("bevindingen:index"), {"state": "concept"}).content.decode()
    assert adopted.sentence not in page and concept.sentence in page


def test_who_presses_twice_wrote_one_finding(analyst: Client) -> None:
    (first,) = _coded("Bel mij.")
    address = f"{reverse('bevindingen:add')}?code={first.codings.get().code.pk}"
    for _press in range(2):
        answer = analyst.post(address, _form(**{f"fragment-{first.pk}": "for"}))
        assert answer.url == reverse("bevindingen:inspect", args=[Finding.objects.get().pk])
    assert Evidence.objects.count() == 1
    analyst.post(address, {**_form(), "sentence": "Bellen helpt meer dan schrijven."})
    assert Finding.objects.count() == 2
