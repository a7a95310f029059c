"""What the sheets of several apps share: links joined without loading them, and how a person's group is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from people.models import Perspective
from people.service import PerspectiveLevel, Side

from .models import Participation
from .sheets import Scope
from .small_cells import coarse_labels

Link = tuple[UUID, str]
LinkSource = Callable[[Scope], Iterable[Link]]

NOT_TOLD = "niet vermeld"

_link_sources: dict[str, LinkSource] = {}


def register_links(name: str, source: LinkSource) -> None:
    """Let an app above say what a contribution led to ("decisions", "findings").

    `source(scope)` gives (id of the contribution, text) in order of that id.
    """
    _link_sources[name] = source


def links(name: str, scope: Scope) -> Iterable[Link]:
    """The links of that name; none when no app gives them."""
    source = _link_sources.get(name)
    return source(scope) if source else ()


class SortedLinks:
    """Walks along a stream of links, in step with rows in the same order: neither is ever loaded whole."""

    def __init__(self, stream: Iterable[Link]) -> None:
        self._stream: Iterator[Link] = iter(stream)
        self._next = next(self._stream, None)

    def of(self, key: UUID) -> list[str]:
        """The texts linked to `key`. Ask for keys in rising order only."""
        found: list[str] = []
        while self._next is not None and self._next[0] <= key:
            if self._next[0] == key:
                found.append(self._next[1])
            self._next = next(self._stream, None)
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the perspective tree as the counts show it."""

    code: str
    label: str
    side: str


class Groups:
    """Which group a perspective belongs to. One query."""

    #: People who did not say, or whose perspective is unknown.
    UNKNOWN = "unknown"

    def __init__(self, scope: Scope) -> None:
        self._group_of: dict[int, str] = {}
        self.by_code: dict[str, Group] = {}
        for perspective in Perspective.objects.using(scope.using).select_related("parent").order_by("order", "pk"):
            group = perspective.group
            is_unknown = group.side == Side.UNKNOWN
            code = self.UNKNOWN if is_unknown else group.code
            self._group_of[perspective.pk] = code
            if perspective.level == PerspectiveLevel.GROUP and not is_unknown:
                self.by_code[code] = Group(code, group.label, Side(group.side).label)
        self.by_code[self.UNKNOWN] = Group(self.UNKNOWN, _("Onbekend of wil niet zeggen"), NOT_TOLD)

    def code_of(self, perspective_id: int | None) -> str:
        """The code of the group of this perspective."""
        return self._group_of.get(perspective_id, self.UNKNOWN) if perspective_id else self.UNKNOWN


def counted_people(scope: Scope, *extra: str) -> Iterable[tuple[Any, ...]]:
    """(occasion id, perspective id, recruitment, *extra, number of people). One query, however many people."""
    fields = ("occasion_id", "participant__perspective_id", "recruitment", *extra)
    people = Participation.objects.using(scope.using).counted()
    if scope.occasion_ids is not None:
        people = people.filter(occasion_id__in=scope.occasion_ids)
    return people.order_by().values_list(*fields).annotate(people=Count("pk")).iterator(chunk_size=2000)


@dataclass(frozen=True, slots=True)
class Teller:
    """How the writer of a contribution may be told: never so that fewer than ten people fit (promise 4)."""

    _labels: dict[tuple[int, str], str]
    _ways_are_told: set[tuple[int, str]]
    _groups: Groups

    @classmethod
    def for_scope(cls, scope: Scope) -> "Teller":
        """Counts once; then every row is a look-up. Two queries."""
        smallest = settings.SMALLEST_QUOTE_GROUP
        groups = Groups(scope)
        people: dict[int, dict[str, int]] = {}
        by_way: dict[tuple[int, str], dict[tuple[str, str], int]] = {}
        rows = list(counted_people(scope, "channel"))
        for occasion, perspective, _recruitment, _channel, number in rows:
            group = groups.code_of(perspective)
            in_occasion = people.setdefault(occasion, {})
            in_occasion[group] = in_occasion.get(group, 0) + number
        labels: dict[tuple[int, str], str] = {}
        for occasion, sizes in people.items():
            unknown = sizes.pop(Groups.UNKNOWN, 0)
            told = coarse_labels(
                sizes, smallest=smallest, wider=lambda code: groups.by_code[code].side, otherwise=NOT_TOLD
            )
            for code, label in told.items():
                labels[occasion, code] = groups.by_code[code].label if label == code else label
            if unknown:
                labels[occasion, Groups.UNKNOWN] = NOT_TOLD
        for occasion, perspective, recruitment, channel, number in rows:
            label = labels[occasion, groups.code_of(perspective)]
            ways = by_way.setdefault((occasion, label), {})
            ways[recruitment, channel] = ways.get((recruitment, channel), 0) + number
        # Channel and recruitment are told only where that leaves no small class under this label.
        told_ways = {key for key, ways in by_way.items() if min(ways.values()) >= smallest}
        return cls(labels, told_ways, groups)

    def tell(self, occasion_id: int, perspective_id: int | None) -> tuple[str, bool]:
        """The label for this writer, and whether channel and recruitment may be told with it."""
        label = self._labels.get((occasion_id, self._groups.code_of(perspective_id)), NOT_TOLD)
        return label, (occasion_id, label) in self._ways_are_told
