"""The method `thermometer`: a number from 0 to 10. The example of docs/methods.md, whole and working."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from django import forms
from django.http import QueryDict

from consultation.importing.columns import Choice, Column, Kind
from consultation.methods import Given, Problem, Reading, Screen, Spoken, StepMethod
from consultation.models import Item, ItemVersion, Step
from consultation.results.voices import compared_groups, voices
from contributions.service import hide_small_cells

DEGREES = "degrees"
FIELD = "graden"
PLACES = tuple(str(number) for number in range(11))


class Degrees:
    """One kind: `value` is {"degrees": 0-10}. Without words."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """A list of eleven numbers: by keyboard, without JavaScript."""
        context = {
            "places": PLACES,
            "chosen": str(given.value.get("degrees", "")),
            "problem": next((problem.message for problem in problems), ""),
        }
        return Screen("consultation/methods/degrees.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The number. Anything else is a problem: only a forged form holds it."""
        typed = data.get(FIELD, "")
        if typed and typed not in PLACES:
            return Reading(Given(), (Problem(FIELD, "Kies een getal van 0 tot en met 10."),))
        if not typed and item.required and answer_expected:
            return Reading(Given(), (Problem(FIELD, "Kies een getal, of sla de vraag over."),))
        return Reading(Given({"degrees": int(typed)} if typed else {}))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No number, no answer; nought is one."""
        return "degrees" not in given.value

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The number, in words."""
        return [f"{given.value['degrees']} van de 10"] if "degrees" in given.value else []

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one chooses here."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """No words."""
        return []

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """One column."""
        return {"degrees": value.get("degrees", "")}

    def field_of(self, item: Item, prompt: str) -> str:
        """There is one field."""
        return FIELD


class SettingsForm(forms.Form):
    """What an organiser can set: what 0 and 10 mean."""

    cold = forms.CharField(label="Wat betekent 0?", max_length=60, initial="heel slecht")
    warm = forms.CharField(label="Wat betekent 10?", max_length=60, initial="heel goed")


def columns(item: Item, version: ItemVersion) -> list[Column]:
    """One column on the sheet for paper."""
    listed = tuple(Choice(place, place) for place in PLACES)
    return [Column("", "", Kind.CHOICE, listed, "Een getal van 0 tot en met 10.", FIELD)]


def count(step: Step, using: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Per item and group: how many people chose which number. The worker calls this."""
    groups = {group.code: group.label for group in compared_groups(using)}
    found: dict[str, dict[str, list[int]]] = {}
    for voice in voices(step, using):
        by_group = found.setdefault(str(voice.item), {})
        by_group.setdefault(voice.group, []).append(int(voice.value["degrees"]))
    return {"groups": groups, "items": found}, {}


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """Bars as numbers: 0-3, 4-6 and 7-10 per group; what could point at people is hidden here."""
    items = []
    for item in step.items.filter(retired=False).select_related("current").order_by("order"):
        by_group = results["items"].get(str(item.pk), {})
        names = [code for code in results["groups"] if code in by_group]
        cells = [[sum(low <= each <= high for each in by_group[name]) for low, high in _BANDS] for name in names]
        table = hide_small_cells(cells, smallest=5)
        everybody = [each for name in names for each in by_group[name]]
        rows = [(results["groups"][name], row) for name, row in zip(names, table, strict=False)]
        total = ("Iedereen", table[-1]) if table else None
        middle = median(everybody) if len(everybody) >= _ENOUGH else None
        items.append({"text": item.current.text, "rows": [*rows, *([total] if total else [])], "middle": middle})
    return {"items": items}


_BANDS = ((0, 3), (4, 6), (7, 10))
_ENOUGH = 5

THERMOMETER = StepMethod(
    code="thermometer",
    label="Thermometer",
    kinds={DEGREES: Degrees()},
    kind_labels={DEGREES: "Een getal van 0 tot 10"},
    promise="Wij tellen per groep welk getal mensen kozen.",
    explained="consultation/explained/thermometer.html",
    count=count,
    show=show,
    results_template="consultation/results/thermometer.html",
    settings_form=SettingsForm,
    columns={DEGREES: columns},
)
