"""Whether a set of cases is the mix the agenda asks for: complex and light, single and mass, all kinds of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..enums import CaseGroup, CaseReach, CaseWeight
from .portfolio import Candidate

#: Of a hundred cases at least so many; a step can say otherwise in its settings under "mix".
LEAST: dict[str, int] = {
    CaseWeight.COMPLEX: 25,
    CaseWeight.LIGHT: 25,
    CaseReach.SINGLE: 20,
    CaseReach.MASS: 20,
    CaseGroup.CITIZEN: 10,
    CaseGroup.ENTREPRENEUR: 10,
    CaseGroup.YOUTH: 10,
}
WIDTH = 1000
_KINDS: tuple[tuple[str, Any], ...] = (("weight", CaseWeight), ("reach", CaseReach), ("group", CaseGroup))


@dataclass(frozen=True, slots=True)
class MixLine:
    """One kind of case: so many in the set, of a hundred so many, and so many at least. bar and mark are for SVG."""

    code: str
    label: str
    cases: int
    percent: int
    least: int
    is_enough: bool

    @property
    def bar(self) -> int:
        """How wide its bar is."""
        return WIDTH * self.percent // 100

    @property
    def mark(self) -> int:
        """Where the least stands."""
        return min(WIDTH * self.least // 100, WIDTH - 4)


def least_of(settings: Mapping[str, Any]) -> dict[str, int]:
    """What a step asks of the mix. What is no whole number from 0 to 100 is not heard."""
    said = settings.get("mix")
    asked = said if isinstance(said, dict) else {}
    return {
        code: asked[code] if type(asked.get(code)) is int and 0 <= asked[code] <= 100 else least
        for code, least in LEAST.items()
    }


def mix_of(taken: Sequence[Candidate], least: Mapping[str, int]) -> list[MixLine]:
    """Every kind of case, in order."""
    lines = []
    for name, kinds in _KINDS:
        for kind in kinds:
            cases = sum(candidate.kinds.get(name) == kind.value for candidate in taken)
            share = 100 * cases / len(taken) if taken else 0
            asked = least.get(kind.value, 0)
            # Of every kind that is asked for there is at least one.
            is_enough = share >= asked and (cases > 0 or not asked)
            lines.append(MixLine(kind.value, str(kind.label), cases, round(share), asked, is_enough))
    return lines


def judge_mix(lines: Sequence[MixLine], taken: int) -> str:
    """One sentence about the whole."""
    if not taken:
        return _("Er past geen enkele casus. Er is dus geen mix.")
    missing = [line.label for line in lines if not line.is_enough]
    if not missing:
        return _("Dit is de mix die u vraagt: van elke soort zijn er genoeg.")
    return _("Dit is nog niet de mix die u vraagt. Te weinig van: %(kinds)s.") % {"kinds": ", ".join(missing)}
