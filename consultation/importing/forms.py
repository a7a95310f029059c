"""Bringing a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.service import ScannedFileField


class BringForm(forms.Form):
    """One workbook. What it is, is judged by what is in it, not by its name."""

    file = ScannedFileField(
        label=_("Het ingevulde sjabloon"),
        help_text=_(
            "Een Excel-werkmap (.xlsx), hoogstens 20 MB. Er wordt nog niets opgenomen: eerst kijken wij alles na."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        max_length=200,
        error_messages={
            "required": _("Kies het bestand dat u hebt ingevuld."),
            "missing": _("Kies het bestand dat u hebt ingevuld."),
            "invalid": _("Kies het bestand dat u hebt ingevuld."),
            "empty": _("Dit bestand is leeg. Kies het ingevulde sjabloon."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )
