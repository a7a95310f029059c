"""What somebody may ask for in the list of help."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.service import Province

from ...enums import PartnerOffer
from ...languages import LANGUAGES


class HelpForm(forms.Form):
    """Four questions, none of them needed."""

    use_required_attribute = False
    provincie = forms.ChoiceField(label=_("Waar woont u?"), required=False)
    wat = forms.ChoiceField(label=_("Waarbij zoekt u hulp?"), required=False)
    taal = forms.ChoiceField(label=_("In welke taal?"), required=False)
    bedrijf = forms.ChoiceField(label=_("Hebt u een eigen bedrijf?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, every, choices in (
            ("provincie", _("Heel Nederland"), Province.choices),
            ("wat", _("Alle soorten hulp"), PartnerOffer.choices),
            ("taal", _("Alle talen"), LANGUAGES.items()),
            ("bedrijf", _("Nee, of dat maakt niet uit"), [("ja", _("Ja, ik heb een eigen bedrijf"))]),
        ):
            chooser: Any = self.fields[name]
            chooser.choices = [("", every), *choices]
