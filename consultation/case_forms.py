"""The form of one case of the bank, and the form that puts a set together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import CaseGroup, CaseReach, CaseState, CaseWeight
from .meanwhile import SeenForm
from .models import Case, ProductVersion, Step

FIELDS = ("title", "story", "warning", "group", "weight", "reach", "effort")


class CaseForm(SeenForm, forms.ModelForm):
    """One case. The guard masks a citizen service number when the deed keeps it."""

    class Meta:
        model = Case
        fields = FIELDS
        widgets = {
            "title": forms.TextInput(),
            "story": forms.Textarea(attrs={"rows": 12}),
            "warning": forms.TextInput(),
            "group": forms.RadioSelect,
            "weight": forms.RadioSelect,
            "reach": forms.RadioSelect,
        }
        help_texts = {
            "story": _(
                "Verzonnen, nooit over een bestaand mens. Vijf tot negen korte zinnen. Geen nummers of adressen."
            ),
        }
        error_messages = {
            "title": {"required": _("Geef de casus een titel.")},
            "story": {"required": _("Schrijf het verhaal op.")},
            "group": {"required": _("Kies over wie het gaat.")},
            "weight": {"required": _("Kies hoe zwaar het is.")},
            "reach": {"required": _("Kies om hoeveel mensen het gaat.")},
            "effort": {"required": _("Schat hoeveel dagen werk het is.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kinds in (("group", CaseGroup), ("weight", CaseWeight), ("reach", CaseReach)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = kinds.choices  # without an empty one
        if self.instance.edition and not self.instance._state.adding:
            self.add_seen()

    def values_of(self, instance: Case) -> dict[str, Any]:
        """What the fields show."""
        return {name: getattr(instance, name) for name in FIELDS}

    def version_of(self, instance: Case) -> int:
        """The edition of the case."""
        return instance.edition

    def values(self) -> dict[str, Any]:
        """What was typed, as the deeds take it."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def _post_clean(self) -> None:
        """Nothing is put on the instance here: the deed does that, under its lock."""


class _Cases(forms.ModelMultipleChoiceField):
    """Cases by title, with what they are about."""

    def label_from_instance(self, obj: Case) -> str:
        """Title, about whom, how heavy, how many people."""
        facts = (obj.get_group_display(), obj.get_weight_display(), obj.get_reach_display())
        return f"{obj.title} ({', '.join(map(str, facts))})"


class LabForm(forms.Form):
    """Which cases, and against which version of the criteria."""

    version = forms.ModelChoiceField(
        label=_("Welke criteria?"),
        queryset=ProductVersion.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Kies welke criteria mensen gebruiken."),
            "invalid_choice": _("Kies criteria uit de lijst."),
        },
    )
    earlier = forms.ModelChoiceField(
        label=_("Neem dezelfde casussen als"),
        queryset=Step.objects.none(),
        required=False,
        empty_label=_("Geen: dit is de eerste keer"),
        help_text=_(
            "Dan ziet u of de nieuwe criteria beter werken. De woorden van die casussen blijven precies gelijk."
        ),
    )
    cases = _Cases(
        label=_("Casussen uit de bank"),
        queryset=Case.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mix = forms.IntegerField(
        label=_("Of laat ons een mix kiezen"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Hoeveel casussen? Wij verdelen ze over burgers, ondernemers en jongeren, zwaar en licht."),
    )

    def __init__(
        self, *args: Any, versions: Any, earlier: Any, free: Any, fixed_version: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, queryset in (("version", versions), ("earlier", earlier), ("cases", free)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = queryset
        self.fields["version"].disabled = fixed_version
        if not earlier.exists():
            del self.fields["earlier"]

    def clean(self) -> dict[str, Any]:
        """Something must be chosen."""
        cleaned = super().clean() or {}
        if not (cleaned.get("cases") or cleaned.get("mix") or cleaned.get("earlier") or self.errors):
            self.add_error("cases", _("Kies minstens één casus, of vul in hoeveel casussen wij mogen kiezen."))
        return cleaned


def retired_note(case: Case) -> str:
    """What it means that a case is out of use; "" when it is in use."""
    if case.state != CaseState.RETIRED:
        return ""
    return str(_("Deze casus komt in geen nieuwe set. Wat mensen ervan vonden, blijft bewaard en telt mee."))
