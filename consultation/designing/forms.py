"""The forms of a product and of an element: which fields there are depends on the kind of product."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from ..models import DesignProduct, ElementVersion, ProductVersion
from .detail_fields import Detail, Holds
from .details import LONGEST, WEIGHED_KINDS, fields_of, read_details
from .elements import LONGEST_TITLE

_DETAIL = "detail_"


class ProductForm(WagtailAdminModelForm):
    """What a product is called, where it belongs, and whether everybody sees it."""

    class Meta:
        model = DesignProduct
        fields = ("title", "slug", "kind", "introduction", "agenda_items", "order", "is_public")
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "agenda_items": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "slug": gettext_lazy("Komt achter /ontwerp/ te staan. Alleen kleine letters, cijfers en streepjes."),
            "introduction": gettext_lazy("Twee of drie korte zinnen. Iedereen leest dit."),
            "agenda_items": gettext_lazy("Over deze acties zoekt u straks woorden en bevindingen."),
            "is_public": gettext_lazy("Alleen gepubliceerde versies komen op de website."),
        }
        error_messages = {
            "slug": {"unique": gettext_lazy("Dit adres gebruikt een ander ontwerp al. Kies een ander adres.")},
        }


class ElementForm(forms.Form):
    """The words of one element, with the details of this kind of product. `seen` is the edition on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=LONGEST_TITLE,
        error_messages={"required": gettext_lazy("Geef het onderdeel een titel.")},
    )
    explanation = forms.CharField(
        label=gettext_lazy("Uitleg"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Korte zinnen, gewone woorden. Iedereen leest dit."),
    )

    def __init__(self, *args: Any, version: ProductVersion, row: ElementVersion | None = None, **kwargs: Any) -> None:
        self.kind = version.product.kind
        super().__init__(*args, **kwargs)
        if self.kind in WEIGHED_KINDS:
            self.fields["weight"] = forms.TypedChoiceField(
                label=_("Gewicht"),
                choices=[("", _("Kies een gewicht")), *((n, str(n)) for n in range(1, 6))],
                coerce=int,
                help_text=_("5 telt het zwaarst."),
                error_messages={"required": _("Kies een gewicht van 1 tot en met 5.")},
            )
        others = version.elements.select_related("element").order_by("order", "pk")
        if row is not None:
            others = others.exclude(pk=row.pk)
        for field in fields_of(self.kind):
            self.fields[f"{_DETAIL}{field.code}"] = _form_field(
                field, [(each.element.code, each.title) for each in others] if field.holds == Holds.CODES else []
            )

    def clean(self) -> dict[str, Any]:
        """The details are read as the deed reads them, so that every sentence stands at its field."""
        given = super().clean() or {}
        details, problems = read_details(self.kind, self._raw_details(given))
        for code, sentence in problems.items():
            if f"{_DETAIL}{code}" not in self.errors:
                self.add_error(f"{_DETAIL}{code}", sentence)
        given["details"] = details
        return given

    def words(self) -> dict[str, Any]:
        """What the deed writes down."""
        given = self.cleaned_data
        return {name: given.get(name) for name in ("title", "explanation", "weight", "details")}

    def _raw_details(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {field.code: given.get(f"{_DETAIL}{field.code}") for field in fields_of(self.kind)}


def filled_with(row: ElementVersion) -> dict[str, Any]:
    """What the fields show when these words are edited."""
    details = {f"{_DETAIL}{code}": value for code, value in row.details.items()}
    return {"title": row.title, "explanation": row.explanation, "weight": row.weight, **details}


def _form_field(field: Detail, others: list[tuple[str, str]]) -> forms.Field:
    """Never required by the form itself: :func:`read_details` says what is missing."""
    texts: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": False}
    if field.holds == Holds.CODES:
        return forms.MultipleChoiceField(choices=others, widget=forms.CheckboxSelectMultiple, **texts)
    if field.holds == Holds.CHOICE:
        choices = field.choices if field.required else [("", _("Niet gekozen")), *field.choices]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **texts)
    if field.holds == Holds.NUMBER:
        # A text field: what was typed stays, also when it is no number.
        return forms.CharField(max_length=10, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **texts)
    widget = forms.TextInput() if field.holds == Holds.LINE else forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST, widget=widget, **texts)
