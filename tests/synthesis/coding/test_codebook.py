"""The codebook keeps its history: nothing that was given once is lost, whatever is done to the tree."""

import pytest

from contributions.service import Refused
from synthesis.coding.codebook import delete_code, revive_code
from synthesis.enums import CodeDeed
from synthesis.models import Code, CodebookVersion, CodeEvent, Coding
from synthesis.service import (
    change_code,
    fix_version,
    give_code,
    make_code,
    make_excerpt,
    merge_codes,
    move_code,
    retire_code,
    split_code,
)
from tests.factories.contributions import ContributionFactory

pytestmark = pytest.mark.django_db


def _given(code: Code, *texts: str) -> list:
    excerpts = [make_excerpt(ContributionFactory(original=text), 0, len(text), by=None) for text in texts]
    for excerpt in excerpts:
        give_code(excerpt, code, by=None)
    return excerpts


def test_a_name_is_there_once_among_codes_in_use() -> None:
    code = make_code(name="Bellen", by=None)
    with pytest.raises(Refused, match="al een code"):
        make_code(name="bellen", by=None)
    with pytest.raises(Refused, match="een naam"):
        make_code(name="  ", by=None)
    retire_code(code, by=None)
    make_code(name="Bellen", by=None)
    with pytest.raises(Refused, match="al een code"):
        revive_code(code, by=None)


def test_merging_is_the_sum_of_both_and_an_excerpt_with_both_counts_once() -> None:
    one, other = make_code(name="Bellen", by=None), make_code(name="Telefoon", by=None)
    below = make_code(name="Keuzemenu", parent=one, by=None)
    shared, *_rest = _given(one, "a", "b", "c")
    _given(other, "d", "e")
    give_code(shared, other, by=None)
    assert merge_codes(one, other, by=None) == 2
    one.refresh_from_db()
    below.refresh_from_db()
    assert (one.merged_into, below.parent, Coding.objects.filter(code=other).count()) == (other, other, 5)
    assert not Coding.objects.filter(code=one).exists()
    event = CodeEvent.objects.get(deed=CodeDeed.MERGED)
    assert (event.before["name"], event.after["into"], event.after["codings"]) == ("Bellen", "Telefoon", 2)


def test_merging_costs_the_same_for_one_and_for_fifty(django_assert_max_num_queries) -> None:
    one, other = make_code(name="Bellen", by=None), make_code(name="Telefoon", by=None)
    _given(one, *"abcdefghijklmnopqrstuvwxyz")
    with django_assert_max_num_queries(18):
        merge_codes(one, other, by=None)


def test_splitting_takes_the_chosen_excerpts_along() -> None:
    code = make_code(name="Bellen", by=None)
    first, *_others = _given(code, "a", "b", "c")
    fresh = split_code(code, "Terugbellen", [first], by=None)
    assert (fresh.split_from, Coding.objects.filter(code=fresh).count(), code.codings.count()) == (code, 1, 2)
    with pytest.raises(Refused, match="Vink aan"):
        split_code(code, "Anders", [], by=None)


def test_a_code_is_never_under_itself_and_the_tree_stays_flat_enough() -> None:
    chain = [make_code(name="0", by=None)]
    for number in range(1, 5):
        chain.append(make_code(name=str(number), parent=chain[-1], by=None))
    with pytest.raises(Refused, match="diep genoeg"):
        make_code(name="5", parent=chain[-1], by=None)
    with pytest.raises(Refused, match="onder zichzelf"):
        move_code(chain[0], chain[3], by=None)
    with pytest.raises(Refused, match="diep genoeg"):
        move_code(chain[0], make_code(name="top", by=None), by=None)
    with pytest.raises(Refused, match="onder de andere"):
        merge_codes(chain[0], chain[2], by=None)
    assert move_code(chain[4], None, by=None).parent is None


def test_a_code_that_was_given_does_not_go_away() -> None:
    code = make_code(name="Bellen", by=None)
    _given(code, "a")
    with pytest.raises(Refused, match="al gegeven"):
        delete_code(code, by=None)
    delete_code(make_code(name="Vergissing", by=None), by=None)
    assert not Code.objects.filter(name="Vergissing").exists()


def test_a_code_with_codes_below_it_stays_in_use() -> None:
    code = make_code(name="Bellen", by=None)
    make_code(name="Keuzemenu", parent=code, by=None)
    with pytest.raises(Refused, match="nog andere codes"):
        retire_code(code, by=None)


def test_history_and_versions() -> None:
    code = make_code(name="Bellen", by=None)
    change_code(code, name="Een mens aan de lijn", by=None, note="zo zeggen mensen het")
    change_code(code, by=None)
    assert [event.deed for event in CodeEvent.objects.filter(code=code)] == [CodeDeed.CHANGED, CodeDeed.MADE]
    assert CodeEvent.objects.get(deed=CodeDeed.CHANGED).before["name"] == "Bellen"
    assert [fix_version(by=None).number, fix_version(by=None, note="na de eerste lezing").number] == [1, 2]
    assert CodebookVersion.objects.first().tree[0]["name"] == "Een mens aan de lijn"
