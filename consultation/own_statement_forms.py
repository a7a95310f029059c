"""The three things one can do with a statement that a participant wrote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Item
from .own_statements import LONGEST


class AdoptForm(forms.Form):
    """Put it before everybody."""

    text = forms.CharField(
        label=_("De stelling zoals iedereen haar leest"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("U mag een foutje verbeteren of de zin korter maken. Verander niet wat de schrijver bedoelt."),
        error_messages={"required": _("Schrijf op met welke woorden u de stelling voorlegt.")},
    )


class MergeForm(forms.Form):
    """Say that it is there already. What looks like it stands on top."""

    item = forms.ModelChoiceField(
        label=_("De stelling die hetzelfde zegt"),
        queryset=Item.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies de stelling die hetzelfde zegt.")},
    )

    def __init__(self, *args: Any, statements: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Item.objects.filter(pk__in=[item.pk for item in statements])
        field.choices = [(item.pk, str(item)) for item in statements]


class RefuseForm(forms.Form):
    """Do not put it before anybody."""

    note = forms.CharField(
        label=_("Waarom niet?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Eén of twee korte zinnen. De schrijver leest dit op ‘Mijn inbreng’."),
        error_messages={"required": _("Schrijf op waarom u deze stelling niet voorlegt. De schrijver leest dit.")},
    )
