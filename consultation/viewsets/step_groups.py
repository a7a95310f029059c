"""The questions of a round as its organiser sees them: by step, numbered through the whole round."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import ItemKind, MethodCode
from ..methods import METHODS, StepMethod
from ..models import Item, Round, Step

#: A method whose steps are filled on a screen of their own: with what kind, its address, and the words of the way.
_SCREENS: dict[str, tuple[str, str, Any]] = {
    MethodCode.CASES: (ItemKind.CASE, "rounds:lab", gettext_lazy("Zet casussen klaar")),
    MethodCode.DRAFT: (ItemKind.PARAGRAPH, "rounds:text", gettext_lazy("Bewerk de tekst")),
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """One question, with its number in the round, and what its kind is called."""

    number: int
    item: Item
    kind: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class StepGroup:
    """One step with its method and its questions. `settings` is what its method is set to, in words."""

    step: Step
    method: StepMethod
    questions: tuple[Numbered, ...]
    settings: tuple[tuple[str, str], ...]

    @property
    def can_add(self) -> bool:
        """Whether there is a form to add something here, one at a time."""
        return bool(kinds_to_add(self.step))

    @property
    def screen(self) -> tuple[str, str]:
        """Where this step is filled, and the words of the way to it; empty when there is no such screen."""
        found = _SCREENS.get(self.step.method)
        return (own_screen(self.step), str(found[2])) if found else ("", "")


def own_screen(step: Step) -> str:
    """The address of the screen on which this step is filled; "" when it is filled on the page of its round."""
    found = _SCREENS.get(step.method)
    return reverse(found[1], args=[step.pk]) if found else ""


def kinds_to_add(step: Step) -> list[str]:
    """What can be added to this step one at a time."""
    elsewhere = _SCREENS.get(step.method, ("",))[0]
    return [str(kind) for kind in METHODS[step.method].kinds if kind != elsewhere]


def steps_with_questions(round_: Round) -> list[StepGroup]:
    """Every step, also an empty one. Two queries, whatever the number of questions."""
    asked = Item.objects.asked().filter(step__round=round_).select_related("shown_if_item__current")
    of_step: dict[int, list[tuple[int, Item]]] = {}
    for number, item in enumerate(asked, start=1):
        of_step.setdefault(item.step_id, []).append((number, item))
    steps = round_.steps.select_related("product_version__product")
    return [_group(step, of_step.get(step.pk, [])) for step in steps]


def _group(step: Step, items: list[tuple[int, Item]]) -> StepGroup:
    method = METHODS[step.method]
    names = dict(method.kind_choices())
    last = len(items) - 1
    questions = tuple(
        Numbered(number, item, names.get(item.kind, item.get_kind_display()), place == 0, place == last)
        for place, (number, item) in enumerate(items)
    )
    return StepGroup(step, method, questions, _settings(step, method))


def _settings(step: Step, method: StepMethod) -> tuple[tuple[str, str], ...]:
    """Each setting by its label; a choice by the words of what was chosen. What is left empty is not told."""
    if method.settings_form is None:
        return ()
    form = method.settings_form(initial=step.settings)
    told = (
        (str(field.label or name), _told(field, step.settings.get(name, field.initial)))
        for name, field in form.fields.items()
    )
    return tuple((label if label.endswith("?") else f"{label}:", value) for label, value in told if value)


def _told(field: object, value: object) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return labels.get(str(value), "" if value is None else str(value))
