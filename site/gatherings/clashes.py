"""What does not go together: a place that closed, a person or a room twice at the same time. Warns, never blocks."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import GatheringMode, GatheringState
from .models import Gathering, Venue
from .moments import hour_of

_STANDING = (GatheringState.OFFERED, GatheringState.PLANNED)
#: A path and a door that a wheelchair passes, as the checklists of Meierijstad and Zoetermeer say.
WIDE_PATH_CM = 120
WIDE_DOOR_CM = 85


def clashes_of(gatherings: Sequence[Gathering]) -> dict[int, list[str]]:
    """Sentences by gathering; gatherings without any are left out. One query, however many there are.

    Give the gatherings with their venue, moderator and note taker at hand.
    """
    standing = [gathering for gathering in gatherings if gathering.state in _STANDING]
    others = _near(standing)
    found = {gathering.pk: [*_of_place(gathering), *_of_time(gathering, others)] for gathering in standing}
    return {pk: sentences for pk, sentences in found.items() if sentences}


def hit_by_closing(venue: Venue) -> list[Gathering]:
    """The gatherings to come that stand in this place on or after the day it closed."""
    if venue.closed_on is None:
        return []
    to_come = Gathering.objects.filter(
        venue=venue, state__in=_STANDING, mode=GatheringMode.ON_SITE, starts_at__gt=timezone.now()
    )
    return [gathering for gathering in to_come if gathering.starts_here.date() >= venue.closed_on]


def _of_place(gathering: Gathering) -> list[str]:
    if gathering.mode == GatheringMode.ONLINE:
        return [] if gathering.online_url else [_("Er staat nog geen adres van de online bijeenkomst.")]
    if gathering.mode != GatheringMode.ON_SITE:
        return []
    venue = gathering.venue
    if venue is None:
        return [_("Er is nog geen plek gekozen.")]
    said = []
    if venue.closed_on and venue.closed_on <= gathering.starts_here.date():
        said.append(_("De plek ‘%s’ is dan niet meer in gebruik. Kies een andere plek.") % venue.name)
    if venue.capacity < gathering.capacity:
        said.append(
            ngettext(
                "In deze plek is %(number)d stoel. Dat is te weinig.",
                "In deze plek zijn %(number)d stoelen. Dat is te weinig.",
                venue.capacity,
            )
            % {"number": venue.capacity}
        )
    return said


def _near(gatherings: Sequence[Gathering]) -> list[Gathering]:
    """Everything that stands in the same days, once for all of them."""
    if not gatherings:
        return []
    people = {pk for each in gatherings for pk in (each.moderator_id, each.note_taker_id) if pk}
    venues = {each.venue_id for each in gatherings if each.venue_id}
    return list(
        Gathering.objects.filter(
            Q(moderator__in=people) | Q(note_taker__in=people) | Q(venue__in=venues),
            state__in=_STANDING,
            starts_at__lt=max(each.ends_at for each in gatherings),
            ends_at__gt=min(each.starts_at for each in gatherings) - timedelta(days=1),
        )
    )


def _of_time(gathering: Gathering, others: Iterable[Gathering]) -> list[str]:
    """Two moments that are only offered do not clash: at most one of them may be chosen."""
    said = []
    for other in others:
        both_offered = GatheringState.PLANNED not in (gathering.state, other.state)
        if other.pk == gathering.pk or both_offered or not _overlap(gathering, other):
            continue
        when = f"{date_format(other.starts_here, 'j F')} {hour_of(other.starts_here)}"
        if gathering.moderator_id and gathering.moderator_id in (other.moderator_id, other.note_taker_id):
            said.append(_("De gespreksleider is dan ook bij ‘%(title)s’ (%(when)s).") % _named(other, when))
        if gathering.note_taker_id and gathering.note_taker_id in (other.moderator_id, other.note_taker_id):
            said.append(_("De verslaglegger is dan ook bij ‘%(title)s’ (%(when)s).") % _named(other, when))
        if gathering.venue_id and gathering.venue_id == other.venue_id and other.mode == GatheringMode.ON_SITE:
            said.append(_("In deze plek is dan ook ‘%(title)s’ (%(when)s).") % _named(other, when))
    return said


def _named(other: Gathering, when: str) -> dict[str, str]:
    return {"title": other.title, "when": when}


def _overlap(one: Gathering, other: Gathering) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
