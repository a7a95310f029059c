"""A draw in words and numbers: chances per value, the advice, and whom the lot fell on. Pure, from what was kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..features import BUILT_IN, PERSPECTIVE
from ..models import Draw
from .lot_names import LOTS, lot_name
from .pool import KeptNames
from .problem import ROLE

#: In what everybody can see, a line speaks of at least so many people.
SMALLEST = 5


@dataclass(frozen=True, slots=True)
class ChanceRow:
    """People with one value, and between which chances theirs lies (in tickets of LOTS)."""

    label: str
    people: int
    least: int
    most: int

    @property
    def told(self) -> str:
        """In percents: one number when they are (nearly) the same."""
        low, high = percent(self.least), percent(self.most)
        if low == high:
            return _("%(low)s procent") % {"low": low}
        return _("%(low)s tot %(high)s procent") % {"low": low, "high": high}


@dataclass(frozen=True, slots=True)
class ChanceTable:
    """The chances of everybody in the draw, by one feature."""

    feature: str
    rows: tuple[ChanceRow, ...]


def percent(tickets: int) -> str:
    """So many tickets of LOTS in percents: whole from 10 up, with one decimal below."""
    share = 100 * tickets / LOTS
    return number_format(round(share) if share >= 10 else round(share, 1), decimal_pos=0 if share >= 10 else 1)


def chance_tables(draw: Draw, *, smallest: int = 0) -> list[ChanceTable]:
    """One table per feature of the agreements. With `smallest` each line is about at least so many people: smaller
    ones are taken together, and with them the next when that is not enough, so that nothing can be subtracted.
    """
    names = KeptNames(draw.snapshot)
    people = draw.snapshot["people"]
    asked = dict.fromkeys(row[0] for row in draw.snapshot["bounds"])
    features = [name for name in BUILT_IN if name in asked] + [name for name in asked if name not in BUILT_IN]
    if smallest and len(people) < smallest:
        return []
    found = []
    for feature in features:
        by_value: dict[str, list[int]] = defaultdict(list)
        for person in people:
            by_value[person["values"].get(feature, "")].append(draw.outcome["tickets"][str(person["number"])])
        groups = [
            (names.value(feature, value) if value else _("niet bekend"), all_) for value, all_ in by_value.items()
        ]
        merged = _merged(sorted(groups, key=lambda group: (-len(group[1]), group[0])), smallest)
        rows = tuple(ChanceRow(label, len(all_), min(all_), max(all_)) for label, all_ in merged)
        found.append(ChanceTable(names.feature(feature), rows))
    return found


def _merged(groups: list[tuple[str, list[int]]], smallest: int) -> list[tuple[str, list[int]]]:
    """Largest first; what is too small is one line at the end, that is large enough itself."""
    shown = [group for group in groups if len(group[1]) >= smallest]
    together = [each for group in groups if len(group[1]) < smallest for each in group[1]]
    while together and len(together) < smallest and shown:
        together += shown.pop()[1]
    return [*shown, (_("alle anderen samen"), together)] if together else shown


def spread_of(draw: Draw) -> tuple[str, str]:
    """The smallest and the largest chance of who can be drawn, in percents."""
    never = {number for number, _why in draw.outcome["impossible"]}
    tickets = [many for number, many in draw.outcome["tickets"].items() if int(number) not in never]
    return percent(min(tickets)), percent(max(tickets))


def advice_of(draw: Draw) -> list[str]:
    """What the smallest change is, in sentences with a verb."""
    names = KeptNames(draw.snapshot)
    lower = _("Verlaag ‘%(value)s’ van minstens %(before)d naar minstens %(after)d.")
    higher = _("Verhoog ‘%(value)s’ van hoogstens %(before)d naar hoogstens %(after)d.")
    return [
        (lower if each["side"] == "minimum" else higher)
        % {"value": names.value(each["feature"], each["value"]), "before": each["before"], "after": each["after"]}
        for each in draw.outcome.get("advice", [])
    ]


def why_never(draw: Draw) -> list[tuple[str, list[int]]]:
    """Why some people are on no lot: a sentence, and their numbers."""
    sentences = {
        "house": _("Er is al iemand uit hetzelfde huis gekozen. Uit elk huis komt één persoon."),
        "closed": _("Bij hun antwoorden staat: hoogstens nul. Of die plekken zijn al vergeven."),
        "never": _("Met deze aantallen passen zij in geen enkele goede groep."),
    }
    found: dict[str, list[int]] = defaultdict(list)
    for number, why in draw.outcome.get("impossible", []):
        found[why].append(number)
    return [(sentence, found[why]) for why, sentence in sentences.items() if why in found]


def people_in(draw: Draw, numbers: Iterable[int]) -> list[dict[str, Any]]:
    """These numbers with what they answered, in this order, for staff."""
    names = KeptNames(draw.snapshot)
    rows = {row["number"]: row for row in draw.snapshot["people"]}
    return [
        {
            "number": number,
            "called": _("Kandidaat %(code)s") % {"code": rows[number]["id"][:4].upper()},
            "id": rows[number]["id"],
            "values": ", ".join(_told_values(names, rows[number]["values"])),
            "chance": percent(draw.outcome["tickets"][str(number)]),
        }
        for number in numbers
    ]


def _told_values(names: KeptNames, values: dict[str, str]) -> list[str]:
    """In the order of the features; a perspective says its group already."""
    order = [name for name in BUILT_IN if name in values] + [name for name in values if name not in BUILT_IN]
    return [names.value(name, values[name]) for name in order if name != ROLE or PERSPECTIVE not in values]


def lots_file(draw: Draw) -> str:
    """All lots as a file that every spreadsheet opens: the name of the lot, and the numbers on it."""
    lines = [f'"{lot_name(at)}";{_numbers(lot)}' for at, lot in enumerate(draw.outcome["lots"])]
    return "\r\n".join([";".join((_("lot"), _("nummers"))), *lines, ""])


def _numbers(lot: Sequence[int]) -> str:
    return " ".join(map(str, lot))
