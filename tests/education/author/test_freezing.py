"""From a pack to a Source: everything comes along, figures are filled in, and it comes back from JSON as it was."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from education.authoring.figures import called_in, fill_in
from education.models import LessonPack, Material, QuizQuestion
from education.releases.freezing import source_of
from education.source import from_json, to_json
from tests.factories.lesson_packs import BODY, whole_pack


def frozen(pack: LessonPack):
    return source_of(LessonPack.objects.get(pk=pack.pk), 2, "Nieuw bedrag.", timezone.localdate())


@pytest.mark.django_db
def test_everything_comes_along_and_back_from_json():
    pack = whole_pack()
    source = frozen(pack)
    assert from_json(json.loads(json.dumps(to_json(source)))) == source
    guide = source.of_kind("guide")[0]
    assert [block.kind for block in guide.blocks] == [each["type"] for each in BODY]
    assert guide.blocks[1].text == "Je leest dat je 18 jaar moet zijn."
    assert guide.blocks[4].rows == (("Stemmen", "18 jaar"),)
    assert (guide.blocks[0].level, guide.blocks[5].count) == (2, 4)
    assert guide.key == str(Material.objects.get(pack=pack, kind="guide").stable_key)
    assert (source.number, source.changes, source.facts[0].value) == (2, "Nieuw bedrag.", "18 jaar")
    assert source.url.endswith(f"/lespakketten/{pack.slug}/") and source.url.startswith("http")
    assert [option.correct for option in source.questions[0].options] == [False, True]


@pytest.mark.django_db
def test_a_figure_that_is_not_there_is_a_sentence():
    pack = whole_pack(summary="Je krijgt {cijfer:bedrag}.")
    with pytest.raises(Refused, match="cijfer:bedrag"):
        frozen(pack)


@pytest.mark.django_db
def test_an_answer_of_another_kind_does_not_come_along():
    pack = whole_pack()
    QuizQuestion.objects.filter(pack=pack).update(kind="open", model_answer="Je mentor.")
    question = frozen(pack).questions[0]
    assert (question.options, question.model_answer) == ((), "Je mentor.")


@pytest.mark.django_db
def test_a_part_for_teachers_stays_one_whatever_was_chosen():
    pack = whole_pack()
    Material.objects.filter(pack=pack, kind="guide").update(audience="pupil")
    assert frozen(pack).of_kind("guide")[0].audience == "teacher"


@pytest.mark.django_db
def test_a_large_pack_asks_as_few_queries_as_a_small_one():
    small, large = whole_pack(), whole_pack()
    for number in range(5):
        Material.objects.create(pack=large, order=9 + number, kind="poster", title="Poster", body=BODY)
    counts = []
    for pack in (small, large):
        with CaptureQueriesContext(connection) as queries:
            source_of(pack, 1, "", timezone.localdate())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7


plain = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="{}"), max_size=40)
codes = st.from_regex(re.compile(r"[a-z0-9-]{1,12}"), fullmatch=True)


@given(st.lists(st.tuples(plain, codes), max_size=5), plain)
def test_every_figure_is_filled_in_and_nothing_else_changes(pieces, end):
    text = "".join(f"{before}{{cijfer:{code}}}" for before, code in pieces) + end
    assert called_in(text) == [code for _before, code in pieces]
    values = {code: f"<{code}>" for _before, code in pieces}
    assert fill_in(text, values) == "".join(f"{before}<{code}>" for before, code in pieces) + end
