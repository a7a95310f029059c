"""Languages people speak at an event or ask an interpreter for: a short list, by code of ISO 639, named in Dutch."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DUTCH, DUTCH_SIGNS = "nl", "dse"

#: In the order in which they stand on a form: Dutch first, then by how often they are asked for.
LANGUAGES: dict[str, str | Promise] = {
    DUTCH: _("Nederlands"),
    "en": _("Engels"),
    "ar": _("Arabisch"),
    "tr": _("Turks"),
    "pl": _("Pools"),
    "uk": _("Oekraïens"),
    "ti": _("Tigrinya"),
    "so": _("Somalisch"),
    "fa": _("Farsi of Dari"),
    "pap": _("Papiaments"),
    "zgh": _("Berbers"),
    "ku": _("Koerdisch"),
    "ro": _("Roemeens"),
    "bg": _("Bulgaars"),
    "zh": _("Chinees"),
    "fr": _("Frans"),
    "es": _("Spaans"),
    "de": _("Duits"),
    "fy": _("Fries"),
    DUTCH_SIGNS: _("Nederlandse Gebarentaal"),
}


def name_of(code: str) -> str:
    """The Dutch name of a language; the code itself when it is not on the list."""
    return str(LANGUAGES.get(code, code))


def names_of(codes: Iterable[str]) -> list[str]:
    """The Dutch names, in the order of the list whatever the order in which they were ticked."""
    order = {code: number for number, code in enumerate(LANGUAGES)}
    return [name_of(code) for code in sorted(set(codes), key=lambda code: (order.get(code, len(order)), code))]
