"""Kind `ranking`: give each thing a place. A list of numbers per thing: by keyboard, without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken
from .options import Option, options_of
from .texts import skip_hint

FIELD = "plek_"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the screen, with the place it was given ("" is none yet)."""

    code: str
    label: str
    meaning: str
    place: str
    problem: str

    @property
    def field_id(self) -> str:
        """Id and name of its list of places."""
        return f"{FIELD}{self.code}"


class Ranking:
    """`value` is {"order": [codes, first is heaviest]}; things without a place are left out of it.

    Places as typed travel as {"places": {code: number}} while two things share one; that is never kept.
    """

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """A list of numbers at each thing."""
        options = options_of(version)
        places = given.value.get("places") or {
            code: str(number) for number, code in enumerate(given.value.get("order", []), start=1)
        }
        at = {problem.field_id: problem.message for problem in problems}
        rows = [
            Row(
                option.code,
                option.label,
                option.meaning,
                places.get(option.code, ""),
                at.get(f"{FIELD}{option.code}", ""),
            )
            for option in options
        ]
        most = most_places(version, options)
        context = {
            "rows": rows,
            "places": [str(number) for number in range(1, most + 1)],
            "most": most,
            "all": most == len(options),
        }
        return Screen("consultation/methods/ranking.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The places. Two things on one place is a problem; an open place in between is not."""
        options = options_of(version)
        allowed = {str(number) for number in range(1, most_places(version, options) + 1)}
        places = {
            option.code: place for option in options if (place := data.get(f"{FIELD}{option.code}", "")) in allowed
        }
        problems = _shared_places(options, places)
        if not places and item.required and answer_expected:
            problems = [
                Problem(f"{FIELD}{options[0].code}", _("Geef minstens één antwoord een plek.") + " " + skip_hint())
            ]
        if problems:
            return Reading(Given({"places": places}), tuple(problems))
        order = sorted(places, key=lambda code: int(places[code]))
        return Reading(Given({"order": order} if order else {}))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """Nothing has a place."""
        return not given.value.get("order")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """Numbered, in the order given."""
        labels = {option.code: option.label for option in options_of(version)}
        order = [code for code in given.value.get("order", []) if code in labels]
        return [f"{number}. {labels[code]}" for number, code in enumerate(order, start=1)]

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one chooses here."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """No words here."""
        return []

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """The place of each thing; empty without one."""
        order = value.get("order", [])
        return {
            option.code: order.index(option.code) + 1 if option.code in order else "" for option in options_of(version)
        }

    def field_of(self, item: Item, prompt: str) -> str:
        """The list of places of one thing."""
        return f"{FIELD}{prompt}"


def most_places(version: ItemVersion, options: Sequence[Option]) -> int:
    """How many things can be given a place."""
    return min(version.max_choices or len(options), len(options))


def _shared_places(options: Sequence[Option], places: Mapping[str, str]) -> list[Problem]:
    labels = {option.code: option.label for option in options}
    problems, first = [], {}
    for code, place in places.items():
        if place not in first:
            first[place] = code
            continue
        sentence = _("U gaf plek %(place)s aan ‘%(one)s’ en ook aan ‘%(other)s’. Geef elk een eigen plek.")
        problems.append(
            Problem(f"{FIELD}{code}", sentence % {"place": place, "one": labels[first[place]], "other": labels[code]})
        )
    return problems
