"""How far a round is on its way to opening: every line leads to exactly where it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from ..models import Round, Step
from ..permissions import Visitor, may_change_rounds, may_move_rounds
from ..readiness import Need, needs_of
from .step_groups import own_screen


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a round needs. `url` is where to do it; `is_publish` that a button does it right here."""

    need: Need
    url: str = ""
    is_publish: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """All lines, and how many of those that must be done are done."""

    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        """How many things must be done."""
        return sum(line.need.is_required for line in self.lines)

    @property
    def done(self) -> int:
        """How many of these are done."""
        return sum(line.need.is_required and line.need.is_met for line in self.lines)

    @property
    def is_ready(self) -> bool:
        """Whether the round can open."""
        return self.done == self.total


def progress_of(round_: Round, user: Visitor) -> Progress:
    """What the page shows; ways to put something right only for who may."""
    needs = needs_of(round_, today=timezone.localdate())
    steps = {f"step:{step.pk}": step for step in round_.steps.all()}
    return Progress(tuple(_line(need, round_, steps, user) for need in needs))


def _line(need: Need, round_: Round, steps: Mapping[str, Step], user: Visitor) -> Line:
    if need.code == "page":
        return Line(need, is_publish=not need.is_met and may_move_rounds(user))
    if not may_change_rounds(user):
        return Line(need)
    if need.code == "questions":
        first = next(iter(steps.values()), None)
        return Line(need, reverse("rounds:item_add", args=[first.pk]) if first else "")
    if need.code == "reading":
        return Line(need, reverse("rounds:ambassador", args=[round_.pk]))
    if step := steps.get(need.code):
        return Line(need, own_screen(step) or f"#stap-{step.pk}")
    return Line(need, f"{reverse('rounds:edit', args=[round_.pk])}{anchor_of(need.code)}")


def anchor_of(field: str) -> str:
    """Where on the edit form this field is."""
    return "#panel-faq-section" if field == "faq" else f"#id_{field}"
