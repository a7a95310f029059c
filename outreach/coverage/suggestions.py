"""The best next event: where, for whom, of which kind, with whom, and why. A person decides."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Venue
from people.service import Province

from ..enums import EventKind
from ..models import Partner
from .counting import Figures
from .planning import PlannedDate
from .proposal import BY_INHABITANTS, PEOPLE_TO_REACH, proposal
from .ranking import HIDDEN_AS, Want, one_per_province, ranked
from .telling import Board

MOST: Final = 5
_NAMED: Final = 3
_KIND_FOR: Final = {"civil_society": EventKind.HELPERS, "government": EventKind.WORKING_VISIT}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place to go, with the reasons in sentences. `address` opens the form of a new event, filled in."""

    want: Want
    title: str
    reasons: tuple[str, ...]
    kind: EventKind
    partners: tuple[Partner, ...]
    venues: tuple[Venue, ...]
    address: str


def suggestions_for(board: Board) -> list[Suggestion]:
    """At most five places, the most urgent first, each another province. Two queries."""
    partners, venues = _partners(), _venues()
    best = one_per_province(ranked(_wants(board, partners)), MOST)
    return [_suggestion(want, board, partners[want.province], venues[want.province]) for want in best]


def _wants(board: Board, partners: dict[str, list[Partner]]) -> list[Want]:
    """What we want, by what the board tells: no order here can give away a hidden number."""
    figures = board.figures
    targets = figures.targets or _proposed(figures)
    averages = {code: _average_hidden(board, code) for code in figures.groups.codes}
    return [
        Want(
            row.province,
            cell.group,
            targets.get((row.province, cell.group), 0),
            cell.people,
            _places_for(cell.group, row.province, figures),
            row.held_ever,
            len(partners[row.province]),
            averages[cell.group],
        )
        for row in board.provinces()
        for cell in row.cells
        if cell.group
    ]


def _average_hidden(board: Board, group: str) -> Fraction:
    """What hidden numbers of this group are on average, as everybody can work out when their sum is told."""
    whole = board.together.cell(group).people
    cells = [row.cell(group).people for row in board.rows]
    if whole is None or None not in cells:
        return HIDDEN_AS
    return Fraction(whole - sum(cell or 0 for cell in cells), cells.count(None))


def _proposed(figures: Figures) -> dict[tuple[str, str], int]:
    """As long as nothing was agreed: our proposal by inhabitants."""
    groups = [code for code in figures.groups.codes if code in PEOPLE_TO_REACH]
    divided = {code: proposal(PEOPLE_TO_REACH[code], BY_INHABITANTS) for code in groups}
    return {(province, code): divided[code][province] for code in groups for province in Province.values}


def _places_for(group: str, province: str, figures: Figures) -> Fraction:
    """Places that are planned there for this group. A date for several groups, or for all, is shared equally."""

    def part(date: PlannedDate) -> Fraction:
        groups = date.groups or frozenset(figures.groups.codes)
        return Fraction(date.places, len(groups)) if group in groups else Fraction(0)

    return sum((part(each) for each in figures.planned if each.province == province), Fraction(0))


def _suggestion(want: Want, board: Board, partners: list[Partner], venues: list[Venue]) -> Suggestion:
    kind = _KIND_FOR.get(want.group) or (EventKind.DESK if partners else EventKind.EVENING)
    row = next(row for row in board.provinces() if row.province == want.province)
    asked = urlencode({"provincie": want.province, "soort": kind.value, "perspectief": want.group})
    return Suggestion(
        want=want,
        title=_("Ga naar %(province)s") % {"province": row.name},
        reasons=(
            _whom(want, board.figures.groups.label(want.group)),
            _planned(row.planned, row.places),
            _been(row.held_ever),
            _help(partners),
            _why(kind),
        ),
        kind=kind,
        partners=tuple(partners[:_NAMED]),
        venues=tuple(venues[:_NAMED]),
        address=f"{reverse('events:add')}?{asked}",
    )


def _whom(want: Want, group: str) -> str:
    words = {"group": group[:1].upper() + group[1:], "reached": want.reached, "target": want.target}
    if want.reached is None:
        return _("%(group)s: wij willen er %(target)d. Het aantal dat wij bereikten is klein of verborgen.") % words
    if not want.reached:
        return _("%(group)s: wij willen er %(target)d, en bereikten nog niemand.") % words
    return _("%(group)s: wij bereikten er %(reached)d van de %(target)d.") % words


def _planned(dates: int, places: int) -> str:
    if not dates:
        return _("Er is dit half jaar niets gepland.")
    said = ngettext("Er is %(dates)d datum gepland.", "Er zijn %(dates)d datums gepland.", dates) % {"dates": dates}
    room = ngettext("Er is %(places)d plek.", "Er zijn %(places)d plekken.", places) % {"places": places}
    return f"{said} {room}"


def _been(times: int) -> str:
    if not times:
        return _("Wij waren er nog nooit.")
    return ngettext("Wij waren er %(times)d keer.", "Wij waren er %(times)d keer.", times) % {"times": times}


def _help(partners: list[Partner]) -> str:
    if not partners:
        return _("Wij kennen daar nog geen partner.")
    number = len(partners)
    return ngettext(
        "Er is %(number)d partner die kan helpen.", "Er zijn %(number)d partners die kunnen helpen.", number
    ) % {"number": number}


def _why(kind: EventKind) -> str:
    return {
        EventKind.DESK: _("Een spreekuur past hier: sluit aan bij een partner waar mensen al komen."),
        EventKind.EVENING: _("Een avond past hier: zo leert u mensen en partners tegelijk kennen."),
        EventKind.HELPERS: _("Een bijeenkomst van hulpverleners past hier: zij kennen veel verhalen."),
        EventKind.WORKING_VISIT: _("Een werkbezoek past hier: ga kijken waar mensen voor de overheid werken."),
    }[kind]


def _partners() -> dict[str, list[Partner]]:
    """Partners we work with, by province, in order of name. Who works in the whole country is in no province."""
    found: dict[str, list[Partner]] = defaultdict(list)
    for partner in Partner.objects.working().order_by("name", "pk"):
        for province in partner.provinces:
            found[province].append(partner)
    return found


def _venues() -> dict[str, list[Venue]]:
    """Places in use, by province; those that somebody looked at first."""
    found: dict[str, list[Venue]] = defaultdict(list)
    for venue in Venue.objects.filter(closed_on=None).order_by("town", "name", "pk"):
        found[venue.province].append(venue)
    for venues in found.values():
        venues.sort(key=lambda venue: venue.checked_on is None)
    return found
