"""Forms of the codebook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from ..models import Code, Excerpt
from .asking import searched
from .tree import Branch

#: So many excerpts stand in one form; one looks for words to see others.
MOST_SHOWN = 200


class TreeField(forms.ChoiceField):
    """A code, chosen from the tree; every choice says where it stands."""

    def fill(self, branches: list[Branch], *, nothing: Any = "") -> None:
        """Offer these; `nothing` is the label of choosing none, when that may."""
        first = [("", nothing)] if nothing else []
        self.choices = [*first, *((str(branch.code.pk), branch.path) for branch in branches)]
        self._codes = {str(branch.code.pk): branch.code for branch in branches}

    def clean(self, value: Any) -> Code | None:
        """The code itself; None for none."""
        return self._codes.get(super().clean(value))


class CodeForm(forms.Form):
    """A code in words."""

    name = forms.CharField(
        label=_("Naam"), max_length=80, help_text=_("Zoals mensen het zeggen, in een paar woorden.")
    )
    parent = TreeField(label=_("Valt onder"), required=False)
    definition = forms.CharField(
        label=_("Wat hoort hierbij?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    example = forms.CharField(
        label=_("Voorbeeld dat erbij hoort"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Verzin een zin. Neem geen woorden van mensen over: die kunnen zij terughalen."),
    )
    counter_example = forms.CharField(
        label=_("Voorbeeld dat er niet bij hoort"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(label=_("Waarom verandert u dit?"), required=False, max_length=300)

    def __init__(self, *args: Any, branches: list[Branch], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["parent"].fill(branches, nothing=_("Niets: bovenaan"))  # type: ignore[attr-defined]
            del self.fields["note"]
        else:
            del self.fields["parent"]


class PlaceForm(forms.Form):
    """Another code: to stand under, or to go up in."""

    other = TreeField(label="", required=False)
    note = forms.CharField(label=_("Waarom?"), required=False, max_length=300)

    def __init__(self, *args: Any, branches: list[Branch], label: Any, nothing: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        field.label, field.required = label, not nothing
        field.fill(branches, nothing=nothing)  # type: ignore[attr-defined]


class SplitForm(forms.Form):
    """The name of the new code, and which excerpts go along."""

    name = forms.CharField(label=_("Naam van de nieuwe code"), max_length=80)
    excerpts = forms.ModelMultipleChoiceField(
        label=_("Welke fragmenten horen bij de nieuwe code?"),
        queryset=Excerpt.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label=_("Waarom?"), required=False, max_length=300)

    def __init__(self, *args: Any, code: Code, sought: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["excerpts"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Excerpt.objects.filter(codings__code=code)
        words = searched(Contribution.objects.for_analysis(), sought)
        shown = field.queryset.filter(contribution__in=words).select_related("contribution").order_by("pk")
        found = list(shown[: MOST_SHOWN + 1])
        #: Whether there is more than is shown: then one looks for words.
        self.is_more = len(found) > MOST_SHOWN
        field.choices = [(each.pk, each.words) for each in found[:MOST_SHOWN]]


class NoteForm(forms.Form):
    """Only why."""

    note = forms.CharField(label=_("Waarom?"), required=False, max_length=300)
