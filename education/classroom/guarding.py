"""What the guard found in words of a pupil, as a pupil reads it: short, and with "je"."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from privacy.service import Guarded, HintKind

_FOUND = {
    HintKind.IBAN: gettext_lazy("Je schreef een rekeningnummer op. Anderen kunnen zien van wie het is."),
    HintKind.PHONE: gettext_lazy("Je schreef een telefoonnummer op. Anderen kunnen zien van wie het is."),
    HintKind.EMAIL: gettext_lazy("Je schreef een mailadres op. Anderen kunnen zien van wie het is."),
    HintKind.ADDRESS: gettext_lazy("Je schreef een adres op. Anderen kunnen zien waar iemand woont."),
}


def told_to_a_pupil(guarded: Guarded) -> list[str]:
    """What was taken out, and what deserves a second look. As :func:`privacy.service.explain` tells it to adults."""
    told = []
    if guarded.bsn_count:
        told.append(_("Er stond een nummer in dat op een BSN lijkt. Dat hebben wij weggehaald."))
    found = {hint.kind for hint in guarded.hints}
    told += [str(sentence) for kind, sentence in _FOUND.items() if kind in found]
    if found:
        told.append(_("Haal het liever weg. Het mag ook blijven staan."))
    return told
