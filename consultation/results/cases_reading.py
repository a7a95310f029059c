"""The judgements of one step of the case lab, read from the answers and put in tables. Pure after the reading.

Compared are the three groups; inside is the government, outside are citizens and organisations that help them. Who
speaks for an organisation, the team and who did not say stand beside them (:mod:`.voices`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from people.models import Perspective
from people.service import Side

from ..enums import ItemKind, Take
from ..methods.options import options_of
from ..models import Case, ElementVersion, Item, Step
from .cases_policy import ANSWERS, SCALE
from .voices import POSITIONS, TEAM, UNKNOWN, compared_groups, voices

BESIDE = (POSITIONS, TEAM, UNKNOWN)
_PLACE = {code: place for place, code in enumerate(SCALE)}


@dataclass(frozen=True, slots=True)
class Rated:
    """One case of the step, with who chose what. votes: (class, take, criterion or "") -> people."""

    item: UUID
    code: str
    title: str
    case: Case | None
    votes: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def takes(self, classes: Iterable[str], criterion: str | None = None) -> list[int]:
        """How many people of these classes gave each place of the scale; with a criterion, where that decided."""
        wanted = set(classes)
        row = [0] * len(SCALE)
        for (group, take, named), people in self.votes.items():
            if group in wanted and take in _PLACE and criterion in (None, named):
                row[_PLACE[take]] += people
        return row

    def counts(self) -> dict[str, dict[str, int]]:
        """Per class how many people gave each answer."""
        found: dict[str, dict[str, int]] = {}
        for (group, take, _criterion), people in self.votes.items():
            of_group = found.setdefault(group, {})
            of_group[take] = of_group.get(take, 0) + people
        return found

    def criteria(self, classes: Iterable[str]) -> dict[str, int]:
        """How many people of these classes said of each criterion that it decided. They have a place on the scale."""
        wanted = set(classes)
        named: Counter[str] = Counter()
        for (group, take, criterion), people in self.votes.items():
            if group in wanted and take in _PLACE and criterion:
                named[criterion] += people
        return dict(named)


@dataclass(frozen=True, slots=True)
class Judgements:
    """Everything a step brought.

    ratings: (person, case, place on the scale) of who is compared, as numbers that mean nothing elsewhere.
    people: class -> (open, invited). criterion_people: so many different people named it.
    """

    cases: tuple[Rated, ...]
    groups: tuple[Perspective, ...]
    criteria: dict[str, str]
    ratings: tuple[tuple[int, int, int], ...]
    people: dict[str, tuple[int, int]]
    criterion_people: dict[str, int]

    @property
    def compared(self) -> tuple[str, ...]:
        """The codes of the groups that are compared."""
        return tuple(group.code for group in self.groups)

    @property
    def inside(self) -> tuple[str, ...]:
        """Government."""
        return tuple(group.code for group in self.groups if group.side == Side.INSIDE)

    @property
    def outside(self) -> tuple[str, ...]:
        """Citizens, and organisations that help them."""
        return tuple(group.code for group in self.groups if group.side == Side.OUTSIDE)

    def table(self, classes: Iterable[str], criterion: str | None = None) -> list[list[int]]:
        """Cases x places of the scale."""
        chosen = tuple(classes)
        return [case.takes(chosen, criterion) for case in self.cases]


def read_judgements(step: Step, using: str = "default") -> Judgements:
    """Read a step. Five queries, however many people and cases."""
    items = list(
        Item.objects.using(using)
        .filter(step=step, kind=ItemKind.CASE)
        .select_related("case", "current")
        .order_by("order", "pk")
    )
    groups = tuple(compared_groups(using))
    rated = {item.pk: _rated(item) for item in items}
    place = {item.pk: number for number, item in enumerate(items)}
    compared = {group.code for group in groups}
    numbers: dict[UUID, int] = {}
    ratings: list[tuple[int, int, int]] = []
    came: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    named: dict[str, set[int]] = defaultdict(set)
    for voice in voices(step, using):
        take = voice.value.get("take")
        if voice.item not in rated or take not in ANSWERS:
            continue
        if voice.person not in numbers:
            numbers[voice.person] = len(numbers)
            came[voice.group][voice.is_invited] += 1
        criterion = str(voice.value.get("criterion") or "")
        rated[voice.item].votes[voice.group, take, criterion] += 1
        if voice.group in compared and take != Take.DO_NOT_KNOW:
            ratings.append((numbers[voice.person], place[voice.item], _PLACE[take]))
            if criterion:
                named[criterion].add(numbers[voice.person])
    # A case that was taken away and that nobody judged is not spoken of.
    kept = [item for item in items if not item.retired or rated[item.pk].votes]
    moved = {place[item.pk]: number for number, item in enumerate(kept)}
    return Judgements(
        cases=tuple(rated[item.pk] for item in kept),
        groups=groups,
        criteria=_criteria(step, items, named, using),
        ratings=tuple((who, moved[case], take) for who, case, take in ratings),
        people={group: (ways[0], ways[1]) for group, ways in came.items()},
        criterion_people={code: len(people) for code, people in named.items()},
    )


def _rated(item: Item) -> Rated:
    title = item.case.title if item.case else str(item)
    return Rated(item.pk, item.case.code if item.case else str(item.pk), title, item.case)


def _criteria(step: Step, items: Sequence[Item], named: Iterable[str], using: str) -> dict[str, str]:
    """Code -> label of every criterion, as people read it; an old one that only answers know keeps its code."""
    labels: dict[str, str] = {}
    for item in items:
        if item.current:
            for option in options_of(item.current):
                labels.setdefault(option.code, option.label)
    if step.product_version_id:
        elements = ElementVersion.objects.using(using).filter(version=step.product_version_id)
        for code, title in elements.order_by("order", "pk").values_list("element__code", "title"):
            labels.setdefault(code, title)
    for code in sorted(named):
        labels.setdefault(code, code)
    return labels
