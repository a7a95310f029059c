"""The form of a partner, in groups that follow a conversation on the phone."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminDateInput

from pages.service import about_somebody_else
from people.models import Perspective
from people.service import Province
from privacy.service import guard_for_storage

from ..enums import PartnerOffer
from ..languages import LANGUAGES
from ..models import Partner
from .rules import FIELDS, problems_of

_TEXTS = ("name", "town", "limits", "costs", "opening_hours")


def _boxes(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class PartnerForm(WagtailAdminModelForm):
    """Everything about a partner, and with which version the screen was filled."""

    provinces = _boxes(_("Waar werken zij?"), Province.choices)
    offers = _boxes(_("Wat doen zij voor mensen?"), PartnerOffer.choices)
    languages = _boxes(_("Welke talen spreken zij?"), list(LANGUAGES.items()))
    helps = forms.ModelMultipleChoiceField(
        label=_("Wie helpen zij?"),
        queryset=Perspective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Laat leeg als zij iedereen helpen."),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        help_text=_("Bijvoorbeeld: www.organisatie.nl."),
        error_messages={"invalid": _("Dit adres klopt niet. Een goed adres is bijvoorbeeld www.organisatie.nl.")},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Partner
        fields = (*(name for name in FIELDS if name != "ended_on"), "helps")
        widgets = {
            "limits": forms.Textarea(attrs={"rows": 3}),
            "checked_on": AdminDateInput(format="%d-%m-%Y"),
        }
        error_messages = {
            "number": {"unique": _("Dit nummer is al van een andere partner. Kies een ander nummer.")},
        }
        help_texts = {
            "number": _("Mag leeg. Staat het nummer ook in uw lijst? Dan weten wij dat het dezelfde partner is."),
            "waiting_weeks": _("Laat leeg als u het niet weet. Vul 0 in als mensen meteen terechtkunnen."),
            "email": _("Van de organisatie, niet van een persoon. Personen staan bij ‘contactpersonen’."),
            "phone": _("Van de organisatie, niet van een persoon."),
            "is_public": _("Iedereen ziet deze partner dan op de website."),
            "checked_on": _("De dag waarop u belde of keek of alles nog klopt."),
            "opening_hours": _("Bijvoorbeeld: dinsdag van 9 tot 12 uur, zonder afspraak."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about_somebody_else(self)
        helps: Any = self.fields["helps"]
        helps.queryset = Perspective.objects.offered()
        self.fields["version"].initial = self.instance.version
        if self.is_bound:
            return
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """No citizen service number in a text, and everything that must be right for the public list."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in _TEXTS:
            if cleaned.get(name):
                cleaned[name] = guard_for_storage(cleaned[name])[0]
        known = {"ended_on": self.instance.ended_on, **cleaned}
        for name, sentence in problems_of(known, today=timezone.localdate()).items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    def clean_number(self) -> str | None:
        """Nothing is no number: many partners have none."""
        return (self.cleaned_data["number"] or "").strip() or None

    @property
    def seen(self) -> int:
        """The version that was on the screen; 0 when that was tampered with."""
        return self.cleaned_data.get("version") or 0


PARTNER_PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("town"), FieldPanel("number")]),
            ],
            heading=_("Wie zijn zij?"),
        ),
        MultiFieldPanel(
            [FieldPanel("provinces"), FieldPanel("nationwide")],
            heading=_("Waar?"),
        ),
        MultiFieldPanel(
            [FieldPanel("offers"), FieldPanel("languages"), FieldPanel("helps")],
            heading=_("Wat doen zij, en voor wie?"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("helps_entrepreneurs"), FieldPanel("income_limit")]),
                FieldPanel("limits"),
                FieldRowPanel([FieldPanel("costs"), FieldPanel("waiting_weeks")]),
            ],
            heading=_("Waar houdt het op?"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
                FieldPanel("opening_hours"),
            ],
            heading=_("Hoe bereiken mensen hen?"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_public"), FieldPanel("checked_on")],
            heading=_("In de lijst op de website"),
        ),
    ],
    base_form_class=PartnerForm,
)
