"""Candidates as the mathematics knows them, and how values may be written in a file."""

from collections.abc import Iterable

from ..features import BUILT_IN, PARTICIPANT_PARTS, Names, values_of
from ..models import Candidate
from .problem import Person

__all__ = ["BUILT_IN", "PARTICIPANT_PARTS", "Names", "known_words", "person_of", "values_of"]


def person_of(candidate: Candidate, only: Iterable[str] | None = None) -> Person:
    """A candidate as the mathematics knows them; with `only` just these features, so that more people are equal."""
    values = values_of(candidate.participant, candidate.features)
    if only is not None:
        wanted = set(only)
        values = {name: value for name, value in values.items() if name in wanted}
    return Person.of(candidate.pk.hex, values, candidate.household_hash)


def known_words(names: Names) -> dict[str, dict[str, str]]:
    """Per feature of everybody: what a value may be called in a file, and its code."""
    return {
        feature: {word.casefold(): code for code, label in values.items() for word in (label, code)}
        for feature, values in names.values.items()
    }
