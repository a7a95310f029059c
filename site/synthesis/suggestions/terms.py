"""Words as numbers: stretches of the lemmas of a text, and how telling each is (TF-IDF). Pure; loads numpy and scipy.

What is learned is kept nowhere: only numbers per code, and which contribution may be about which code.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from ..coding.wordforms import lemma_of

Floats = NDArray[np.float64]
_WORD = re.compile(r"[^\W\d_]{2,}")
#: A term that stands in fewer texts teaches nothing.
FEWEST_TEXTS = 2
STRETCH = 4


def terms_of(text: str) -> list[str]:
    """Every stretch of four letters of every lemma, its borders included: ‘telefoonnummer’ has much of ‘telefoon’."""
    lemmas = (f" {lemma_of(word)} " for word in _WORD.findall(text.casefold()))
    return [word[place : place + STRETCH] for word in lemmas for place in range(max(len(word) - STRETCH + 1, 1))]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that are known, each with its place and its weight."""

    places: dict[str, int]
    weights: Floats

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> "Vocabulary":
        """The terms of these texts (as :func:`terms_of` gives them); ln((1 + n) / (1 + n_t)) + 1 is the weight."""
        number, stands_in = 0, Counter[str]()
        for terms in texts:
            number += 1
            stands_in.update(set(terms))
        known = sorted(term for term, times in stands_in.items() if times >= FEWEST_TEXTS)
        times = np.array([stands_in[term] for term in known], dtype=np.float64)
        return cls({term: place for place, term in enumerate(known)}, np.log((1 + number) / (1 + times)) + 1)

    def matrix(self, texts: Sequence[Sequence[str]]) -> csr_array:
        """A row of length one per text; a text without a known term is a row of noughts."""
        starts, columns, cells = [0], list[int](), list[float]()
        for terms in texts:
            known = Counter(self.places[term] for term in terms if term in self.places)
            row = np.array([(1 + np.log(times)) * self.weights[place] for place, times in known.items()])
            columns.extend(known)
            cells.extend(row / np.linalg.norm(row) if len(row) else ())
            starts.append(len(columns))
        return csr_array((cells, columns, starts), shape=(len(texts), len(self.places)), dtype=np.float64)
