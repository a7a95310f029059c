"""The table of targets as one form: a row per province, a number per group; and the question for a proposal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Perspective
from people.service import Province

from .counting import Place
from .proposal import BY_INHABITANTS, EQUAL, PEOPLE_TO_REACH, proposal
from .targets import MOST, version_of

WAYS: Final = (
    (BY_INHABITANTS, gettext_lazy("Naar inwoners: waar meer mensen wonen, willen wij er meer")),
    (EQUAL, gettext_lazy("Overal evenveel")),
)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One province of the table."""

    name: str
    fields: tuple[BoundField, ...]


def _number(label: str) -> forms.IntegerField:
    sentence = _("Vul een heel getal in van 0 tot en met %(most)d, of laat het leeg.") % {"most": MOST}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5, "autocomplete": "off"}),
        error_messages={"invalid": sentence, "min_value": sentence, "max_value": sentence},
    )


class CoverageTargetsForm(forms.Form):
    """All targets of a half year. What was typed stays, also when it cannot be kept."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(
        self,
        *args: Any,
        groups: Sequence[Perspective],
        kept: Mapping[Place, int],
        shown: Mapping[Place, int] | None = None,
        **kwargs: Any,
    ) -> None:
        """`shown` is a proposal that stands in the fields instead of what is kept."""
        self.groups, self.kept = groups, kept
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version_of(kept)
        values = kept if shown is None else shown
        for province in Province:
            for group in groups:
                field = _number(f"{province.label}: {group.label}")
                field.initial = values.get((province.value, group.code)) or None
                self.fields[self._name(province.value, group)] = field

    def rows(self) -> Iterator[TargetRow]:
        """The table, a province at a time."""
        for province in Province:
            fields = tuple(self[self._name(province.value, group)] for group in self.groups)
            yield TargetRow(str(province.label), fields)

    def wishes(self) -> dict[Place, int]:
        """What is asked."""
        return {
            (province, group.code): self.cleaned_data[self._name(province, group)] or 0
            for province in Province.values
            for group in self.groups
        }

    def show_newest(self) -> None:
        """After a colleague was first: the next press of the button is about the table as it is now."""
        self.data = {**dict(self.data.items()), "version": version_of(self.kept)}

    @staticmethod
    def _name(province: str, group: Perspective) -> str:
        return f"people_{province}_{group.pk}"


class ProposalForm(forms.Form):
    """How many people in all per group, and how to divide them."""

    verdeling = forms.ChoiceField(
        label=gettext_lazy("Hoe verdelen wij ze?"), choices=WAYS, widget=forms.RadioSelect, initial=BY_INHABITANTS
    )

    def __init__(self, *args: Any, groups: Sequence[Perspective], **kwargs: Any) -> None:
        self.groups = groups
        super().__init__(*args, **kwargs)
        for group in groups:
            field = _number(_("Samen in het land: %(group)s") % {"group": group.label})
            field.initial = PEOPLE_TO_REACH.get(group.code)
            self.fields[f"samen_{group.pk}"] = field

    def proposed(self) -> dict[Place, int]:
        """The targets that come of it. Ask this of a valid form."""
        found: dict[Place, int] = {}
        for group in self.groups:
            people = self.cleaned_data[f"samen_{group.pk}"] or 0
            divided = proposal(people, self.cleaned_data["verdeling"])
            found.update({(province, group.code): number for province, number in divided.items()})
        return found
