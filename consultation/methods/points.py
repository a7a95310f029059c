"""Kind `points`: divide points over things. A number per thing: by keyboard, without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from privacy import service as privacy

from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken
from .options import Option, options_of
from .texts import skip_hint, typed

FIELD = "punten_"
#: The box that says: the points that are left, I do not give away.
REST = "rest"
#: So many points where the organiser gave no number.
USUAL = 100
#: Of what was typed at one thing so much comes back on the screen. No number of points is that long.
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the screen, with what was typed at it ("" is nothing yet)."""

    code: str
    label: str
    meaning: str
    points: str
    problem: str

    @property
    def field_id(self) -> str:
        """Id and name of its field."""
        return f"{FIELD}{self.code}"


class Points:
    """`value` is {"points": {code: number}}; a thing without points is left out of it.

    What was typed travels as {"typed": {code: text}} while something must be put right; that is never kept.
    """

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """A field at each thing, and above them how much is divided so far."""
        kept = {code: str(number) for code, number in given.value.get("points", {}).items()}
        shown: Mapping[str, str] = given.value.get("typed") or kept
        at = {problem.field_id: problem.message for problem in problems}
        options = options_of(version)
        rows = [
            Row(
                option.code,
                option.label,
                option.meaning,
                shown.get(option.code, ""),
                at.get(f"{FIELD}{option.code}", ""),
            )
            for option in options
        ]
        numbers = [number for text in shown.values() if (number := whole_number(text, points_of(version))) is not None]
        context = {
            "rows": rows,
            "total": points_of(version),
            "most": most_each(version),
            "given": sum(numbers),
            "left": points_of(version) - sum(numbers),
            "rest_problem": at.get(REST, ""),
            "rest": bool(given.value.get("rest")),
            "asks_rest": REST in at or bool(given.value.get("rest")) or 0 < sum(numbers) < points_of(version),
        }
        return Screen("consultation/methods/points.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The points. What is no number, or too much, is never kept; points left over are, when somebody says so."""
        options = options_of(version)
        written = {option.code: text for option in options if (text := _typed(data, f"{FIELD}{option.code}"))}
        problems = _wrong_numbers(options, written, version)
        points = {code: number for code, text in written.items() if (number := whole_number(text, points_of(version)))}
        if not problems and (sentence := _too_many(sum(points.values()), points_of(version))):
            first = next(code for code in points)
            problems = [Problem(f"{FIELD}{first}", sentence)]
        if not problems and answer_expected:
            problems = self._missing(item, version, options, points, keeps_rest=data.get(REST) == "1")
        if problems:
            return Reading(Given({"typed": written, "rest": data.get(REST) == "1"}), tuple(problems))
        return Reading(Given({"points": points} if points else {}))

    def _missing(
        self,
        item: Item,
        version: ItemVersion,
        options: Sequence[Option],
        points: Mapping[str, int],
        *,
        keeps_rest: bool,
    ) -> list[Problem]:
        """All points are asked for; who leaves some says so."""
        total, given = points_of(version), sum(points.values())
        first = f"{FIELD}{options[0].code}"
        if not given:
            sentence = _("Verdeel de punten.") + " " + skip_hint()
            return [Problem(first, sentence)] if item.required else []
        if given == total or keeps_rest:
            return []
        sentence = ngettext(
            "U hebt nog %(left)d punt over. Geef dat punt ook weg. Of kruis aan dat u het overhoudt.",
            "U hebt nog %(left)d punten over. Geef die ook weg. Of kruis aan dat u ze overhoudt.",
            total - given,
        )
        return [Problem(REST, sentence % {"left": total - given})]

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """Nothing has points."""
        return not given.value.get("points")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """Each thing with its points, in the order of the screen."""
        points = given.value.get("points", {})
        return [
            ngettext("%(label)s: %(number)d punt", "%(label)s: %(number)d punten", points[option.code])
            % {"label": option.label, "number": points[option.code]}
            for option in options_of(version)
            if option.code in points
        ]

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one divides here."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """No words here."""
        return []

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """The points of each thing; 0 where it got none."""
        points = value.get("points", {})
        return {option.code: points.get(option.code, 0) for option in options_of(version)} if points else {}

    def field_of(self, item: Item, prompt: str) -> str:
        """The field of one thing."""
        return f"{FIELD}{prompt}"


def points_of(version: ItemVersion) -> int:
    """How many points one person divides."""
    return version.budget or USUAL


def most_each(version: ItemVersion) -> int | None:
    """The most that one thing can get; None when there is no such limit."""
    most = version.max_choices
    return most if most and most < points_of(version) else None


def whole_number(text: str, most: int) -> int | None:
    """A whole number from 0 to `most` in plain digits; None for whatever else is typed."""
    if not (text.isascii() and text.isdigit()) or len(text) > _LONGEST:
        return None
    number = int(text)
    return number if number <= most else None


def _typed(data: QueryDict, name: str) -> str:
    """What stands in the field; a citizen service number has no place there, and does not come back either."""
    return privacy.guard_for_storage(typed(data, name))[0][:_LONGEST]


def _wrong_numbers(options: Sequence[Option], written: Mapping[str, str], version: ItemVersion) -> list[Problem]:
    total, most = points_of(version), most_each(version)
    problems = []
    for option in options:
        text = written.get(option.code, "")
        number = whole_number(text, total) if text else 0
        if number is None:
            sentence = _("Vul bij ‘%(label)s’ een heel getal in, van 0 tot en met %(most)d.")
            problems.append(
                Problem(f"{FIELD}{option.code}", sentence % {"label": option.label, "most": most or total})
            )
        elif most and number > most:
            sentence = _("U gaf %(number)d punten aan ‘%(label)s’. Geef er hoogstens %(most)d aan.")
            problems.append(
                Problem(f"{FIELD}{option.code}", sentence % {"number": number, "label": option.label, "most": most})
            )
    return problems


def _too_many(given: int, total: int) -> str:
    over = given - total
    if over <= 0:
        return ""
    sentence = ngettext(
        "U gaf %(over)d punt te veel: %(given)d in plaats van %(total)d. Haal ergens een punt weg.",
        "U gaf %(over)d punten te veel: %(given)d in plaats van %(total)d. Haal ergens punten weg.",
        over,
    )
    return sentence % {"over": over, "given": given, "total": total}
