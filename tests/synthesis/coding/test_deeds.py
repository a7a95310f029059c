"""What analysts do to words: excerpts that fit, codes that are there once, contributions that are done with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from synthesis.models import Coding, Evidence, Excerpt, Reading
from synthesis.service import (
    CodingOrigin,
    NoContentReason,
    ReadingState,
    add_evidence,
    add_excerpts,
    give_code,
    make_code,
    make_excerpt,
    mark_coded,
    mark_without_content,
    read_again,
    record_finding,
    take_code,
)
from tests.factories.contributions import ContributionFactory
from tests.factories.synthesis import theme

pytestmark = pytest.mark.django_db


def test_the_same_words_are_one_excerpt_and_a_code_is_given_once() -> None:
    words = ContributionFactory(original="Bel mij. Schrijf niet.")
    code = make_code(name="Bellen", by=None)
    for _time in range(2):
        give_code(make_excerpt(words, 0, 8, by=None), code, by=None)
    assert [excerpt.words for excerpt in Excerpt.objects.select_related("contribution")] == ["Bel mij."]
    assert Coding.objects.count() == 1


@given(before=st.text(max_size=20), chosen=st.text(min_size=1, max_size=20), after=st.text(max_size=20))
def test_offsets_are_letters_also_after_emoji(before: str, chosen: str, after: str) -> None:
    clean = [text.replace("\x00", "") for text in (before, chosen, after)]
    before, chosen, after = (text.encode("utf-8", "ignore").decode() for text in clean)
    words = ContributionFactory.build(original=f"{before}{chosen}{after}")
    excerpt = Excerpt(contribution=words, start=len(before), end=len(before) + len(chosen))
    assert words.original[excerpt.start : excerpt.end] == chosen


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99), (3, 4)])
def test_a_stretch_outside_the_words_is_refused(start: int, end: int) -> None:
    words = ContributionFactory(original="Bel mij")
    with pytest.raises(Refused, match="Kies eerst woorden"):
        make_excerpt(words, start, end, by=None)


def test_a_code_out_of_use_is_refused() -> None:
    from synthesis.service import retire_code

    code = retire_code(make_code(name="Bellen", by=None), by=None)
    with pytest.raises(Refused, match="niet meer in gebruik"):
        give_code(make_excerpt(ContributionFactory(original="Bel mij"), 0, 3, by=None), code, by=None)


def test_the_last_code_takes_the_excerpt_along_and_the_evidence_stays_with_the_whole() -> None:
    words = ContributionFactory(original="Bel mij. Schrijf niet.")
    code = make_code(name="Bellen", by=None)
    excerpt = make_excerpt(words, 0, 8, by=None)
    give_code(excerpt, code, by=None)
    finding = record_finding(sentence="Bellen helpt.", agenda_item=theme(), by=None)
    add_excerpts(finding, [excerpt], by=None)
    other = record_finding(sentence="Schrijven helpt niet.", agenda_item=theme(), by=None)
    add_evidence(other, [words], by=None)
    add_excerpts(other, [excerpt], by=None)

    assert take_code(excerpt, code, by=None)
    assert not Excerpt.objects.exists()
    assert list(Evidence.objects.order_by("finding__sentence").values_list("contribution", "excerpt")) == [
        (words.pk, None),
        (words.pk, None),
    ]


def test_done_with_a_contribution() -> None:
    words = ContributionFactory(original="Bel mij")
    with pytest.raises(Refused, match="nog geen code"):
        mark_coded(words, by=None)
    with pytest.raises(Refused, match="Kies waarom"):
        mark_without_content(words, reason="", by=None)
    assert mark_without_content(words, reason=NoContentReason.THANKS, by=None).state == ReadingState.NO_CONTENT
    read_again(words, by=None)
    assert not Reading.objects.exists()
    give_code(make_excerpt(words, 0, 3, by=None), make_code(name="Bellen", by=None), by=None)
    assert mark_coded(words, by=None).state == ReadingState.CODED
    with pytest.raises(Refused, match="Haal die eerst weg"):
        mark_without_content(words, reason=NoContentReason.THANKS, by=None)


def test_what_a_machine_proposed_needs_a_person() -> None:
    from django.db import IntegrityError

    excerpt = make_excerpt(ContributionFactory(original="Bel mij"), 0, 3, by=None)
    with pytest.raises(IntegrityError):
        give_code(excerpt, make_code(name="Bellen", by=None), by=None, origin=CodingOrigin.MACHINE)
