"""The form of a place: where it is, and the accessibility sheet as something one walks along with."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from .clashes import WIDE_DOOR_CM, WIDE_PATH_CM
from .enums import AccessNeed
from .models import Venue

#: What one looks at on the spot before ticking it.
_MEANS = {
    AccessNeed.STEP_FREE: _("Zonder trap of drempel: van de straat tot aan de stoel, ook de deur."),
    AccessNeed.ACCESSIBLE_TOILET: _("Een toilet voor rolstoelen: met ruimte om te draaien, en niet op slot."),
    AccessNeed.HEARING_LOOP: _("Een ringleiding: en iemand weet hoe die aangaat."),
    AccessNeed.QUIET_SPACE: _("Een rustige ruimte: waar iemand even alleen kan zitten."),
    AccessNeed.NEAR_TRANSIT: _("Dicht bij een halte: hoogstens 500 meter, zonder trap."),
}


class VenueForm(WagtailAdminModelForm):
    """Everything about a place. What is not ticked, the planner takes as not there."""

    features = forms.MultipleChoiceField(
        label=_("Wat zag u ter plekke?"),
        choices=[(need.value, label) for need, label in _MEANS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kruis alleen aan wat u zelf zag. Mensen rekenen erop."),
    )

    class Meta:
        model = Venue
        fields = (
            "name",
            "street",
            "postcode",
            "town",
            "province",
            "capacity",
            "features",
            "path_cm",
            "door_cm",
            "checked_on",
            "directions",
            "public_transport",
            "parking",
            "good_to_know",
            "contact",
            "closed_on",
        )
        widgets = {
            "checked_on": AdminDateInput(format="%d-%m-%Y"),
            "closed_on": AdminDateInput(format="%d-%m-%Y"),
            "directions": forms.Textarea(attrs={"rows": 4}),
            "good_to_know": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "path_cm": _("Een rolstoel heeft 120 centimeter nodig."),
            "door_cm": _("Een rolstoel heeft 85 centimeter nodig."),
            "directions": _("Met de bus, de auto en te voet. Deelnemers lezen dit."),
            "good_to_know": _("Bijvoorbeeld: er is koffie, de bel is links. Deelnemers lezen dit."),
            "contact": _("Alleen collega's zien dit."),
            "closed_on": _("Vanaf die dag kan niemand deze plek meer kiezen. Een plek blijft altijd bewaard."),
        }

    def clean_checked_on(self) -> Any:
        """Nobody looked tomorrow."""
        day = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag komt nog. Kies de dag waarop u keek."))
        return day


def narrow(venue: Venue) -> list[str]:
    """What is too narrow for a wheelchair, in sentences for staff."""
    said = []
    if venue.path_cm is not None and venue.path_cm < WIDE_PATH_CM:
        said.append(gettext("Het pad is smaller dan %d centimeter. Een rolstoel komt er niet langs.") % WIDE_PATH_CM)
    if venue.door_cm is not None and venue.door_cm < WIDE_DOOR_CM:
        said.append(gettext("De deur is smaller dan %d centimeter. Een rolstoel komt er niet door.") % WIDE_DOOR_CM)
    return said
