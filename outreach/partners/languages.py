"""Languages that organisations speak, by their code in ISO 639."""

from django.utils.translation import gettext_lazy as _

#: Code -> name, in the order of how often people ask for them here.
LANGUAGES = {
    "nl": _("Nederlands"),
    "en": _("Engels"),
    "ar": _("Arabisch"),
    "tr": _("Turks"),
    "pl": _("Pools"),
    "uk": _("Oekraïens"),
    "ru": _("Russisch"),
    "zgh": _("Berbers (Tamazight)"),
    "fa": _("Farsi of Dari"),
    "so": _("Somalisch"),
    "ti": _("Tigrinya"),
    "pap": _("Papiaments"),
    "fr": _("Frans"),
    "es": _("Spaans"),
    "pt": _("Portugees"),
    "de": _("Duits"),
    "ro": _("Roemeens"),
    "bg": _("Bulgaars"),
    "zh": _("Chinees"),
    "ur": _("Urdu"),
    "dse": _("Nederlandse Gebarentaal"),
}
CHOICES = list(LANGUAGES.items())
