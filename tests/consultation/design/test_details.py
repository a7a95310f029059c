"""What an element holds per kind of product, and what is refused with a sentence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.designing.details import UnknownDetail, fields_of, read_details, read_weight, tell_details
from consultation.enums import ProductKind
from tests.factories.design import DETAILS

KINDS = st.sampled_from(ProductKind.values)
ANYTHING = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(max_size=10), max_size=4)


@pytest.mark.parametrize("kind", ProductKind.values)
def test_good_details_are_kept_as_they_are_and_told_in_words(kind: str) -> None:
    kept, problems = read_details(kind, DETAILS[kind])
    assert (kept, problems) == (DETAILS[kind], {})
    told = tell_details(kind, kept)
    assert [each.code for each in told] == [field.code for field in fields_of(kind) if field.code in kept]
    assert all(each.value and each.label for each in told)


@given(kind=KINDS, values=st.lists(ANYTHING, min_size=4, max_size=4))
def test_whatever_is_typed_is_kept_whole_or_told_in_a_sentence(kind: str, values: list[Any]) -> None:
    raw = {field.code: value for field, value in zip(fields_of(kind), values, strict=False)}
    kept, problems = read_details(kind, raw)
    assert set(kept) | set(problems) <= {field.code for field in fields_of(kind)}
    assert not set(kept) & set(problems)
    assert all(sentence.endswith(".") for sentence in problems.values())
    assert json.loads(json.dumps(kept)) == kept
    assert read_details(kind, kept)[0] == kept, "reading twice changes nothing"
    assert all(isinstance(each.value, str) for each in tell_details(kind, kept))


@pytest.mark.parametrize("kind", ProductKind.values)
def test_a_key_that_is_not_of_this_kind_is_refused(kind: str) -> None:
    with pytest.raises(UnknownDetail):
        read_details(kind, {**DETAILS[kind], "gevaar": "x"})


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        (ProductKind.TEAM, {"seat": "skill", "side": "inside", "how_many": "nul"}, "how_many"),
        (ProductKind.TEAM, {"seat": "skill", "side": "inside", "how_many": "0"}, "how_many"),
        (ProductKind.TEAM, {"seat": "skill", "side": "boven", "how_many": "1"}, "side"),
        (ProductKind.TEAM, {"how_many": "1", "side": "inside"}, "seat"),
        (ProductKind.LADDER, {"term_days": "²"}, "term_days"),
        (ProductKind.POWERS, {}, "wanted"),
        (ProductKind.CRITERIA, {"takes_up": "x" * 2001}, "takes_up"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(kind: str, raw: dict[str, Any], code: str) -> None:
    _kept, problems = read_details(kind, raw)
    assert list(problems) == [code]


def test_only_criteria_are_weighed() -> None:
    assert read_weight(ProductKind.CRITERIA, "5") == (5, "")
    assert read_weight(ProductKind.TEAM, "5") == (None, "")
    for wrong in ("", "0", "6", "veel", None):
        assert read_weight(ProductKind.CRITERIA, wrong)[1] == "Kies een gewicht van 1 tot en met 5."
