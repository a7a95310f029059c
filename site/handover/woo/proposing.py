"""What may point at a person, proposed for covering. A colleague decides on each.

The guard on free text knows numbers and addresses; names are those behind a form of address, those we keep as
somebody's contact, and what stands behind "ik heet". No machine knows all names: people read too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contributions.service import MASK
from people.models import ContactDetails
from privacy.service import inspect

from .enums import Ground

_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_BETWEEN = r"(?:\s+(?:van|de|der|den|het|ter|ten|te|el|al|ben|von|du|la|le))*"
_FULL = rf"{_NAME}(?:{_BETWEEN}\s+{_NAME})*"
_CALLED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|[Dd]r\.?|[Dd]okter|[Mm]eester|[Ii]k heet|"
    r"[Mm]ijn naam is|[Gg]enaamd|[Gg]roeten,?|[Gg]roet,?|[Nn]amens)"
    rf"\s+(?P<name>(?:[A-Z]\.\s?)*(?:(?:van|de|der|den|ter|ten)\s+)*{_FULL})"
)
_CANDIDATE = re.compile(_FULL)
_MASKED = re.compile(f"{re.escape(MASK)}+(?: *{re.escape(MASK)}+)*")
#: More capitals than this are no letter of a person, and are not looked up.
_MOST_CANDIDATES = 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place in the text, what it may be, and the ground that fits."""

    start: int
    end: int
    label: str
    ground: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.start}-{self.end}-{self.ground}"


def proposals(text: str) -> list[Proposal]:
    """What may point at a person, in order, without overlap; one query, for names."""
    kept: list[Proposal] = []
    for each in sorted({*_numbers(text), *_names(text)}, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _numbers(text: str) -> Iterator[Proposal]:
    guarded = inspect(text)
    for match in _MASKED.finditer(guarded.text):
        number = text[match.start() : match.end()] != match[0]
        label = _("burgerservicenummer") if number else _("eerder afgedekt")
        yield Proposal(*match.span(), label, Ground.ID_NUMBERS if number else Ground.PRIVACY)
    for hint in guarded.hints:
        yield Proposal(hint.start, hint.end, str(hint.kind.label), Ground.PRIVACY)


def _names(text: str) -> Iterator[Proposal]:
    for match in _CALLED.finditer(text):
        yield Proposal(*match.span("name"), _("naam"), Ground.PRIVACY)
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _CANDIDATE.finditer(text):
        for start, end in _parts(match):
            places.setdefault(text[start:end], []).append((start, end))
    if not places:
        return
    known = ContactDetails.objects.filter(name__in=list(places)[:_MOST_CANDIDATES]).values_list("name", flat=True)
    for name in set(known):
        for place in places[name]:
            yield Proposal(*place, _("naam"), Ground.PRIVACY)


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The whole, and without its first word: a sentence begins with a capital too."""
    yield match.span()
    space = re.search(r"\s+", match[0])
    if space:
        yield match.start() + space.end(), match.end()
