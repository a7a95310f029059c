"""What one can add under a finding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem, Tally
from privacy.service import guard_for_storage

from ..coding.forms import TreeField
from ..coding.tree import tree
from ..enums import Direction


class _DirectionForm(forms.Form):
    direction = forms.ChoiceField(
        label=_("Wat doet dit?"), choices=Direction.choices, initial=Direction.FOR, widget=forms.RadioSelect
    )


class ByCodeForm(_DirectionForm):
    """All excerpts with one code."""

    code = TreeField(label=_("Code"))

    field_order = ("code", "direction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].fill([each for each in tree(with_counts=True) if each.excerpts])  # type: ignore[attr-defined]


class TalliesForm(_DirectionForm):
    """Shows of hands about the same action."""

    tallies = forms.ModelMultipleChoiceField(
        label=_("Tellingen"), queryset=Tally.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    field_order = ("tallies", "direction")

    def __init__(self, *args: Any, theme: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tallies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Tally.objects.filter(agenda_items=theme).select_related("occasion")
        field.label_from_instance = _tally_in_words  # type: ignore[method-assign, assignment]


class ResultForm(_DirectionForm):
    """What people chose without words: the page of results of a round."""

    name = forms.CharField(
        label=_("Wat kwam eruit?"), max_length=200, help_text=_("Bijvoorbeeld: 7 van de 10 kozen ‘eerst bellen’.")
    )
    url = forms.CharField(label=_("Op welke bladzijde staat dat?"), max_length=300, required=False)

    field_order = ("name", "url", "direction")

    def clean_name(self) -> str:
        """Never a citizen service number."""
        return str(guard_for_storage(self.cleaned_data["name"])[0])

    def clean_url(self) -> str:
        """An address on this website, or a whole https address."""
        url = self.cleaned_data["url"].strip()
        # A browser reads "/\\" as "//": another website.
        is_here = url.startswith("/") and url[1:2] not in ("/", "\\")
        if url and not (url.startswith("https://") or is_here):
            raise forms.ValidationError(_("Begin met ‘/’ of met ‘https://’."))
        return str(url)


def _tally_in_words(tally: Any) -> str:
    return f"{tally.count} / {tally.people}: {tally.statement} ({tally.occasion.title})"
