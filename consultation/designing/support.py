"""Who stands behind an element, per perspective: read from what was counted beforehand.

A method that can tell this has `support(step, results)` in its module of results (`consultation.results.<method>`):
what was counted goes in, and {code of the element: {group: (people for it, people who answered)}} comes out. A method
without it tells nothing here, and that is no fault.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from contributions.service import HIDDEN
from people.models import Perspective

from ..figures.reading import fills_target
from ..models import DesignProduct, Step
from ..results.priorities_hidden import Cell, ToldOption, tell_option, tell_people
from ..results.showing import is_time_to_show
from ..results.voices import POSITIONS, TEAM, UNKNOWN

#: group code -> (people for it, people who answered)
Groups = Mapping[str, tuple[int, int]]
Support = Callable[[Step, Mapping[str, Any]], Mapping[str, Groups]]
#: Where a table of many options is expected, and there is one.
_ONE = "one"


@dataclass(frozen=True, slots=True)
class Line:
    """One group in words: how many of how many; HIDDEN where that could point at somebody."""

    label: str
    people_for: str
    people: str
    share: int | None


@dataclass(frozen=True, slots=True)
class StepSupport:
    """What one step says about one element: the compared groups, and apart from them the others."""

    step: Step
    groups: tuple[Line, ...]
    beside: tuple[Line, ...]
    sentence: str


def support_of(method: str) -> Support | None:
    """How this method tells support; None when it does not."""
    name = f"consultation.results.{method}"
    if find_spec(name) is None:
        return None
    found: Support | None = getattr(import_module(name), "support", None)
    return found


def steps_about(product: DesignProduct, *, for_staff: bool = False) -> list[Step]:
    """The steps in which people were asked about this product, with what was counted; newest first. One query.

    For everybody only those of which the results may be seen now.
    """
    steps = (
        Step.objects.filter(
            Q(product_version__product=product) | Q(items__element__product=product), results__isnull=False
        )
        .select_related("round", "results", "product_version")
        .distinct()
        .order_by("-round__opens_at", "order", "pk")
    )
    return [step for step in steps if for_staff or is_time_to_show(step, step.round)]


def support_for(code: str, steps: Iterable[Step], groups: list[Perspective]) -> list[StepSupport]:
    """What these steps say about the element with this code. `groups` are the top of the tree of perspectives."""
    found = []
    for step in steps:
        tell = support_of(step.method)
        counted = tell(step, step.results.results).get(code) if tell else None
        if counted and any(people for _for, people in counted.values()):
            found.append(_in_words(step, counted, groups))
    return found


def top_groups() -> list[Perspective]:
    """The groups that are compared, in order. One query."""
    return [group for group in Perspective.objects.groups() if fills_target(group)]


def _in_words(step: Step, counted: Groups, groups: list[Perspective]) -> StepSupport:
    others = {
        POSITIONS: _("Standpunten van organisaties"),
        TEAM: _("Het eigen team"),
        UNKNOWN: _("Onbekend of wil niet zeggen"),
    }
    told = _told_of(counted, [group.code for group in groups])
    lines = tuple(_line(group.label, told.groups[group.code]) for group in groups)
    beside = tuple(_line(others[code], told.beside[code]) for code in others if counted.get(code, (0, 0))[1])
    return StepSupport(step, lines, beside, _sentence(lines))


def _told_of(counted: Groups, groups: list[str]) -> ToldOption:
    """What may be told, hidden as the page of results hides it: two ways of hiding would together tell it all."""
    nobody = dict.fromkeys(("invited", "open"), 0)
    found = {
        "people": {group: people for group, (_for, people) in counted.items()},
        "for": {_ONE: {group: people_for for group, (people_for, _all) in counted.items()}},
        "ways": nobody,
        "for_ways": {_ONE: nobody},
    }
    return tell_option(_ONE, found, tell_people(found, groups))


def _line(label: str, cell: Cell) -> Line:
    share = None if cell.count is None or not cell.people else round(100 * cell.count / cell.people)
    return Line(label, _told(cell.count), _told(cell.people), share)


def _told(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _sentence(lines: tuple[Line, ...]) -> str:
    """The conclusion in one sentence."""
    known = [line for line in lines if line.share is not None]
    if len(known) < len(lines) or not lines:
        return _("Uit een of meer groepen zijn er te weinig antwoorden voor een conclusie.")
    behind = [line.label for line in known if line.share is not None and line.share > 50]
    if len(behind) == len(lines):
        return _("In elke groep is de meerderheid hiervoor.")
    if not behind:
        return _("In geen enkele groep is de meerderheid hiervoor.")
    return _("De meerderheid is hiervoor bij: %(groups)s. Bij de andere groepen niet.") % {"groups": ", ".join(behind)}
