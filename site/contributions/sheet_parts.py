"""What the sheets of several apps share: links joined without loading them, and how a person's group is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from people.models import Perspective
from people.service import PerspectiveLevel, Side

from .enums import Recruitment
from .models import Contribution, Occasion, Participation
from .sheets import Scope
from .small_cells import coarse_labels, hide_small_cells
from .told_counts import tell_table

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
    """Which group a perspective belongs to."""

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
                self.by_code[code] = Group(code, group.label, str(Side(group.side).label))
        self.by_code[self.UNKNOWN] = Group(self.UNKNOWN, _("Onbekend of wil niet zeggen"), NOT_TOLD)

    @classmethod
    def of(cls, scope: Scope) -> "Groups":
        """Of this dossier. One query per dossier."""
        return cast("Groups", scope.once("groups", cls))

    def code_of(self, perspective_id: int | None) -> str:
        """The code of the group of this perspective."""
        return self._group_of.get(perspective_id, self.UNKNOWN) if perspective_id else self.UNKNOWN


@dataclass(frozen=True, slots=True)
class Counted:
    """So many people at one occasion who are alike in these ways."""

    occasion_id: int
    perspective_id: int | None
    recruitment: str
    channel: str
    people: int


def counted_people(scope: Scope) -> list[Counted]:
    """How many people were heard, in every way they are told apart. One query per dossier, however many people."""
    return cast("list[Counted]", scope.once("counted people", _count_people))


def _count_people(scope: Scope) -> list[Counted]:
    heard = Participation.objects.using(scope.using).counted()
    if scope.occasion_ids is not None:
        heard = heard.filter(occasion_id__in=scope.occasion_ids)
    alike = heard.order_by().values_list("occasion_id", "participant__perspective_id", "recruitment", "channel")
    return [Counted(*row) for row in alike.annotate(people=Count("pk"))]


def contributions_in(scope: Scope) -> QuerySet[Contribution]:
    """Which contributions a dossier holds: the one place that decides it."""
    every = Contribution.objects.using(scope.using)
    chosen = every.for_analysis() if scope.audience == "intern" else every.public()
    return chosen if scope.occasion_ids is None else chosen.filter(occasion_id__in=scope.occasion_ids)


def told_people(scope: Scope) -> dict[int, dict[str, list[int | None]]]:
    """Per occasion and code of group ("" is all): people open, by invitation and in all; None is hidden.

    Made once per dossier: what one sheet hides, no other may tell.
    """
    return cast("dict[int, dict[str, list[int | None]]]", scope.once("told people", _tell_people))


def _tell_people(scope: Scope) -> dict[int, dict[str, list[int | None]]]:
    groups = Groups.of(scope)
    counts: dict[int, dict[tuple[str, str], int]] = {}
    for alike in counted_people(scope):
        cells = counts.setdefault(alike.occasion_id, {})
        cell = groups.code_of(alike.perspective_id), alike.recruitment
        cells[cell] = cells.get(cell, 0) + alike.people
    codes = list(groups.by_code)
    return {
        occasion: dict(
            zip(
                [*codes, ""],
                tell_table(
                    scope,
                    "deelnames",
                    occasion,
                    hide_small_cells(
                        [[cells.get((code, way), 0) for way in Recruitment.values] for code in codes],
                        smallest=settings.SMALLEST_CELL,
                    ),
                    rows=codes,
                    columns=Recruitment.values,
                ),
                strict=True,
            )
        )
        for occasion, cells in counts.items()
    }


def occasion_titles(scope: Scope) -> dict[int, str]:
    """Every occasion by its id. One query per dossier."""
    return cast("dict[int, str]", scope.once("occasion titles", _read_titles))


def _read_titles(scope: Scope) -> dict[int, str]:
    return dict(Occasion.objects.using(scope.using).values_list("pk", "title"))


@dataclass(frozen=True, slots=True)
class Teller:
    """How the writer of a contribution may be told: never so that fewer than ten people fit (promise 4)."""

    _labels: dict[tuple[int, str], str]
    _ways_are_told: set[tuple[int, str]]
    _groups: Groups

    @classmethod
    def for_scope(cls, scope: Scope) -> "Teller":
        """Counts once; then every row is a look-up."""
        smallest = settings.SMALLEST_QUOTE_GROUP
        groups = Groups.of(scope)
        people: dict[int, dict[str, int]] = {}
        by_way: dict[tuple[int, str], dict[tuple[str, str], int]] = {}
        for alike in counted_people(scope):
            group = groups.code_of(alike.perspective_id)
            in_occasion = people.setdefault(alike.occasion_id, {})
            in_occasion[group] = in_occasion.get(group, 0) + alike.people
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
        for alike in counted_people(scope):
            label = labels[alike.occasion_id, groups.code_of(alike.perspective_id)]
            ways = by_way.setdefault((alike.occasion_id, label), {})
            way = alike.recruitment, alike.channel
            ways[way] = ways.get(way, 0) + alike.people
        # Channel and recruitment are told only where that leaves no small class under this label.
        told_ways = {key for key, ways in by_way.items() if min(ways.values()) >= smallest}
        return cls(labels, told_ways, groups)

    def tell(self, occasion_id: int, perspective_id: int | None) -> tuple[str, bool]:
        """The label for this writer, and whether channel and recruitment may be told with it."""
        label = self._labels.get((occasion_id, self._groups.code_of(perspective_id)), NOT_TOLD)
        return label, (occasion_id, label) in self._ways_are_told
