"""The package of QTI 3.0 has a valid manifest, plays, and scores what is right."""

from pathlib import Path

import pytest
from lxml import etree

from education.formats.packages.qti3 import write_qti3
from education.source import Option, Question
from tests.education.packages.reader import opened
from tests.education.packages.reader_qti3 import items_of
from tests.factories.education import source

SCHEMA = Path(__file__).parents[4] / "shared" / "schemas" / "qti3" / "imsqtiv3p0_imscpv1p2_v1p0.xsd"


@pytest.fixture(scope="module")
def items():
    return items_of(write_qti3(source()))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the public schemas of QTI 3 are not on this machine")
def test_the_manifest_is_valid():
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.assertValid(etree.fromstring(opened(write_qti3(source())).read("imsmanifest.xml")))


def test_every_kind_of_question_has_its_interaction(items):
    assert [item.interaction for item in items] == ["choice", "choice", "choice", "match", "extended-text"]
    assert [item.cardinality for item in items] == ["single", "multiple", "single", "multiple", "single"]


def test_right_answers_score_and_wrong_ones_do_not(items):
    choice, several, true_false, match, _essay = items
    assert choice.answered("a2") == (1, ["Klopt."])
    assert choice.answered("a1") == (0, [])
    assert several.answered("a1", "a3") == (1, [])
    for wrong in (["a1"], ["a1", "a2", "a3"], []):
        assert several.answered(*wrong) == (0, [])
    assert true_false.answered("false") == (1, ["Nee."])
    assert true_false.answered("true") == (0, ["Nee."])
    right = {text: code for code, text in match.choices.items()}
    pairs = [f"{right['Zorgtoeslag']} {right['Toeslagen']}", f"{right['Loon']} {right['Baas']}"]
    assert match.answered(*pairs) == (1, [])
    assert match.answered(f"{right['Loon']} {right['Toeslagen']}") == (0, [])


def test_the_model_answer_is_for_the_scorer_only(items):
    essay = items[-1]
    assert essay.for_the_scorer == "Bijvoorbeeld je mentor."
    score = essay.root.find(".//{*}qti-outcome-declaration[@identifier='SCORE']")
    assert score.get("external-scored") == "human"
    assert essay.answered("Mijn mentor.") == (0, [])


def test_two_pairs_may_share_their_right_half():
    pairs = (("Zorgtoeslag", "Toeslag"), ("Huurtoeslag", "Toeslag"), ("Loon", "Baas"))
    (item,) = items_of(write_qti3(source(questions=(Question("v", "match", "?", pairs=pairs),))))
    assert sorted(item.choices.values()) == ["Baas", "Huurtoeslag", "Loon", "Toeslag", "Zorgtoeslag"]
    assert item.answered("L1 R2", "L2 R2", "L3 R1") == (1, [])


def test_without_a_question_there_is_no_test():
    nothing_right = Question("v", "several", "?", (Option("a"), Option("b")))
    for questions in ((), (nothing_right,)):
        with pytest.raises(ValueError, match="question"):
            write_qti3(source(questions=questions))
