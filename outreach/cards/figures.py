"""What a report tells in numbers: who came, who left words, and hands. Small numbers are hidden from everybody."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Sum

from contributions.models import Participation, Tally
from contributions.service import hide_small_cells
from gatherings.models import Seat, WalkIn
from people.models import Perspective

from ..door.attendance import inside
from ..enums import CardWay
from ..models import EventDate, SignalCard


@dataclass(frozen=True, slots=True)
class Told:
    """How many people of a group; None is hidden. The label of everybody together is "", of who did not say "-"."""

    label: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one date. `came` is who was there, `heard` who left words, `cards` how many words they left."""

    came: int
    heard: int
    cards: int
    by_way: dict[str, int]
    by_group: list[Told]

    @property
    def is_told(self) -> bool:
        """Whether everybody may read how many came: a few people would be known to one another."""
        return self.came >= settings.SMALLEST_CELL

    @property
    def heard_is_told(self) -> bool:
        """The same of who left words."""
        return self.heard >= settings.SMALLEST_CELL


def came_at(dates: Collection[EventDate], *, using: str = "default") -> Counter[int]:
    """How many people were there, by gathering: who signed up with their company, and who walked in. Two queries."""
    gatherings = [date.gathering_id for date in dates]
    seats = inside(Seat.objects.using(using).filter(gathering__in=gatherings)).order_by()
    found: Counter[int] = Counter(
        dict(seats.values("gathering").annotate(n=Sum("came")).values_list("gathering", "n"))
    )
    walked = WalkIn.objects.using(using).filter(gathering__in=gatherings).order_by()
    found.update(dict(walked.values_list("gathering").annotate(people=Count("pk"))))
    return found


def heard_at(dates: Collection[EventDate]) -> dict[int, int]:
    """How many people left words, by occasion. One query."""
    occasions = [date.gathering.occasion_id for date in dates]
    heard = Participation.objects.counted().filter(occasion__in=occasions).order_by()
    return dict(heard.values_list("occasion").annotate(people=Count("pk")))


def cards_at(dates: Collection[EventDate]) -> dict[UUID, Counter[str]]:
    """How many cards that still hold words, by date and way. One query."""
    rows = SignalCard.objects.filter(date__in=dates, contribution__emptied_reason="").order_by()
    found: dict[UUID, Counter[str]] = {}
    for date, way, count in rows.values_list("date", "way").annotate(count=Count("pk")):
        found.setdefault(date, Counter())[way] = count
    return found


def figures_of(date: EventDate) -> Figures:
    """Everything of one date. Six queries."""
    by_way = cards_at([date]).get(date.pk, Counter())
    return Figures(
        came=came_at([date])[date.gathering_id],
        heard=heard_at([date]).get(date.gathering.occasion_id or 0, 0),
        cards=sum(by_way.values()),
        by_way={str(CardWay(way).label): by_way[way] for way in CardWay.values if by_way[way]},
        by_group=heard_by_group(date),
    )


def heard_by_group(date: EventDate) -> list[Told]:
    """Per group how many people left words, and all of them last. Cells under the smallest are hidden. Two queries."""
    heard = Participation.objects.counted().filter(occasion=date.gathering.occasion_id)
    found = list(heard.values_list("participant__perspective", flat=True))
    perspectives = Perspective.objects.select_related("parent").in_bulk({key for key in found if key})
    counts = Counter(perspectives[key].group.label if key else "-" for key in found)
    labels = sorted(counts)
    table = hide_small_cells([[counts[label]] for label in labels], smallest=settings.SMALLEST_CELL)
    return [Told(label, row[0]) for label, row in zip([*labels, ""], table, strict=False)]


def hands_by_occasion(occasions: Collection[int | None]) -> dict[int | None, list[Tally]]:
    """The shows of hands at each occasion, in the order of the questions. One query."""
    found: dict[int | None, list[Tally]] = {}
    tallies = Tally.objects.filter(occasion__in=occasions)
    for tally in tallies.order_by("event_tally__question__order", "statement", "pk"):
        found.setdefault(tally.occasion_id, []).append(tally)
    return found


def are_told(tally: Tally) -> bool:
    """Whether everybody may read this show of hands: at a small table it says who was there and thinks what."""
    return tally.people >= settings.SMALLEST_CELL
