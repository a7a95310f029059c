"""What the computer learns from what people coded, and that it keeps silent where it is not right often enough."""

from uuid import uuid4

import pytest

from synthesis.suggestions.learning import RIGHT_ENOUGH, Example, Model, learn
from synthesis.suggestions.terms import Vocabulary, terms_of
from tests.synthesis.suggestions.corpus import examples, fragments, key_of


@pytest.fixture(scope="module")
def seen() -> list[Example]:
    return list(fragments(150, seed=1))


@pytest.fixture(scope="module")
def model(seen: list[Example]) -> Model:
    return learn(seen)


def _right_of(model: Model, fresh: list[Example]) -> float:
    found = model.suggest([example.text for example in fresh])
    assert all(len(codes) <= 3 for codes in found)
    right = sum(code in example.codes for example, codes in zip(fresh, found, strict=True) for code, _score in codes)
    return right / sum(map(len, found))


def test_forms_of_a_word_and_parts_of_a_long_one_meet() -> None:
    assert terms_of("Brieven!") == terms_of("brief") == [" bri", "brie", "rief", "ief "]
    assert set(terms_of("telefoon")) & set(terms_of("telefoonnummer"))
    assert terms_of("👋🏽 12 \u202e…") == []


def test_weights_by_hand() -> None:
    texts = [terms_of(text) for text in ("zon", "zon", "maan maan", "zon maan")]
    rows = Vocabulary.of(texts).matrix([*texts, terms_of("onbekend")])
    # A text is a row of length one; without any known term it is noughts.
    assert [float((row**2).sum()) for row in rows.toarray()] == pytest.approx([1, 1, 1, 1, 0])
    # ‘zon’ stands in three of four texts, ‘maan’ in two: in the last text ‘maan’ weighs ln(5/3)+1 to ln(5/4)+1.
    known = Vocabulary.of(texts)
    row = known.matrix([texts[3]]).toarray()[0]
    assert row[known.places["maan"]] / row[known.places["zon "]] == pytest.approx(1.5108256 / 1.2231436)


def test_what_the_trial_promises_is_what_comes_of_it(seen: list[Example], model: Model) -> None:
    assert len(model.speaking) >= 3 and learn(seen).trials == model.trials
    promised = sum(trial.right for trial in model.speaking) / sum(trial.tried for trial in model.speaking)
    assert all((trial.precision or 0) >= RIGHT_ENOUGH and 0 < trial.recall <= 1 for trial in model.speaking)
    assert _right_of(model, list(fragments(200, seed=2))) > promised - 0.12


def test_it_knows_sentences_that_nobody_saw() -> None:
    learned = learn([example for part in (0, 1, 2) for example in examples(40, part=part)])
    assert _right_of(learned, list(examples(80, part=3, mistakes=0))) > 0.5  # guessing gives one of ten


def test_it_keeps_silent_about_what_it_cannot_tell(seen: list[Example], model: Model) -> None:
    whim, rare = uuid4(), uuid4()
    odd = [Example(each.text, each.codes | {whim}) if number % 9 == 0 else each for number, each in enumerate(seen)]
    odd += [Example(text, frozenset({rare})) for text in ("fietsen stallen", "fietsen huren")]
    learned = {trial.code: trial for trial in learn(odd).trials}
    assert learned[whim].threshold is None and rare not in learned
    assert learn([]).suggest(["Bel mij."]) == [[]]
    assert model.suggest(["", "🙂", "qqqqq"]) == [[], [], []]


def test_what_the_computer_thought_of_first_teaches_it_nothing(seen: list[Example]) -> None:
    code = key_of("bereikbaar")
    unsure = [Example(each.text, each.codes, frozenset({code})) for each in seen]
    assert code in {trial.code for trial in learn(seen).trials}
    assert code not in {trial.code for trial in learn(unsure).trials}
