"""A picture of the team: a place for every person, by side, with its balance in one sentence. Asks nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import ElementVersion
from .detail_fields import SEAT_WORDS, SIDE_WORDS

#: Drawn in a row; the places are squares of this size.
_PER_ROW, _SIZE, _GAP, _HEAD = 8, 26, 9, 30
_WIDTH = _PER_ROW * (_SIZE + _GAP)
#: More than this is told in words only.
_MOST_DRAWN = 120


@dataclass(frozen=True, slots=True)
class Sign:
    """One place in the drawing. `seat` decides the shape: colour never tells anything alone."""

    x: str
    y: str
    seat: str

    @property
    def middle(self) -> str:
        """The x of the middle."""
        return str(int(self.x) + _SIZE // 2)

    @property
    def centre(self) -> str:
        """The y of the middle."""
        return str(int(self.y) + _SIZE // 2)

    @property
    def diamond(self) -> str:
        """The points of a square on its corner."""
        x, y, half = int(self.x), int(self.y), _SIZE // 2
        return f"{x + half},{y} {x + _SIZE},{y + half} {x + half},{y + _SIZE} {x},{y + half}"


@dataclass(frozen=True, slots=True)
class Band:
    """One side: its name, how many places, and the signs under it."""

    side: str
    label: str
    count: int
    y: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All sides, the same as a table, and what it comes down to."""

    bands: tuple[Band, ...]
    width: str
    height: str
    headers: list[str]
    rows: list[list[str]]
    sentence: str
    legend: list[tuple[str, str]]
    is_drawn: bool


def picture_of(rows: Iterable[ElementVersion]) -> Picture:
    """The team as these elements describe it. What is half filled in counts for what it says."""
    places: Counter[tuple[str, str]] = Counter()
    for row in rows:
        side, seat, number = (row.details.get(key) for key in ("side", "seat", "how_many"))
        if side in SIDE_WORDS and seat in SEAT_WORDS and isinstance(number, int) and number > 0:
            places[side, seat] += number
    total = places.total()
    bands: list[Band] = []
    y = 0
    for side, label in SIDE_WORDS.items():
        seats = [seat for seat in SEAT_WORDS for _place in range(places[side, seat])] if total <= _MOST_DRAWN else []
        signs = tuple(
            Sign(
                str((at % _PER_ROW) * (_SIZE + _GAP)),
                str(y + _HEAD + (at // _PER_ROW) * (_SIZE + _GAP)),
                seat,
            )
            for at, seat in enumerate(seats)
        )
        lines = max(-(-len(signs) // _PER_ROW), 1)
        count = sum(places[side, seat] for seat in SEAT_WORDS)
        bands.append(Band(side, str(label), count, str(y + 18), signs))
        y += _HEAD + lines * (_SIZE + _GAP) + _GAP
    return Picture(
        tuple(bands),
        str(_WIDTH),
        str(y),
        [_("Waar iemand staat"), *(str(label) for label in SEAT_WORDS.values()), _("Samen")],
        [
            [
                str(label),
                *(str(places[side, seat]) for seat in SEAT_WORDS),
                str(sum(places[side, s] for s in SEAT_WORDS)),
            ]
            for side, label in SIDE_WORDS.items()
        ],
        _balance(places),
        [(seat, str(label)) for seat, label in SEAT_WORDS.items()],
        0 < total <= _MOST_DRAWN,
    )


def _balance(places: Counter[tuple[str, str]]) -> str:
    total = places.total()
    if not total:
        return _("Er staan nog geen plekken in dit profiel.")
    inside, outside, lent = (sum(places[side, seat] for seat in SEAT_WORDS) for side in SIDE_WORDS)
    told = [
        ngettext("Het team heeft %(count)d plek.", "Het team heeft %(count)d plekken.", total) % {"count": total},
        _("Binnen: %(inside)d. Buiten: %(outside)d. Uitgeleend: %(lent)d.")
        % {"inside": inside, "outside": outside, "lent": lent},
    ]
    if abs(inside - outside) <= max(1, (inside + outside) // 10):
        told.append(_("Binnen en buiten zijn ongeveer in evenwicht."))
    elif inside > outside:
        told.append(_("Er zijn meer mensen van binnen dan van buiten."))
    else:
        told.append(_("Er zijn meer mensen van buiten dan van binnen."))
    if not any(places[side, "lived"] for side in SIDE_WORDS):
        told.append(_("Nog niemand brengt eigen ervaring mee."))
    return " ".join(told)
