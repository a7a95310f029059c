"""Near-identical words: found together, opposites apart, coded in one deed, and gone when the words go."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contributions.enums import EmptiedReason
from contributions.models import Contribution
from contributions.service import Refused
from contributions.withdrawal import empty
from people.service import Role
from synthesis.likeness.comparing import groups_of
from synthesis.likeness.deeds import alike, code_alike
from synthesis.likeness.finding import ask, work
from synthesis.models import Coding, Comparing, Excerpt, Likeness, Reading
from synthesis.service import add_excerpts, give_code, make_code, make_excerpt, mark_without_content, retire_code
from tests.factories.people import staff
from tests.factories.synthesis import FindingFactory, occasion, person_heard, words_of

SAME = "Bel mensen terug binnen twee dagen, ook als er nog geen nieuws is."
NEAR = "bel mensen terug binnen drie dagen, ook als er nog geen nieuws is"
OTHER = "Zorg dat er één vaste persoon is die het hele verhaal kent en onthoudt."


def test_what_is_nearly_the_same_comes_together() -> None:
    texts = enumerate([SAME, OTHER, NEAR, SAME.upper(), "Ja.", "Ja."])
    assert groups_of(texts) == [[0, 3, 2]]


def test_opposites_stay_apart() -> None:
    assert (
        groups_of(
            enumerate(["Elke zaak moet eerst langs de gemeente.", "Niet elke zaak moet eerst langs de gemeente."])
        )
        == []
    )
    assert groups_of([]) == []


@pytest.mark.parametrize("text", ["👋🏽 " * 20 + SAME, "\u202e" + SAME, "مرحبا بكم في هذا المكان الجميل جدا"])
def test_odd_letters_are_letters(text: str) -> None:
    assert groups_of([("a", text), ("b", text + "!")]) == [["a", "b"]]


def _three() -> list[Contribution]:
    at = occasion()
    return [words_of(person_heard(at), text, "triage") for text in (SAME, NEAR, OTHER)]


@pytest.mark.django_db
def test_comparing_twice_makes_the_same_groups() -> None:
    one, two, other = _three()
    first = Comparing.objects.create()
    assert work(first.pk) == 1
    assert work(first.pk) == 0  # it was finished
    kept = set(Likeness.objects.values_list("pk", "contribution", "group"))
    assert work(Comparing.objects.create().pk) == 1
    assert set(Likeness.objects.values_list("pk", "contribution", "group")) == kept
    assert {each.pk for each in alike(one)} == {one.pk, two.pk}
    assert not alike(other).exists()
    first.refresh_from_db()
    assert (first.whole, first.done, first.groups, first.alike, first.percent) == (3, 3, 1, 2, 100)


@pytest.mark.django_db
def test_one_compares_at_a_time_and_a_dead_worker_is_forgotten() -> None:
    comparing = Comparing.objects.create()
    with pytest.raises(Refused):
        ask(by=None)
    long_ago = timezone.now() - timedelta(hours=1)
    Comparing.objects.update(asked_at=long_ago, claimed_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(Refused):
        ask(by=None)
    assert work(comparing.pk) == 0 and not Comparing.objects.get().finished_at
    Comparing.objects.update(claimed_until=timezone.now() - timedelta(minutes=1))
    work(comparing.pk)
    assert Comparing.objects.get().finished_at
    ask(by=None)


@pytest.mark.django_db
def test_a_group_is_coded_in_one_deed_with_the_same_number_of_queries() -> None:
    one, two, other = _three()
    work(Comparing.objects.create().pk)
    code, more = make_code(name="Terugbellen", by=None), make_code(name="Snelheid", by=None)
    mark_without_content(two, reason="thanks", by=None)
    with CaptureQueriesContext(connection) as single:
        assert code_alike(one, [one.pk], [code], by=None) == 1
    with CaptureQueriesContext(connection) as both:
        assert code_alike(one, [one.pk, two.pk, other.pk], [code, more], by=None) == 2
    assert len(both) == len(single) <= 16
    assert {excerpt.words for excerpt in Excerpt.objects.select_related("contribution")} == {SAME, NEAR}
    assert Coding.objects.count() == 4
    assert set(Reading.objects.values_list("contribution", "state")) == {(one.pk, "coded"), (two.pk, "coded")}
    for chosen, codes in (([], [code]), ([one.pk], []), ([other.pk], [code])):
        with pytest.raises(Refused):
            code_alike(one, chosen, codes, by=None)
    retire_code(code, by=None)
    with pytest.raises(Refused):
        code_alike(one, [one.pk], [code], by=None)


@pytest.mark.django_db
def test_what_points_at_emptied_words_goes_with_them() -> None:
    one, two, _other = _three()
    work(Comparing.objects.create().pk)
    code = make_code(name="Terugbellen", by=None)
    code_alike(one, [one.pk, two.pk], [code], by=None)
    finding = FindingFactory()
    part = make_excerpt(one, 0, 10, by=None)
    give_code(part, code, by=None)
    add_excerpts(finding, list(Excerpt.objects.filter(contribution=one)), by=None)
    finding.evidence_rows.update(note="Zij zei: bel mij.")
    empty([one], EmptiedReason.WITHDRAWN)
    assert set(Excerpt.objects.values_list("contribution", flat=True)) == {two.pk}
    assert set(Reading.objects.values_list("contribution", flat=True)) == {two.pk}
    assert Coding.objects.count() == 1
    assert not Likeness.objects.exists()
    assert [(row.excerpt, row.note) for row in finding.evidence_rows.all()] == [(None, "")]
    work(Comparing.objects.create().pk)
    assert not Likeness.objects.exists()


@pytest.mark.django_db
def test_the_screens(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ANALYST))
    one, two, other = _three()
    code = make_code(name="Terugbellen", by=None)
    page = client.post(reverse("coderen:compare"), follow=True).content.decode()
    assert "De computer vergelijkt" in page
    for comparing in Comparing.objects.filter(finished_at=None):
        work(comparing.pk)
    page = client.get(reverse("coderen:index")).content.decode()
    assert page.count("1 bijdrage lijkt hierop") == 2 and "1 groep, samen 2 bijdragen" in page
    page = client.get(reverse("coderen:index"), {"alike": "ja"}).content.decode()
    assert OTHER not in page and NEAR in page
    assert OTHER in client.get(reverse("coderen:index"), {"alike": "nee"}).content.decode()
    address = reverse("coderen:alike", args=[one.pk])
    assert address in client.get(reverse("coderen:one", args=[one.pk])).content.decode()
    page = client.get(address).content.decode()
    assert page.count('name="bijdrage"') == page.count("checked> <span>") == 2
    page = client.post(address, {"bijdrage": [str(two.pk), "onzin"], "klaar": "on"}).content.decode()
    assert "Kies minstens één code" in page and page.count("checked> <span>") == 1
    page = client.post(
        address, {"bijdrage": [str(one.pk), str(two.pk)], "code": [str(code.pk)], "klaar": "on"}, follow=True
    ).content.decode()
    assert "2 bijdragen zijn gecodeerd." in page and "Gelezen: 2 van de 3" in page
    assert OTHER in client.get(reverse("coderen:index"), {"coded": "nee"}).content.decode()
    assert OTHER not in client.get(reverse("coderen:index"), {"state": "", "coded": "ja"}).content.decode()
    assert "lijkt nu niets meer" in client.get(reverse("coderen:alike", args=[other.pk])).content.decode()
