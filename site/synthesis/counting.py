"""How many people stand behind a finding, for and against: per group, inside and outside government, per channel.

People are counted, not words: whoever said it in a round and again at an evening counts once in the whole, and once
per channel. Hands and totals of classes stand beside, and are never added. Words of nobody we know count as words.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Contribution
from contributions.service import HIDDEN
from people.service import Side

from .enums import Direction
from .models import Evidence, Finding

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Hands:
    """A show of hands, or the total of a class: `count` of `people` at one occasion."""

    count: int
    people: int
    statement: str
    occasion: str


def told_hands(count: int, people: int, *, everybody: bool) -> str:
    """A show of hands in words; for everybody not when a few raised theirs, or a few did not."""
    smallest = settings.SMALLEST_CELL
    if everybody and (people < smallest or 0 < count < smallest or 0 < people - count < smallest):
        return HIDDEN
    return f"{count} van de {people}"


@dataclass(slots=True)
class Behind:
    """What stands behind one side of a finding. Every set holds persons by a key that says nothing."""

    persons: set[Any] = field(default_factory=set)
    inside: set[Any] = field(default_factory=set)
    outside: set[Any] = field(default_factory=set)
    by_group: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))
    by_channel: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))
    words: set[Any] = field(default_factory=set)
    hands: list[Hands] = field(default_factory=list)
    results: list[tuple[str, str]] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many different people."""
        return len(self.persons)

    @property
    def told(self) -> str:
        """The number of people as everybody may read it: one to four are not told apart."""
        if 0 < self.people < settings.SMALLEST_CELL:
            return _("minder dan %(smallest)s mensen") % {"smallest": settings.SMALLEST_CELL}
        return ngettext("%(count)s mens", "%(count)s mensen", self.people) % {"count": self.people}

    @property
    def told_by_side(self) -> str:
        """Inside and outside, only when neither can point at anybody."""
        inside, outside = len(self.inside), len(self.outside)
        unknown = self.people - inside - outside
        if any(0 < part < settings.SMALLEST_CELL for part in (inside, outside, unknown)) or not self.people:
            return ""
        return _("%(outside)s buiten de overheid, %(inside)s binnen de overheid") % {
            "outside": outside,
            "inside": inside,
        }


@dataclass(slots=True)
class FindingCounts:
    """Both sides of one finding."""

    supporting: Behind = field(default_factory=Behind)
    contradicting: Behind = field(default_factory=Behind)

    def side(self, direction: str) -> Behind:
        """The side that this evidence belongs to."""
        return self.supporting if direction == Direction.FOR else self.contradicting

    @property
    def groups(self) -> list[tuple[str, int, int]]:
        """(group, people for, people against), the largest first; "" for who did not say."""
        names = {*self.supporting.by_group, *self.contradicting.by_group}
        rows = [(name, len(self.supporting.by_group[name]), len(self.contradicting.by_group[name])) for name in names]
        return sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))

    @property
    def channels(self) -> list[tuple[str, int, int]]:
        """(kind of occasion, people for, people against), the largest first."""
        names = {*self.supporting.by_channel, *self.contradicting.by_channel}
        rows = [
            (name, len(self.supporting.by_channel[name]), len(self.contradicting.by_channel[name])) for name in names
        ]
        return sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))


_WORDS = (
    "finding_id",
    "direction",
    "contribution_id",
    "contribution__participation__participant_id",
    "contribution__participation__participant__perspective__side",
    "contribution__participation__participant__perspective__label",
    "contribution__participation__participant__perspective__parent__label",
    "contribution__occasion__kind",
)
_HANDS = ("finding_id", "direction", "tally__count", "tally__people", "tally__statement", "tally__occasion__title")


def counts_of(findings: Iterable[Finding], *, using: str = "default") -> dict[Any, FindingCounts]:
    """{finding id: both its sides}, for all of these at once; three queries, whatever lies behind them.

    Words that were withdrawn, or are spam, count for nobody.
    """
    found = {finding.pk: FindingCounts() for finding in findings}
    rows = Evidence.objects.using(using).filter(finding__in=list(found))
    heard = rows.filter(contribution__in=Contribution.objects.using(using).for_analysis().values("pk"))
    for finding, direction, words, person, side, label, group, kind in heard.values_list(*_WORDS).iterator(_CHUNK):
        behind = found[finding].side(direction)
        behind.words.add(words)
        if person is None:
            continue
        behind.persons.add(person)
        behind.by_group[group or label or ""].add(person)
        behind.by_channel[kind].add(person)
        if side in (Side.INSIDE, Side.OUTSIDE):
            (behind.inside if side == Side.INSIDE else behind.outside).add(person)
    for finding, direction, count, people, statement, occasion in rows.filter(tally__isnull=False).values_list(
        *_HANDS
    ):
        found[finding].side(direction).hands.append(Hands(count, people, statement, occasion))
    named = rows.exclude(result_name="").values_list("finding_id", "direction", "result_name", "result_url")
    for finding, direction, name, url in named:
        found[finding].side(direction).results.append((name, url))
    return found
