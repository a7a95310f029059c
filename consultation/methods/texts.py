"""Free text in an answer: taking it from the form, and its one limit."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from privacy import service as privacy

from .base import Problem, TextLimit


def typed(data: QueryDict, name: str) -> str:
    """The text as typed, without what cannot be stored; spaces around it are dropped, blank becomes ""."""
    return privacy.clean(data.get(name, "")).strip()


def too_long(text: str, field_id: str) -> Problem | None:
    """The problem with a text over the limit: how many characters too many."""
    surplus = len(text) - TextLimit.ANSWER
    if surplus <= 0:
        return None
    sentence = ngettext(
        "Uw tekst is %(surplus)d teken te lang. Maak hem korter. Alles wat u typte staat er nog.",
        "Uw tekst is %(surplus)d tekens te lang. Maak hem korter. Alles wat u typte staat er nog.",
        surplus,
    )
    return Problem(field_id, sentence % {"surplus": surplus})


def skip_hint() -> str:
    """How every sentence about an empty answer ends."""
    return _("Of druk op ‘Sla over’.")
