"""What people chose in a step of priorities, per question, ready to be counted: codes and numbers, nobody's id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..enums import ItemKind
from ..methods.options import Option, options_of
from ..methods.points import points_of
from ..methods.priorities_settings import Settings
from ..methods.ranking import most_places
from ..methods.top import budget_of, most_choices
from ..models import Item, ItemVersion
from .voices import Voice

#: Under this key stand all compared groups together.
ALL = "_all"
#: In a ranking, this high counts as important.
HIGH_PLACES = 3
#: Without a threshold of its own: one of so many equal parts of the points, rounded up.
_PARTS = 20


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person at one question: what each thing got (points; 1 for chosen; in a ranking 1 for a high place)."""

    group: str
    is_invited: bool
    scores: Mapping[str, int]
    order: tuple[str, ...] = ()


@dataclass(slots=True)
class Poll:
    """One question with all its ballots. `least`: from so much on a thing counts as important to somebody."""

    item: Item
    version: ItemVersion
    options: Sequence[Option]
    least: int
    ballots: list[Ballot] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """Of the options, in the order of the screen."""
        return [option.code for option in self.options]

    @property
    def costs(self) -> dict[str, int]:
        """What each costs; empty where nothing costs anything."""
        return {option.code: option.cost for option in self.options} if self.budget else {}

    @property
    def budget(self) -> int | None:
        """What a set may cost together; None without costs."""
        return budget_of(self.version) if self.item.kind == ItemKind.TOP else None

    def seats(self, settings: Settings) -> int:
        """How long a short list is: as set, else as many as one may choose, else half."""
        if settings.seats:
            return min(settings.seats, len(self.options))
        number = len(self.options)
        if self.item.kind == ItemKind.TOP and most_choices(self.version) < number:
            return most_choices(self.version)
        if self.item.kind == ItemKind.RANKING and most_places(self.version, self.options) < number:
            return most_places(self.version, self.options)
        return max(number // 2, 1)

    def supports(self, ballot: Ballot, code: str) -> bool:
        """Whether this is important to this person."""
        return ballot.scores.get(code, 0) >= self.least


def polls_of(items: Iterable[Item], settings: Settings) -> dict[Any, Poll]:
    """By id of the question; still without ballots. Items come with their current version."""
    found = {}
    for item in items:
        if item.current is not None:
            options = options_of(item.current)
            found[item.pk] = Poll(item, item.current, options, _least(item, item.current, settings))
    return found


def _least(item: Item, version: ItemVersion, settings: Settings) -> int:
    if item.kind != ItemKind.POINTS:
        return 1
    return min(settings.threshold or -(-points_of(version) // _PARTS), points_of(version))


def take(voice: Voice, poll: Poll) -> None:
    """Put what one person gave with the ballots; who gave nothing here is not counted."""
    known = set(poll.codes)
    if poll.item.kind == ItemKind.POINTS:
        points = voice.value.get("points") or {}
        scores = {code: number for code, number in points.items() if code in known and number > 0}
        order: tuple[str, ...] = ()
    elif poll.item.kind == ItemKind.RANKING:
        order = tuple(code for code in voice.value.get("order") or () if code in known)
        scores = dict.fromkeys(order[:HIGH_PLACES], 1)
    else:
        scores = {code: 1 for code in voice.value.get("choices") or () if code in known}
        order = ()
    if scores:
        poll.ballots.append(Ballot(voice.group, voice.is_invited, scores, order))
