"""Whatever is written and whatever is covered: what is covered stands in no part of the released file."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.service import places_of
from handover.models import WooRelease
from handover.woo import releasing
from handover.woo.checking import standing_elsewhere
from handover.woo.covering import Span, covered, stretches
from handover.woo.enums import Ground, Verdict
from tests.factories.contributions import ContributionFactory
from tests.handover.woo.cases import judge, officer, parts_of, request_at_work

#: Words that stand nowhere in a document of ours, in letters that say something to XML and to a PDF.
_SECRETS = ("Kwibusje", "Zäñdvliet", "O’Brienovic", "Xy&Zterman", "Qwerty-Uiop", "0612999888")
_PLAIN = st.sampled_from(["Het duurde", "lang.", "😀", "Niemand\nbelde", "terug <b>", "en toen", "1 < 2 & 3", "שלום"])


@pytest.mark.django_db
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_no_covered_word_stands_in_any_part_of_the_file(data):
    by = officer()
    texts = []
    for _ in range(data.draw(st.integers(1, 3))):
        words = data.draw(st.lists(st.one_of(_PLAIN, st.sampled_from(_SECRETS)), min_size=1, max_size=9))
        texts.append(" ".join(["Begin", *words]))
    rows = [ContributionFactory(question="Wat ging er mis?", original=text, redacted=text) for text in texts]
    reference = f"Z-{rows[0].pk.hex[:20]}"
    case = request_at_work(by, *(f"bijdrage:{row.pk}" for row in rows), reference=reference)
    for document, text in zip(case.documents.all(), texts, strict=True):
        secrets = [each for each in _SECRETS if each in text]
        if secrets and data.draw(st.booleans()):
            judge(document, Verdict.REFUSED, ground=Ground.PRIVACY, by=by)
        elif secrets:
            ground = data.draw(st.sampled_from(Ground.values))
            judge(document, Verdict.REDACTED, words="\n".join(secrets).upper(), words_ground=ground, by=by)
        else:
            judge(document, Verdict.WHOLE, by=by)
    assert standing_elsewhere(case) == []
    output = io.BytesIO()
    releasing.write(WooRelease.objects.create(request=case, number=1), output)
    for name, part in parts_of(output.getvalue()).items():
        told = part.decode("utf-8", "ignore").replace("&amp;", "&").casefold()
        for secret in _SECRETS:
            assert secret.casefold() not in told, name


@given(
    text=st.text(max_size=60),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9), st.sampled_from(Ground.values)), max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_only_what_is_not_covered_is_left_and_the_pieces_are_the_text(text, places):
    spans = [Span(start, start + length, ground) for start, length, ground in places]
    pieces = stretches(text, spans)
    assert "".join(each.text for each in pieces) == text
    hidden = {place for span in spans for place in range(span.start, min(span.end, len(text)))}
    left = "".join(letter for place, letter in enumerate(text) if place not in hidden)
    assert "".join(each.text for each in pieces if not each.grounds) == left
    told = covered(text, spans)
    assert len(told) == len(left) + sum(len(f"[{'; '.join(each.grounds)}]") for each in pieces if each.grounds)


@pytest.mark.django_db
def test_words_that_were_covered_in_one_text_and_stand_in_another_are_pointed_out():
    by = officer()
    texts = ("Kwibus belde.", "Ook kwibus wist het.", "Niemand wist het.", "Kwibus zweeg.")
    rows = [ContributionFactory(original=text, redacted=text) for text in texts]
    case = request_at_work(by, *(f"bijdrage:{row.pk}" for row in rows))
    first, second, third, fourth = case.documents.all()
    judge(first, Verdict.REDACTED, words="Kwibus", by=by)
    judge(second, Verdict.WHOLE, by=by)
    judge(third, Verdict.WHOLE, by=by)
    judge(fourth, Verdict.REFUSED, ground=Ground.PRIVACY, by=by)
    assert standing_elsewhere(case) == [(second, [1])]
    assert places_of("kwibus", texts[1]) == [(4, 10)]
