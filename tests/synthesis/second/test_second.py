"""Two coders, blind: the draw, the moves, the figures, and what becomes of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contributions.service import Refused
from people.service import Role
from synthesis.enums import SampleState
from synthesis.models import AgreementSample, Code, Coding, Reading, SampleMark
from synthesis.second.agreeing import agreement_of, cohens_kappa
from synthesis.second.drawing import draw_sample, is_blind_for
from synthesis.second.marking import mark, settle
from synthesis.second.moving import MOVES, move
from synthesis.service import CodingOrigin, make_code
from tests.factories.people import staff
from tests.factories.synthesis import sample_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def coders(settings: Any) -> tuple[Any, Any]:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return staff(Role.ANALYST), staff(Role.ANALYST)


def _mark_all(sample: AgreementSample, by: Any, code: Code, orders: set[int]) -> None:
    for item in sample.items.all():
        mark(item, [code] if item.order in orders else [], by=by)


def test_the_draw_can_be_done_again_and_takes_nothing_twice(coders: Any) -> None:
    first, second = coders
    sample = sample_of(12, first=first, second=second)
    drawn = list(sample.items.values_list("contribution", flat=True))
    with pytest.raises(Refused, match="Er wachten maar 0"):
        draw_sample(name="x", first_coder=first, second_coder=second, size=5, by=None)
    sample.delete()
    again = draw_sample(name="x", first_coder=first, second_coder=second, size=12, by=None, seed=7)
    assert list(again.items.values_list("contribution", flat=True)) == drawn


def test_a_draw_that_cannot_be_is_a_sentence(coders: Any) -> None:
    first, second = coders
    with pytest.raises(Refused, match="twee verschillende"):
        draw_sample(name="x", first_coder=first, second_coder=first, size=5, by=None)
    with pytest.raises(Refused, match="van 5 tot en met"):
        draw_sample(name="x", first_coder=first, second_coder=second, size=4, by=None)
    with pytest.raises(Refused, match="nog geen codes"):
        draw_sample(name="x", first_coder=first, second_coder=second, size=5, by=None)


@pytest.mark.parametrize("start", list(SampleState.values))
@pytest.mark.parametrize("to", list(SampleState.values))
def test_every_move_that_is_not_in_the_table_is_refused(coders: Any, start: str, to: str) -> None:
    sample = sample_of(5, first=coders[0], second=coders[1])
    AgreementSample.objects.filter(pk=sample.pk).update(state=start)
    sample.items.update(first_done=True, second_done=True, is_settled=True)
    if to in MOVES[start]:
        assert move(sample, to, by=None).state == to
    else:
        with pytest.raises(Refused, match="Dit kan niet"):
            move(sample, to, by=None)


def test_from_coding_apart_to_codes_on_the_words(coders: Any) -> None:
    first, second = coders
    sample = sample_of(12, first=first, second=second)
    code = Code.objects.get()
    _mark_all(sample, first, code, {1, 2, 3, 4})
    sample.refresh_from_db()
    assert sample.state == SampleState.CODING
    _mark_all(sample, second, code, {3, 4, 5})
    sample.refresh_from_db()
    assert sample.state == SampleState.SETTLING and not Coding.objects.exists()
    with pytest.raises(Refused, match="voorbij"):
        mark(sample.items.get(order=1), [], by=first)

    (figures,) = agreement_of(sample)
    assert (figures.both, figures.first, figures.second, figures.neither) == (2, 2, 1, 7)
    assert figures.observed == pytest.approx(9 / 12)
    assert figures.kappa == pytest.approx(cohens_kappa(2, 2, 1, 7))
    assert figures.verdict == "weak"

    for item in sample.items.all():
        settle(item, [code] if item.order <= 4 else [], by=second, note="samen bekeken")
    sample.refresh_from_db()
    assert sample.state == SampleState.SETTLED
    assert {coding.origin for coding in Coding.objects.all()} == {CodingOrigin.SECOND}
    assert (Coding.objects.count(), Reading.objects.count()) == (4, 12)
    with pytest.raises(Refused, match="pas als allebei"):
        settle(sample.items.get(order=1), [], by=second)


def test_kappa_by_hand() -> None:
    # Cohen's own arithmetic: 20 yes both, 5 and 10 apart, 15 no both: p_o .7, p_e .5.
    assert cohens_kappa(20, 5, 10, 15) == pytest.approx(0.4)
    assert cohens_kappa(0, 0, 0, 9) is None and cohens_kappa(0, 0, 0, 0) is None


def test_a_coder_never_sees_the_other(client: Client, coders: Any) -> None:
    first, second = coders
    sample = sample_of(5, first=first, second=second)
    code = Code.objects.get()
    item = sample.items.get(order=1)
    mark(item, [code], by=first)
    assert is_blind_for(second, item.contribution) and not is_blind_for(staff(Role.ANALYST), item.contribution)

    client.force_login(second)
    address = reverse("samen_coderen:mark", args=[sample.pk, 1])
    assert "checked" not in client.get(address).content.decode()
    page = client.get(reverse("samen_coderen:one", args=[sample.pk])).content.decode()
    assert "Overeenstemming per code" not in page
    assert client.get(reverse("samen_coderen:settle", args=[sample.pk, 1])).status_code != 200

    workbench = reverse("coderen:one", args=[item.contribution_id])
    for answer in (client.get(workbench), client.post(workbench, {"actie": "give", "alles": "1", "code": [code.pk]})):
        assert answer.status_code == 302 and answer["Location"] == reverse("samen_coderen:index")
    assert not Coding.objects.exists()

    client.force_login(staff(Role.ANALYST))
    assert client.get(workbench).status_code == 200
    assert client.get(address).status_code != 200
    client.post(address, {"code": [str(code.pk)]})
    assert SampleMark.objects.filter(place=2).count() == 0


def test_the_screens_from_the_draw_to_the_figures(client: Client, coders: Any) -> None:
    first, second = coders
    sample_of(6, first=first, second=second).delete()
    code, _other = Code.objects.get(), make_code(name="Anders", by=None)
    client.force_login(first)
    assert "nog geen steekproeven" in client.get(reverse("samen_coderen:index")).content.decode()
    typed = {"name": "Proef", "first_coder": first.pk, "second_coder": first.pk, "size": 6}
    assert "twee verschillende" in client.post(reverse("samen_coderen:add"), typed).content.decode()
    client.post(reverse("samen_coderen:add"), {**typed, "second_coder": second.pk})
    sample = AgreementSample.objects.get()
    for coder in (first, second):
        client.force_login(coder)
        for order in range(1, 7):
            answer = client.post(
                reverse("samen_coderen:mark", args=[sample.pk, order]), {"code": [str(code.pk)]}, follow=True
            )
        assert "U bent klaar met deze steekproef." in answer.content.decode()
    page = client.get(reverse("samen_coderen:one", args=[sample.pk])).content.decode()
    assert "Overeenstemming per code" in page and "Te weinig om iets te zeggen" in page
    for order in range(1, 7):
        address = reverse("samen_coderen:settle", args=[sample.pk, order])
        shown = client.get(address).content.decode()
        assert shown.index("(allebei)") < shown.index("Kies een andere code") < shown.index("Anders")
        answer = client.post(address, {"code": [str(code.pk)], "note": "eens"}, follow=True)
    assert "Alles is besproken." in answer.content.decode()


def test_stopping(client: Client, coders: Any) -> None:
    sample = sample_of(5, first=coders[0], second=coders[1])
    client.force_login(coders[0])
    client.post(reverse("samen_coderen:one", args=[sample.pk]))
    sample.refresh_from_db()
    assert sample.state == SampleState.STOPPED
    assert "Dit kan niet" in client.post(reverse("samen_coderen:one", args=[sample.pk]), follow=True).content.decode()


@pytest.mark.parametrize("name", ["index"])
def test_the_list_asks_the_same_for_one_and_three(client: Client, coders: Any, name: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(coders[0])
    counted = []
    for number in (1, 2):
        for _each in range(number):
            sample_of(5, first=coders[0], second=coders[1])
        client.get(reverse(f"samen_coderen:{name}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"samen_coderen:{name}"))
        counted.append(len(queries))
    assert counted[0] == counted[1]
