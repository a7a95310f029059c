"""What people asked for and somebody has to arrange: an interpreter, childcare. Numbers, never who."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import COMING_SEATS, VENUE_NEEDS, AccessNeed

from ..languages import names_of
from ..models import SignUp


def needs_at(dates: Iterable[UUID]) -> dict[UUID, list[str]]:
    """What to arrange, by date, a sentence each; dates where nothing was asked are left out. One query."""
    asked = SignUp.objects.filter(date__in=list(dates), seat__state__in=COMING_SEATS, wiped_on=None)
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    languages: dict[UUID, set[str]] = defaultdict(set)
    for date, needs, language in asked.values_list("date", "needs", "language"):
        counts[date].update(set(needs))
        if language and AccessNeed.INTERPRETER in needs:
            languages[date].add(language)
    return {date: said for date, counted in counts.items() if (said := _in_words(counted, languages[date]))}


def _in_words(counted: Counter[str], languages: Iterable[str]) -> list[str]:
    said = []
    for need in AccessNeed:
        if need in VENUE_NEEDS or not counted[need]:
            continue
        sentence = ngettext(
            "Regel: %(need)s, voor %(count)d aanmelding.",
            "Regel: %(need)s, voor %(count)d aanmeldingen.",
            counted[need],
        )
        told = sentence % {"need": str(need.label).lower(), "count": counted[need]}
        if need == AccessNeed.INTERPRETER and (which := ", ".join(names_of(languages))):
            told = _("%(told)s Talen: %(which)s.") % {"told": told, "which": which}
        said.append(told)
    return said
