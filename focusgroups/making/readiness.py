"""What a group still lacks before people can sign up: one sentence each, with where one mends it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gatherings.service import GatheringState

from ..models import FocusGroup

#: The screen where moments are offered; everything else is a field of the form of the group.
MOMENTS = "moments"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing. `field` is of the form of the group, or MOMENTS."""

    field: str
    sentence: str | Promise


_TEXTS: tuple[tuple[str, str | Promise], ...] = (
    ("for_whom", _("Schrijf op voor wie het gesprek is.")),
    ("what_you_get", _("Schrijf op wat mensen krijgen.")),
    ("words_used", _("Schrijf op wat u met de woorden van mensen doet.")),
    ("contact_name", _("Vul de naam in van iemand die mensen kunnen bellen.")),
    ("contact_phone", _("Vul het telefoonnummer in.")),
)


def lacks_of(group: FocusGroup) -> list[Lack]:
    """What is missing before the group may look for people, in the order in which one mends it. Two queries."""
    found = [] if _has_moment(group) else [Lack(MOMENTS, _("Kies een of meer momenten waarop het gesprek kan zijn."))]
    if not group.agenda_items.exists():
        found.append(Lack("agenda_items", _("Kies waar het gesprek over gaat op de agenda.")))
    found += [Lack(field, sentence) for field, sentence in _TEXTS if not getattr(group, field).strip()]
    if group.recruit_until is None:
        found.append(Lack("recruit_until", _("Kies tot wanneer mensen zich kunnen aanmelden.")))
    elif group.recruit_until < timezone.localdate():
        found.append(Lack("recruit_until", _("De laatste dag om aan te melden is voorbij. Kies een latere dag.")))
    return found


def in_words(lacks: Iterable[Lack]) -> str:
    """All of it as one text."""
    return " ".join(str(each.sentence) for each in lacks)


def _has_moment(group: FocusGroup) -> bool:
    standing = (GatheringState.OFFERED, GatheringState.PLANNED)
    return group.sessions.filter(state__in=standing, starts_at__gt=timezone.now()).exists()
