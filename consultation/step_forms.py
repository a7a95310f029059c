"""The form of one step: its name, when its outcome shows, what it is about, and what its method can be set to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import ProductKind, ResultsShown
from .forms import GuardedCharField
from .methods import METHODS, StepMethod
from .models import ProductVersion, Step

#: Which design a method works on; a method that is not here works on none.
PRODUCTS_OF: dict[str, tuple[str, ...]] = {
    "cases": (ProductKind.CRITERIA,),
    "priorities": tuple(ProductKind),
    "draft": tuple(ProductKind),
}


class StepForm(forms.Form):
    """One step. The settings of its method stand in the same form, under names of their own."""

    title = GuardedCharField(
        label=_("Hoe heet deze stap?"),
        max_length=120,
        help_text=_("Mensen lezen dit boven de vragen. Houd het kort."),
        error_messages={"required": _("Geef de stap een naam.")},
    )
    results_shown = forms.ChoiceField(
        label=_("Wanneer zien mensen hoe anderen antwoordden?"),
        choices=ResultsShown.choices,
        widget=forms.RadioSelect,
        initial=ResultsShown.AFTER_CLOSING,
        help_text=_(
            "Wie eerst ziet wat anderen vinden, kiest soms hetzelfde. Wacht daarom liever tot de ronde dicht is."
        ),
    )
    product_version = forms.ModelChoiceField(
        label=_("Waar gaat deze stap over?"),
        queryset=ProductVersion.objects.none(),
        required=False,
        empty_label=_("Niet over een ontwerp"),
        help_text=_("Kies de versie van het ontwerp die mensen hier beoordelen."),
    )

    def __init__(self, *args: Any, method: StepMethod, step: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.method = method
        self._kept = dict(step.settings) if step else {}
        if step is not None:
            self.initial = {
                "title": step.title,
                "results_shown": step.results_shown,
                "product_version": step.product_version_id,
                **self.initial,
            }
        if not method.results_template:
            del self.fields["results_shown"]
        kinds = PRODUCTS_OF.get(method.code, ())
        if kinds:
            versions = ProductVersion.objects.filter(product__kind__in=kinds).select_related("product")
            self.fields["product_version"].queryset = versions.order_by("product__order", "-number")  # type: ignore[attr-defined]
        else:
            del self.fields["product_version"]
        self.settings: forms.Form | None = None
        if method.settings_form is not None:
            data = args[0] if args else kwargs.get("data")
            self.settings = method.settings_form(data, prefix="methode", initial=self._kept)

    def is_valid(self) -> bool:
        """Both the step and the settings of its method; the problems of both show at once."""
        own = super().is_valid()
        return (self.settings is None or self.settings.is_valid()) and own

    def deed(self) -> dict[str, Any]:
        """What the deeds take, besides who and which step."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "settings": {**self._kept, **self.settings.cleaned_data} if self.settings else None,
            "product_version": given.get("product_version"),
            **({"results_shown": given["results_shown"]} if "results_shown" in given else {}),
        }


def method_choices() -> list[StepMethod]:
    """The methods in the order in which they are offered."""
    return list(METHODS.values())
