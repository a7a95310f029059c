"""A partner in words: what it does, for whom not, what it costs, and how long one waits."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.service import Province

from ..enums import PartnerOffer, YesNoUnknown
from ..languages import LANGUAGES
from ..models import Partner

_OFFERS = {each.value: each.label for each in PartnerOffer}
_PROVINCES = {each.value: each.label for each in Province}


def offers_of(partner: Partner) -> list[str]:
    """What they do, in the order of the list."""
    return [str(label) for code, label in _OFFERS.items() if code in partner.offers]


def provinces_of(partner: Partner) -> list[str]:
    """Where they work, by name; empty for who works everywhere."""
    return (
        [] if partner.nationwide else [str(label) for code, label in _PROVINCES.items() if code in partner.provinces]
    )


def where(partner: Partner) -> str:
    """Where they work, in a line."""
    if partner.nationwide:
        return _("Heel Nederland")
    return ", ".join(provinces_of(partner)) or _("Niet ingevuld")


def languages_of(partner: Partner) -> list[str]:
    """What they speak, in the order of the list."""
    return [str(name) for code, name in LANGUAGES.items() if code in partner.languages]


def not_for(partner: Partner) -> list[str]:
    """Their limits, as sentences for who looks for help. Also what we do not know: that saves a trip."""
    said = []
    if partner.limits:
        said.append(partner.limits)
    if partner.income_limit == YesNoUnknown.YES:
        said.append(_("Er is een grens aan uw inkomen. Vraag hoe hoog die is."))
    if partner.helps_entrepreneurs == YesNoUnknown.NO:
        said.append(_("Zij helpen geen ondernemers."))
    elif partner.helps_entrepreneurs == YesNoUnknown.YES:
        said.append(_("Zij helpen ook mensen met een eigen bedrijf."))
    return said


def costs(partner: Partner) -> str:
    """What it costs."""
    return partner.costs or _("Gratis")


def waiting(partner: Partner) -> str:
    """How long one waits, in words; "" when we do not know."""
    weeks = partner.waiting_weeks
    if weeks is None:
        return ""
    if weeks == 0:
        return _("U kunt meteen terecht.")
    return ngettext("Ongeveer %(weeks)d week", "Ongeveer %(weeks)d weken", weeks) % {"weeks": weeks}


def dialable(phone: str) -> str:
    """The number as a telephone wants it: digits, and a plus in front."""
    digits = "".join(sign for sign in phone if sign.isascii() and sign.isdigit())
    return f"+{digits}" if phone.strip().startswith("+") else digits


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "a, b en c"."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    return _("%(first)s en %(last)s") % {"first": ", ".join(every[:-1]), "last": every[-1]}
