"""What can be said of agreements before any solver: sums that cannot be, and people who are not there. Pure.

Each finding is a sentence that says what to do. No finding does not mean that a group exists: that needs the solver.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .problem import Bound, Person, Problem


class Called(Protocol):
    """How features and values are called."""

    def feature(self, feature: str) -> str:
        """A feature."""

    def value(self, feature: str, value: str) -> str:
        """A value of it."""


def units_among(people: Iterable[Person]) -> int:
    """How many of these could come at most, with one per house."""
    people = tuple(people)
    return len({person.household for person in people if person.household}) + sum(
        not person.household for person in people
    )


def findings(problem: Problem, names: Called) -> list[str]:
    """Why no group can exist, in sentences; [] when nothing is found."""
    if problem.places < 1:
        return [_("Alle plekken zijn al vergeven. Maak meer plekken, of haal iemand weg.")]
    units = units_among(problem.open_people)
    found = []
    if units < problem.places:
        sentence = _(
            "Er zijn %(places)d plekken. Er kunnen hoogstens %(units)d mensen komen, één per huis. Zoek meer mensen."
        )
        found.append(sentence % {"places": problem.places, "units": units})
    by_feature: dict[str, list[Bound]] = defaultdict(list)
    for bound in problem.open_bounds:
        by_feature[bound.feature].append(bound)
    found += [sentence for bound in problem.open_bounds for sentence in _too_few(problem, bound, names)]
    low = {feature: sum(bound.minimum for bound in bounds) for feature, bounds in by_feature.items()}
    high = {feature: _room(problem, feature, bounds) for feature, bounds in by_feature.items()}
    for feature in by_feature:
        found += _sums(problem, names.feature(feature), low[feature], high[feature])
    if low:
        most, least = max(low, key=lambda name: low[name]), min(high, key=lambda name: high[name])
        if most != least and low[most] > high[least]:
            sentence = _(
                "Bij ‘%(first)s’ zijn minstens %(low)d mensen nodig. "
                "Bij ‘%(second)s’ is plek voor hoogstens %(high)d. "
                "Verlaag het ene, of verhoog het andere."
            )
            names_of = {"first": names.feature(most), "second": names.feature(least)}
            found.append(sentence % {**names_of, "low": low[most], "high": high[least]})
    return found


def _too_few(problem: Problem, bound: Bound, names: Called) -> list[str]:
    there = units_among(person for person in problem.open_people if bound.key in person.values)
    if there >= bound.minimum:
        return []
    sentence = ngettext(
        "Er is %(minimum)d persoon nodig bij ‘%(value)s’, en er kunnen er %(there)d komen. "
        "Zoek iemand, of verlaag het aantal.",
        "Er zijn %(minimum)d mensen nodig bij ‘%(value)s’, en er kunnen er %(there)d komen. "
        "Zoek er meer, of verlaag het aantal.",
        bound.minimum,
    )
    return [sentence % {"minimum": bound.minimum, "value": names.value(*bound.key), "there": there}]


def _room(problem: Problem, feature: str, bounds: list[Bound]) -> int:
    """How many people fit by this feature: each maximum, and everybody whose value has no agreement."""
    agreed = {bound.key for bound in bounds}
    free = units_among(person for person in problem.open_people if not agreed.intersection(person.values))
    return sum(bound.maximum for bound in bounds) + free


def _sums(problem: Problem, feature: str, low: int, high: int) -> list[str]:
    filled = {"feature": feature, "low": low, "high": high, "places": problem.places}
    if low > problem.places:
        return [
            _(
                "Bij ‘%(feature)s’ zijn samen minstens %(low)d mensen nodig. Er zijn %(places)d plekken. "
                "Verlaag een minimum."
            )
            % filled
        ]
    if high < problem.places:
        return [
            _(
                "Bij ‘%(feature)s’ passen samen hoogstens %(high)d mensen. Er zijn %(places)d plekken. "
                "Verhoog een maximum."
            )
            % filled
        ]
    return []
