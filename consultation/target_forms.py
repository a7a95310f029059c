"""The table of targets as one form: a row per group and per kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Perspective
from people.service import PerspectiveLevel

from .models import Target
from .models.target import DEFAULT_TOLERANCE
from .targets import Wish, problems_in, version_of

_COLUMNS = ("share", "tolerance", "minimum")
_LABELS = {
    "share": gettext_lazy("Aandeel in procenten: %s"),
    "tolerance": gettext_lazy("Speling in procentpunten: %s"),
    "minimum": gettext_lazy("Minstens zoveel mensen: %s"),
}
_MOST = {"share": 100, "tolerance": 50, "minimum": 10_000}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, with what is kept now when a colleague changed it meanwhile."""

    perspective: Perspective
    fields: tuple[BoundField, ...]
    kept: Target | None

    @property
    def is_group(self) -> bool:
        """Whether this is a group, or one of its kinds."""
        return self.perspective.level == PerspectiveLevel.GROUP


class TargetsForm(forms.Form):
    """Shares, tolerances and minimums of a whole round. What was typed stays, also when it does not add up."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, *args: Any, tree: Sequence[Perspective], targets: Iterable[Target], **kwargs: Any) -> None:
        self.tree = tree
        self.kept = {target.perspective_id: target for target in targets}
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version_of(self.kept.values())
        for perspective in tree:
            target = self.kept.get(perspective.pk)
            for column in _COLUMNS:
                self.fields[f"{column}_{perspective.pk}"] = _number(column, perspective.label, target)

    def rows(self) -> Iterator[Row]:
        """The table, in the order of the tree."""
        for perspective in self.tree:
            fields = tuple(self[f"{column}_{perspective.pk}"] for column in _COLUMNS)
            yield Row(perspective, fields, self.kept.get(perspective.pk))

    def wishes(self) -> dict[int, Wish]:
        """What is asked, by id of perspective."""
        given = self.cleaned_data
        return {
            each.pk: Wish(
                share=given[f"share_{each.pk}"],
                tolerance=given[f"tolerance_{each.pk}"]
                if given[f"tolerance_{each.pk}"] is not None
                else DEFAULT_TOLERANCE,
                minimum=given[f"minimum_{each.pk}"] or 0,
            )
            for each in self.tree
        }

    def clean(self) -> dict[str, Any]:
        """Numbers that do not add up are said above the table, each with what it is now."""
        cleaned = super().clean() or {}
        if not self.errors:
            for sentence in problems_in(self.wishes(), self.tree):
                self.add_error(None, sentence)
        return cleaned

    def show_newest(self) -> None:
        """After a colleague was first: the next press of the button is about the table as it is now."""
        self.data = {**dict(self.data.items()), "version": version_of(self.kept.values())}


def _number(column: str, label: str, target: Target | None) -> forms.IntegerField:
    initial = getattr(target, column) if target else (DEFAULT_TOLERANCE if column == "tolerance" else None)
    if column == "minimum" and not initial:
        initial = None
    most = _MOST[column]
    sentence = _("Vul een heel getal in van 0 tot en met %(most)d, of laat het leeg.") % {"most": most}
    return forms.IntegerField(
        label=str(_LABELS[column]) % label,
        required=False,
        min_value=0,
        max_value=most,
        initial=initial,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
    )
