"""The way through a round: which questions somebody meets, given the answers so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from .methods import Given, method_of
from .models import Answer, Item, ItemVersion, Recording, Round
from .recording.telling import tell


@dataclass(frozen=True, slots=True)
class Stop:
    """One question on the way.

    `number` is its place among all questions of the round: the address of the screen, which stays the same
    when a follow-up question appears. `position` is what the participant reads: "Vraag 2 van 6".
    """

    number: int
    position: int
    item: Item
    version: ItemVersion
    answer: Answer | None

    @classmethod
    def off_path(cls, number: int, item: Item) -> Self:
        """A question that somebody has on the screen though it is not on the way any more."""
        assert item.current is not None, "an item without words is not asked"
        return cls(number, number, item, item.current, None)

    @property
    def given(self) -> Given:
        """What was answered so far; empty when nothing was."""
        return given_of(self.answer)

    @property
    def answered_version(self) -> ItemVersion:
        """The words somebody answered to: an editor may have made newer ones since."""
        return self.answer.item_version if self.answer else self.version

    @property
    def is_answered(self) -> bool:
        """Whether something was answered that will be handed in."""
        if self.answer is None or self.answer.skipped:
            return False
        return bool(self.recordings) or not method_of(self.item).is_empty(self.item, self.version, self.given)

    @property
    def recordings(self) -> list[Recording]:
        """What was spoken instead of written, or beside it."""
        return list(self.answer.recordings.all()) if self.answer else []

    @property
    def is_passed(self) -> bool:
        """Answered or skipped: not to be asked again by itself."""
        return self.is_answered or (self.answer is not None and self.answer.skipped)

    def told(self) -> list[str]:
        """The answer back in words; empty when nothing was answered."""
        if not self.is_answered:
            return []
        return [*method_of(self.item).tell(self.item, self.answered_version, self.given), *map(tell, self.recordings)]


@dataclass(frozen=True, slots=True)
class Path:
    """The questions somebody meets, in order; and the answers that belong to none of them (any more)."""

    stops: tuple[Stop, ...]
    numbers: tuple[int, ...]
    off_path: tuple[Answer, ...]

    @property
    def total(self) -> int:
        """How many questions there are now."""
        return len(self.stops)

    def exists(self, number: int) -> bool:
        """Whether the round has a question with this number, met or not."""
        return number in self.numbers

    def at(self, number: int) -> Stop | None:
        """The question at this address; None when it is not asked (now)."""
        return next((stop for stop in self.stops if stop.number == number), None)

    def after(self, number: int) -> Stop | None:
        """The next question; None after the last."""
        return next((stop for stop in self.stops if stop.number > number), None)

    def before(self, number: int) -> Stop | None:
        """The previous question; None before the first."""
        return next((stop for stop in reversed(self.stops) if stop.number < number), None)

    def first_open(self) -> Stop | None:
        """Where somebody who comes back goes on; None when every question was answered or skipped."""
        return next((stop for stop in self.stops if not stop.is_passed), None)


def items_of(round_: Round, *, with_agenda: bool = False) -> list[Item]:
    """The questions of a round in order, with their current words. One query; two with the agenda."""
    items = Item.objects.asked().filter(step__round=round_)
    return list(items.prefetch_related("agenda_items") if with_agenda else items)


def given_of(answer: Answer | None) -> Given:
    """What an answer holds."""
    return Given(answer.value, answer.draft_words) if answer else Given()


def path_of(items: Sequence[Item], answers: Iterable[Answer]) -> Path:
    """The way through these items with these answers. Asks the database nothing."""
    by_item = {answer.item_id: answer for answer in answers}
    stops: list[Stop] = []
    met: set[UUID] = set()
    for number, item in enumerate(items, start=1):
        if item.current is None or not _is_met(item, met, by_item):
            continue
        met.add(item.pk)
        stops.append(Stop(number, len(stops) + 1, item, item.current, by_item.get(item.pk)))
    off_path = tuple(answer for item_id, answer in by_item.items() if item_id not in met)
    return Path(tuple(stops), tuple(range(1, len(items) + 1)), off_path)


def _is_met(item: Item, met: set[UUID], answers: Mapping[UUID, Answer]) -> bool:
    """A follow-up question is met when the question it follows is, and got the answer it waits for."""
    if item.shown_if_item_id is None:
        return True
    answer = answers.get(item.shown_if_item_id)
    if item.shown_if_item_id not in met or answer is None or answer.skipped:
        return False
    return item.shown_if_option in answer.value.get("choices", [])
