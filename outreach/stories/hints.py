"""What a writer of a story is told after saving: somebody may be recognised."""

import re

from django.utils.translation import gettext as _

from privacy.service import guard_for_storage

from ..models import PracticePage
from ..models.story import GUARDED_FIELDS

#: "mevrouw De Vries", "dhr. Jansen": a title with a name behind it.
_PERSON = re.compile(
    r"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|de heer|dhr\.?|familie)"
    r"\s+(?:(?:van|de|der|den|ten|ter|el)\s+)*[A-Z]\w+",
)


def hints_of(page: PracticePage) -> list[str]:
    """Sentences about names and numbers that point at one person. Nothing is taken away: the writer decides."""
    text = "\n".join(getattr(page, name) for name in GUARDED_FIELDS)
    found = []
    if _PERSON.search(text):
        found.append(_("Er staat misschien een naam van iemand in. Schrijf liever ‘een moeder’ of ‘een ondernemer’."))
    if guard_for_storage(text)[1]:
        found.append(_("Er staat een nummer of adres in dat bij één persoon kan horen. Haal het weg als dat zo is."))
    return found
