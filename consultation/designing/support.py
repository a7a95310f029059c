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

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from contributions.service import HIDDEN, hide_small_cells
from people.models import Perspective

from ..figures.reading import fills_target
from ..models import DesignProduct, Step
from ..results.showing import is_time_to_show
from ..results.voices import POSITIONS, TEAM, UNKNOWN

#: group code -> (people for it, people who answered)
Groups = Mapping[str, tuple[int, int]]
Support = Callable[[Step, Mapping[str, Any]], Mapping[str, Groups]]


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
    compared = [(group.label, counted.get(group.code, (0, 0))) for group in groups]
    others = (
        (POSITIONS, _("Standpunten van organisaties")),
        (TEAM, _("Het eigen team")),
        (UNKNOWN, _("Onbekend of wil niet zeggen")),
    )
    beside = [(label, counted[code]) for code, label in others if counted.get(code, (0, 0))[1]]
    lines, other_lines = _lines(compared), _lines(beside)
    return StepSupport(step, lines, other_lines, _sentence(lines))


def _lines(rows: list[tuple[str, tuple[int, int]]]) -> tuple[Line, ...]:
    """Each group with what may be told of it. A person is in one group, so what is hidden cannot be subtracted."""
    table = hide_small_cells(
        [[people_for, people - people_for] for _label, (people_for, people) in rows], smallest=settings.SMALLEST_CELL
    )
    found = []
    for (label, _counts), (people_for, _against, people) in zip(rows, table, strict=False):
        share = None if people_for is None or not people else round(100 * people_for / people)
        found.append(Line(label, _told(people_for), _told(people), share))
    return tuple(found)


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
