"""Suggested codes: how often they are right, beside another way of learning; and how long learning takes.

The texts are synthetic Dutch (tests/synthesis/suggestions/corpus.py). `same world`: texts like those it learned from,
none of them the same. `unseen sentences`: the hardest, not one sentence was seen before.
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import os  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402
from scipy.sparse import csr_array  # noqa: E402

from synthesis.suggestions.learning import Example, Fit, Model, learn, logistic  # noqa: E402
from synthesis.suggestions.terms import Floats, Vocabulary, terms_of  # noqa: E402
from tests.synthesis.suggestions.corpus import examples, fragments  # noqa: E402

MANY = 20_000


def centroid(rows: csr_array, wanted: Floats, sure: Floats) -> tuple[Floats, Floats]:
    """Rocchio: the middle of what has the code, less the middle of what has not."""
    yes = rows.T @ (wanted * sure) / np.maximum((wanted * sure).sum(axis=0), 1)
    no = rows.T @ ((1 - wanted) * sure) / np.maximum(((1 - wanted) * sure).sum(axis=0), 1)
    return yes - no, -((yes**2).sum(axis=0) - (no**2).sum(axis=0)) / 2


def main() -> None:
    """Compare, and measure one large learning."""
    for number in (100, 400, 1_000):
        seen, fresh = list(fragments(number, seed=1)), list(fragments(500, seed=2, mistakes=0))
        compare(f"same world, {number} texts", seen, fresh)
    seen = [example for part in (0, 1, 2) for example in examples(60, part=part)]
    compare("unseen sentences, 180 texts", seen, list(examples(200, part=3, mistakes=0)))
    start = time.process_time()
    model = learn(list(fragments(MANY, seed=3)))
    learned = time.process_time() - start
    texts = [example.text for example in fragments(MANY, seed=4)]
    start = time.process_time()
    model.suggest(texts)
    took = time.process_time() - start
    print(f"suggestions: learning {MANY} texts (< 120 s): {learned:.1f} s CPU; suggesting (< 20 s): {took:.1f} s")


def compare(name: str, seen: list[Example], fresh: list[Example]) -> None:
    """Both ways of learning on the same texts."""
    ways: dict[str, Fit] = {"logistic": logistic, "centroid": centroid}
    for way, fit in ways.items():
        model = learn(seen, fit=fit)
        right, wrong, all_there = tried(model, fresh)
        promised = sum(trial.right for trial in model.speaking) / max(1, sum(trial.tried for trial in model.speaking))
        print(
            f"suggestions, {name:<28} {way}: average precision {average_precision(seen, fresh, fit):.2f}, "
            f"{len(model.speaking)} codes speak, right {right / max(1, right + wrong):.2f} "
            f"(promised {promised:.2f}), found {right / all_there:.2f}",
            flush=True,
        )


def tried(model: Model, fresh: list[Example]) -> tuple[int, int, int]:
    """How many suggestions were right, how many wrong, and how many codes there were."""
    right = wrong = 0
    for example, found in zip(fresh, model.suggest([each.text for each in fresh]), strict=True):
        codes = {code for code, _score in found}
        right += len(codes & example.codes)
        wrong += len(codes - example.codes)
    return right, wrong, sum(len(each.codes) for each in fresh)


def average_precision(seen: list[Example], fresh: list[Example], fit: Fit) -> float:
    """The mean over the codes, whether they speak or not: thresholds aside."""
    codes = sorted({code for example in fresh for code in example.codes})
    vocabulary = Vocabulary.of([terms_of(example.text) for example in seen])
    rows = vocabulary.matrix([terms_of(example.text) for example in seen])
    wanted = np.array([[code in example.codes for code in codes] for example in seen], dtype=np.float64)
    weights, biases = fit(rows, wanted, np.ones(wanted.shape))
    scores = vocabulary.matrix([terms_of(example.text) for example in fresh]) @ weights + biases
    found = []
    for place, code in enumerate(codes):
        there = np.array([code in example.codes for example in fresh])[np.argsort(-scores[:, place])]
        found.append((there.cumsum() / np.arange(1, len(there) + 1))[there].mean())
    return float(np.mean(found))


if __name__ == "__main__":
    main()
