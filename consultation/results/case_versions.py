"""The versions of the criteria beside each other, as everybody reads it. Reads what was counted, counts nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..enums import MethodCode
from ..models import DesignProduct, StepResults
from .cases_codes import Direction, Judgement
from .cases_showing import same_choice, told
from .showing import is_public

#: The drawing: its size, and the lines between which the points stand.
WIDTH, HEIGHT = 320, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 300, 24, 140


@dataclass(frozen=True, slots=True)
class VersionPoint:
    """One time that people tried one version.

    percent: of a hundred pairs of people at one case, so many chose the same; None when there is too little.
    words: the same in a sentence. change: how this compares with the first version, on the same cases; "" for the
    first, or when it cannot be said. x and y: the place in the drawing.
    """

    number: int
    round_title: str
    step: int
    people: int
    cases: int
    percent: int | None
    words: str
    judgement: str
    change: str
    as_of: datetime
    x: int = 0
    y: int = 0

    @property
    def label_y(self) -> int:
        """Above the point."""
        return self.y - 8

    @property
    def people_told(self) -> str:
        """How many people of the compared groups; hidden when they are few."""
        return told(None if 0 < self.people < settings.SMALLEST_CELL else self.people)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two steps on two versions, as counted. Statistics of it are for analysts."""

    earlier: int
    later: int
    direction: str
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What can be said of it; only sure when the interval is."""
        numbers = {"later": self.later, "earlier": self.earlier}
        if self.direction == Direction.MORE:
            return _("In versie %(later)d waren mensen het vaker eens dan in versie %(earlier)d.") % numbers
        if self.direction == Direction.LESS:
            return _("In versie %(later)d waren mensen het minder vaak eens dan in versie %(earlier)d.") % numbers
        if self.direction == Direction.UNSURE:
            return _("Tussen versie %(earlier)d en versie %(later)d zien wij geen duidelijk verschil.") % numbers
        return _("Versie %(earlier)d en versie %(later)d delen te weinig casussen om te vergelijken.") % numbers


def series(product: DesignProduct, *, for_staff: bool = False) -> list[VersionPoint]:
    """Every time that a version of this product was tried on cases, oldest version first. One query.

    For everybody only what everybody may see now; `for_staff` all that was counted.
    """
    kept = [each for each in _kept(product) if for_staff or is_public(each.step, each.step.round)]
    compared = _compared(kept)
    points = [_point(each, compared) for each in kept]
    return _placed(points)


def comparisons(product: DesignProduct) -> list[Compared]:
    """Every two steps on different versions of this product, for staff. One query."""
    kept = _kept(product)
    return sorted(_compared(kept).values(), key=lambda each: (each.earlier, each.later))


def _kept(product: DesignProduct) -> list[StepResults]:
    return list(
        StepResults.objects.filter(step__method=MethodCode.CASES, step__product_version__product=product)
        .select_related("step__product_version", "step__round")
        .order_by("step__product_version__number", "step_id")
    )


def _compared(kept: Sequence[StepResults]) -> dict[tuple[int, int], Compared]:
    """By (earlier step, later step): both keep the comparison, the one that was counted last is right."""
    here = {each.step_id for each in kept}
    found: dict[tuple[int, int], Compared] = {}
    for each in sorted(kept, key=lambda one: one.as_of):
        for change in each.annex.get("changes", ()):
            (earlier, first), (later, second) = change["from"], change["to"]
            if {first, second} <= here:
                found[first, second] = Compared(earlier, later, change["direction"], change)
    return found


def _point(kept: StepResults, compared: Mapping[tuple[int, int], Compared]) -> VersionPoint:
    results, version = kept.results, kept.step.product_version
    assert version is not None, "only steps on a version are asked for"
    percent = results.get("percent")
    earliest = min((first for first, second in compared if second == kept.step_id), default=None, key=_by(compared))
    change = compared[earliest, kept.step_id].sentence if earliest is not None else ""
    return VersionPoint(
        number=version.number,
        round_title=kept.step.round.title,
        step=kept.step_id,
        people=sum(sum(results.get("people", {}).get(group["code"], ())) for group in results.get("groups", ())),
        cases=len(results.get("cases", ())),
        percent=percent,
        words=_("Te weinig antwoorden om iets te zeggen.") if percent is None else same_choice(percent),
        judgement=str(Judgement(results.get("judgement", Judgement.FEW)).label),
        change=change,
        as_of=kept.as_of,
    )


def _by(compared: Mapping[tuple[int, int], Compared]) -> Any:
    """Orders steps by the version they are on."""
    versions = {first: each.earlier for (first, _second), each in compared.items()}
    return lambda step: (versions[step], step)


def _placed(points: list[VersionPoint]) -> list[VersionPoint]:
    """With their places in the drawing; points without a number have none."""
    drawn = [point for point in points if point.percent is not None]
    room = (_RIGHT - _LEFT) // max(len(drawn) - 1, 1)
    places = {point.step: _LEFT + room * number for number, point in enumerate(drawn)}
    return [
        point
        if point.percent is None
        else replace(point, x=places[point.step], y=_BOTTOM - (_BOTTOM - _TOP) * point.percent // 100)
        for point in points
    ]
