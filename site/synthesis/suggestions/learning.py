"""Learning from what people coded which words belong to which code, and how often that comes out right. Pure.

Logistic regression per code (one against the rest). What is told of it comes from texts it did not see:
five times a fifth is held apart. Only where the held-out texts show that it is right often enough, does a code get a
`threshold`; without one the computer keeps silent about that code.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import expit

from .terms import Floats, Vocabulary, terms_of

FOLDS = 5
#: Fewer examples of a code teach nothing.
FEWEST_EXAMPLES = 8
#: Of what is suggested so much must have been right in the trial, with at least so many suggestions in it.
RIGHT_ENOUGH, FEWEST_TRIED = 0.7, 8
#: How strongly large weights are held back.
HOLD_BACK = 0.3
MOST_ROUNDS = 40

Told = Callable[[int, int], None]
Fit = Callable[[csr_array, Floats, Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Example:
    """One text that people read: its codes; of the `unsure` ones nobody can tell (the computer had a hand in it)."""

    text: str
    codes: frozenset[UUID]
    unsure: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """What held-out texts showed of one code. From `threshold` on `tried` were suggested, `right` of them rightly."""

    code: UUID
    examples: int
    threshold: float | None = None
    tried: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """Which part of what was suggested was right; None when nothing was."""
        return self.right / self.tried if self.tried else None

    @property
    def recall(self) -> float:
        """Which part of the examples was found."""
        return self.right / self.examples if self.examples else 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the words, and per code that speaks a column of weights."""

    vocabulary: Vocabulary
    trials: list[Trial]
    weights: Floats
    biases: Floats

    @property
    def speaking(self) -> list[Trial]:
        """The codes of which it dares to suggest something, in the order of the columns."""
        return [trial for trial in self.trials if trial.threshold is not None]

    def suggest(self, texts: Sequence[str], most: int = 3) -> list[list[tuple[UUID, float]]]:
        """Per text the codes that may belong to it with their score, best first."""
        speaking = self.speaking
        if not texts or not speaking:
            return [[] for _text in texts]
        rows = self.vocabulary.matrix([terms_of(text) for text in texts])
        scores = expit(rows @ self.weights + self.biases)
        # A text without any word it knows would get what is usual: about that one keeps silent.
        scores[np.diff(rows.indptr) == 0] = 0
        floors = np.array([trial.threshold for trial in speaking])
        found = []
        for row in scores:
            wanted = [place for place in np.argsort(-row, kind="stable") if row[place] >= floors[place]]
            found.append([(speaking[place].code, float(row[place])) for place in wanted[:most]])
        return found


def logistic(rows: csr_array, wanted: Floats, sure: Floats) -> tuple[Floats, Floats]:
    """Per code (a column of `wanted`, 0 or 1) weights w and a bias b that minimise

    Σ c_i ln(1 + e^(-y_i (x_i·w + b))) / Σ c_i + λ|w|² / n; c makes yes and no weigh the same and leaves out what is
    not `sure`. All codes at once: their sums have nothing to do with each other.
    """
    number, width, codes = len(wanted), rows.shape[1], wanted.shape[1]
    signs = 2 * wanted - 1
    yes, no = (wanted * sure).sum(axis=0), ((1 - wanted) * sure).sum(axis=0)
    balance = np.where(wanted > 0, 0.5 / np.maximum(yes, 1), 0.5 / np.maximum(no, 1)) * sure
    turned = csr_array(rows.T)

    def loss(given: Floats) -> tuple[float, Floats]:
        weights, biases = given[codes:].reshape(width, codes), given[:codes]
        margins = signs * (rows @ weights + biases)
        slope = -balance * signs * expit(-margins)
        value = (balance * np.logaddexp(0, -margins)).sum() + HOLD_BACK * (weights**2).sum() / number
        turn = turned @ slope + 2 * HOLD_BACK * weights / number
        return float(value), np.concatenate([slope.sum(axis=0), turn.ravel()])

    most = {"maxiter": MOST_ROUNDS}
    best = minimize(loss, np.zeros(codes * (width + 1)), jac=True, method="L-BFGS-B", options=most).x
    return best[codes:].reshape(width, codes), best[:codes]


def learn(examples: Sequence[Example], told: Told = lambda _done, _whole: None, fit: Fit = logistic) -> Model:
    """Learn every code with enough examples. `told(done, whole)` hears how far it is."""
    texts = [terms_of(example.text) for example in examples]
    counts: Counter[UUID] = Counter()
    for example in examples:
        counts.update(example.codes - example.unsure)
    codes = sorted(code for code, number in counts.items() if FEWEST_EXAMPLES <= number < len(examples))
    vocabulary = Vocabulary.of(texts)
    if not codes:
        return Model(vocabulary, [], np.zeros((0, 0)), np.zeros(0))
    rows = vocabulary.matrix(texts)
    wanted = np.array([[code in example.codes for code in codes] for example in examples], dtype=np.float64)
    sure = np.array([[code not in example.unsure for code in codes] for example in examples], dtype=np.float64)
    scores = np.zeros(wanted.shape)
    parts = _parts_of(texts)
    for part in range(FOLDS):
        apart = parts == part
        if apart.any() and not apart.all():
            weights, biases = fit(rows[~apart], wanted[~apart], sure[~apart])
            scores[apart] = expit(rows[apart] @ weights + biases)
        told(part + 1, FOLDS + 1)
    trials = [
        _trial(code, scores[sure[:, place] > 0, place], wanted[sure[:, place] > 0, place])
        for place, code in enumerate(codes)
    ]
    speaking = [place for place, trial in enumerate(trials) if trial.threshold is not None]
    weights, biases = np.zeros((rows.shape[1], 0)), np.zeros(0)
    if speaking:
        weights, biases = fit(rows, wanted[:, speaking], sure[:, speaking])
    told(FOLDS + 1, FOLDS + 1)
    return Model(vocabulary, trials, weights, biases)


def _trial(code: UUID, scores: Floats, wanted: Floats) -> Trial:
    """Where enough of what would be suggested is right: the threshold that finds most."""
    order = np.argsort(-scores, kind="stable")
    tried = np.arange(1, len(order) + 1)
    right = wanted[order].cumsum()
    # Equal scores stand or fall together: only the last of them can be a threshold.
    last = np.append(np.diff(scores[order]) < 0, True)
    fine = np.flatnonzero((right / tried >= RIGHT_ENOUGH) & (tried >= FEWEST_TRIED) & last)
    examples = int(wanted.sum())
    if not len(fine):
        return Trial(code, examples)
    place = fine[np.argmax(right[fine])]
    # Halfway to the first text that is left out: what is new stands nowhere exactly.
    below = scores[order][place + 1] if place + 1 < len(order) else 0.0
    threshold = float(scores[order][place] + below) / 2
    return Trial(code, examples, threshold, int(tried[place]), int(right[place]))


def _parts_of(texts: Sequence[Sequence[str]]) -> Floats:
    """In which part each text is held apart; texts with the same words are held apart together."""
    kinds: dict[tuple[str, ...], int] = {}
    numbers = [kinds.setdefault(tuple(terms), len(kinds)) for terms in texts]
    shuffled = np.random.default_rng(20260101).permutation(len(kinds)) % FOLDS
    return np.asarray(shuffled[numbers], dtype=np.float64)
