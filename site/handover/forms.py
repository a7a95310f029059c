"""Which dossier somebody wants."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from consultation.models import Round
from contributions.models import AgendaItem

from .dossier import FORMATS, Order
from .models import Audience


class AdoptForm(forms.Form):
    """Who answers for it."""

    name = forms.CharField(
        label=_("Wie stelt dit dossier vast?"), max_length=100, help_text=_("Deze naam komt voor in het dossier.")
    )


class WhyOpened(TextChoices):
    """Why somebody opens a dossier that was closed. Codes: the log holds no free text."""

    PERSON = "person", _("Iemand vraagt welke gegevens wij van hem of haar hebben")
    COURT = "court", _("Een rechter of toezichthouder vraagt erom")
    ARCHIVE = "archive", _("Het archief moet worden bijgewerkt")
    CHECK = "check", _("Controleren of de verbeterde versie klopt")


class OpenRestrictedForm(forms.Form):
    """The reason."""

    reason = forms.ChoiceField(
        label=_("Waarom opent u dit dossier?"),
        choices=WhyOpened.choices,
        widget=forms.RadioSelect,
        help_text=_("Uw naam en uw reden komen in het logboek."),
    )


class OrderForm(forms.Form):
    """For whom, of which round or action, in which form."""

    audience = forms.ChoiceField(
        label=_("Voor wie is het?"),
        choices=Audience.choices,
        initial=Audience.INTERNAL,
        widget=forms.RadioSelect,
        help_text=_(
            "Intern: alles wat meetelt. Openbaar: alleen wat is vrijgegeven, met toestemming van de schrijver."
        ),
    )
    round_slug = forms.ChoiceField(label=_("Welke ronde?"), required=False)
    agenda_code = forms.ChoiceField(
        label=_("Of welke actie van de agenda?"),
        required=False,
        help_text=_("Alles wat bij deze actie hoort: inbreng, bevindingen en besluiten. Alleen voor het team."),
    )
    format = forms.ChoiceField(label=_("In welke vorm?"), initial="xlsx")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("round_slug", [("", _("Alle rondes")), *Round.objects.order_by("title").values_list("slug", "title")]),
            ("agenda_code", [("", _("Alle acties")), *((item.code, str(item)) for item in AgendaItem.objects.all())]),
            ("format", _forms_to_choose()),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def order(self) -> Order:
        """What was chosen, as the deed takes it."""
        chosen = self.cleaned_data
        return Order(chosen["format"], chosen["audience"], chosen["round_slug"], agenda_code=chosen["agenda_code"])


def _forms_to_choose() -> list[tuple[Any, Any]]:
    """What most people want first, the rest below it."""
    first = [(code, each.label) for code, each in FORMATS.items() if each.is_first]
    more = [(code, each.label) for code, each in FORMATS.items() if not each.is_first]
    return [*first, (_("Meer vormen"), more)]
