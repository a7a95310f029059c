"""The form of the portfolio: days, weights and what is asked of the mix. A GET form: nothing is kept."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .enums import CaseGroup, CaseReach, CaseWeight

DAYS, MOST_DAYS = 100, 5000
_WEIGHT, _LEAST = "gewicht_", "minstens_"


class PortfolioForm(forms.Form):
    """What is left empty is as it was: the weights of the version, the mix of the step. Always filled in."""

    dagen = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen zijn er in een jaar?"), min_value=0, max_value=MOST_DAYS, required=False
    )

    def __init__(
        self, said: QueryDict, *, criteria: Mapping[str, str], weights: Mapping[str, int], least: Mapping[str, int]
    ) -> None:
        """`criteria`: code -> label; `weights` and `least`: what holds when nothing else is said."""
        super().__init__()
        self._start: dict[str, int] = {"dagen": DAYS}
        for code, label in criteria.items():
            self._add(f"{_WEIGHT}{code}", label, 5, weights[code])
        names = {kind.value: kind.label for kinds in (CaseWeight, CaseReach, CaseGroup) for kind in kinds}
        for code, percent in least.items():
            self._add(f"{_LEAST}{code}", str(names[code]), 100, percent)
        self.data = {name: said.get(name, "").strip() or start for name, start in self._start.items()}
        self.is_bound = True

    def _add(self, name: str, label: str, most: int, start: int) -> None:
        self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=most, required=False)
        self._start[name] = start

    def asked(self) -> tuple[int, dict[str, int], dict[str, int]]:
        """(days, weights by criterion, least by kind). What was wrong is as it was."""
        self.full_clean()
        given = self.cleaned_data
        value = {name: start if given.get(name) is None else given[name] for name, start in self._start.items()}
        return (
            value["dagen"],
            {name.removeprefix(_WEIGHT): number for name, number in value.items() if name.startswith(_WEIGHT)},
            {name.removeprefix(_LEAST): number for name, number in value.items() if name.startswith(_LEAST)},
        )

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """A field per criterion."""
        return [self[name] for name in self.fields if name.startswith(_WEIGHT)]

    @property
    def least_fields(self) -> list[forms.BoundField]:
        """A field per kind of case."""
        return [self[name] for name in self.fields if name.startswith(_LEAST)]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) of everything that was not heard."""
        return [
            (str(self[name].id_for_label), _("‘%(field)s’. %(what)s") % {"field": self[name].label, "what": sentence})
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]
