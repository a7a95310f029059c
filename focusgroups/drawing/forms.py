"""The agreements on numbers as one form: a row per group, kind and province, and per value of an own feature."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .features import BUILT_IN, Names
from .problem import Bound
from .quota_csv import MOST_NUMBER
from .quotas import version_of

#: Rows for features of the group's own that are not there yet.
EMPTY_ROWS = 3
_COLUMNS = ("min", "max", "min_flex", "max_flex")
_LABELS = {
    "min": gettext_lazy("Minstens: %s"),
    "max": gettext_lazy("Hoogstens: %s"),
    "min_flex": gettext_lazy("Desnoods minstens: %s"),
    "max_flex": gettext_lazy("Desnoods hoogstens: %s"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is called, how many people there are with it, and its four numbers."""

    label: str
    there: int
    fields: tuple[BoundField, ...]
    named_by: tuple[BoundField, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one feature."""

    feature: str
    heading: str
    rows: tuple[Row, ...]

    @property
    def is_filled(self) -> bool:
        """Whether there is an agreement in it, or something that does not fit."""
        return any(field.value() or field.errors for row in self.rows for field in row.fields)


class QuotasForm(forms.Form):
    """All agreements of a group. What was typed stays, also when it does not add up."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(
        self,
        *args: Any,
        bounds: Sequence[Bound],
        names: Names,
        there: Counter[tuple[str, str]],
        shown: Sequence[Bound] | None = None,
        **kwargs: Any,
    ) -> None:
        """`bounds` are those that are kept; `shown`, when given, is a proposal to begin with."""
        self.names, self.there = names, there
        super().__init__(*args, **kwargs)
        filled = {bound.key: bound for bound in (bounds if shown is None else shown)}
        self.fields["version"].initial = version_of(bounds)
        self.known = [(feature, value) for feature in BUILT_IN for value in names.values[feature]]
        self.known += [key for key in filled if key[0] in BUILT_IN and key not in self.known]
        own = [bound for bound in filled.values() if bound.feature not in BUILT_IN]
        for feature, value in self.known:
            self._add(f"{feature}.{value}", names.value(feature, value), filled.get((feature, value)))
        self.own_rows = len(own) + EMPTY_ROWS
        for at in range(self.own_rows):
            bound = own[at] if at < len(own) else None
            label = bound.value if bound else _("rij %(number)d") % {"number": at + 1}
            for part, most, asked in (("feature", 40, _("Kenmerk: %s")), ("value", 60, _("Waarde: %s"))):
                self.fields[f"own{at}.{part}"] = forms.CharField(
                    label=asked % label,
                    required=False,
                    max_length=most,
                    initial=getattr(bound, part) if bound else "",
                    widget=forms.TextInput(attrs={"size": 14, "autocomplete": "off"}),
                )
            self._add(f"own{at}", label, bound)

    def sections(self) -> Iterator[Section]:
        """The table, feature by feature."""
        for feature in BUILT_IN:
            rows = tuple(self._row(*key) for key in self.known if key[0] == feature)
            yield Section(feature, self.names.feature(feature), rows)

    def own(self) -> Iterator[Row]:
        """The lines of the group's own features."""
        for at in range(self.own_rows):
            key = tuple(str(self[f"own{at}.{part}"].value() or "") for part in ("feature", "value"))
            named_by = (self[f"own{at}.feature"], self[f"own{at}.value"])
            yield Row("", self.there[(key[0], key[1])], self._numbers(f"own{at}"), named_by)

    def bounds(self) -> list[Bound]:
        """What is asked, after is_valid()."""
        return [bound for _key, bound in self._asked()]

    def clean(self) -> dict[str, Any]:
        """Numbers that do not add up are said at their own line."""
        cleaned = super().clean() or {}
        seen: set[tuple[str, str]] = set()
        for at in range(self.own_rows):
            self._check_named(at, cleaned)
        for key, bound in self._asked():
            if not bound.is_in_order:
                self.add_error(f"{key}.min", _("Dit klopt niet: minstens is nooit meer dan hoogstens."))
            if bound.key in seen:
                self.add_error(f"{key}.min", _("Deze waarde staat er twee keer. Haal er één weg."))
            seen.add(bound.key)
        return cleaned

    def show_newest(self) -> None:
        """After a colleague was first: the next press of the button is about the numbers as they are now."""
        self.data = {**dict(self.data.items()), "version": self.fields["version"].initial}

    def _check_named(self, at: int, cleaned: dict[str, Any]) -> None:
        name, value = (cleaned.get(f"own{at}.{part}") for part in ("feature", "value"))
        has_numbers = any(cleaned.get(f"own{at}.{column}") is not None for column in _COLUMNS)
        if has_numbers and not (name and value):
            self.add_error(f"own{at}.feature", _("Vul een kenmerk en een waarde in, of maak de rij leeg."))
        if name and not slugify(name):
            self.add_error(f"own{at}.feature", _("Gebruik letters of cijfers in de naam van een kenmerk."))
        if (name or value) and not has_numbers:
            self.add_error(f"own{at}.min", _("Vul een aantal in, of maak de rij leeg."))

    def _asked(self) -> Iterator[tuple[str, Bound]]:
        for feature, value in self.known:
            if (bound := self._bound(f"{feature}.{value}", feature, value)) is not None:
                yield f"{feature}.{value}", bound
        for at in range(self.own_rows):
            feature = slugify(str(self.cleaned_data.get(f"own{at}.feature") or ""))
            value = " ".join(str(self.cleaned_data.get(f"own{at}.value") or "").split())
            if feature and value and (bound := self._bound(f"own{at}", feature, value)) is not None:
                yield f"own{at}", bound

    def _bound(self, key: str, feature: str, value: str) -> Bound | None:
        """Nothing at all is no agreement; no maximum is no limit; no flex is none."""
        low, high, flex_low, flex_high = (self.cleaned_data.get(f"{key}.{column}") for column in _COLUMNS)
        if low is None and high is None and flex_low is None and flex_high is None:
            return None
        low, high = low or 0, MOST_NUMBER if high is None else high
        return Bound(
            feature,
            value,
            low,
            high,
            low if flex_low is None else flex_low,
            high if flex_high is None else flex_high,
        )

    def _row(self, feature: str, value: str) -> Row:
        key = (feature, value)
        return Row(self.names.value(*key), self.there[key], self._numbers(f"{feature}.{value}"))

    def _numbers(self, key: str) -> tuple[BoundField, ...]:
        return tuple(self[f"{key}.{column}"] for column in _COLUMNS)

    def _add(self, key: str, label: str, bound: Bound | None) -> None:
        shown = _shown(bound) if bound else (None,) * 4
        for column, initial in zip(_COLUMNS, shown, strict=True):
            sentence = _("Vul een heel getal in van 0 tot en met %(most)d, of laat het leeg.") % {"most": MOST_NUMBER}
            self.fields[f"{key}.{column}"] = forms.IntegerField(
                label=str(_LABELS[column]) % label,
                required=False,
                min_value=0,
                max_value=MOST_NUMBER,
                initial=initial,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}),
                error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
            )


class DrawForm(forms.Form):
    """What one says to ask for a draw."""

    places = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen wilt u in totaal?"),
        help_text=gettext_lazy("Wie u al koos, telt mee en houdt een plek."),
        min_value=1,
        max_value=400,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Vul in hoeveel plekken er zijn.")},
    )
    seed_source = forms.CharField(
        label=gettext_lazy("Waar komt het startwoord vandaan?"),
        help_text=gettext_lazy("Iets dat nog niemand weet. Bijvoorbeeld: de lottogetallen van zaterdag 5 december."),
        required=False,
        max_length=100,
    )
    seed = forms.CharField(
        label=gettext_lazy("Startwoord"),
        help_text=gettext_lazy("Nog niet bekend? Laat dit leeg. Dat is het eerlijkst: u vult het later in."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def _shown(bound: Bound) -> Iterable[int | None]:
    yield bound.minimum
    yield None if bound.maximum >= MOST_NUMBER else bound.maximum
    yield None if bound.flex_minimum == bound.minimum else bound.flex_minimum
    yield None if bound.flex_maximum == bound.maximum else bound.flex_maximum
