"""The way through a round: which questions somebody meets, given the answers so far.

In a step whose method deals (statements, cases) somebody meets what was answered, in the order in which that was
done, and one more, until there were enough; and more after that for whoever asks for it. What was dealt and answered
stays on the way, and counts, when it is asked of nobody any more. Everything else is met in the order of the round.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Self
from uuid import UUID

from .enums import ItemKind
from .methods import METHODS, Given, method_of
from .models import Answer, Item, ItemVersion, Recording, Round, Step
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
    is_dealt: bool = False

    @property
    def can_be_shown(self) -> bool:
        """Whether there is a screen for it: not when the question was taken away after it was answered."""
        return self.number > 0

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
        """Answered, skipped, or taken away since: not to be asked again by itself."""
        return not self.can_be_shown or self.is_answered or (self.answer is not None and self.answer.skipped)

    @property
    def is_next_dealt(self) -> bool:
        """Dealt, and not answered yet."""
        return self.is_dealt and self.answer is None

    def told(self) -> list[str]:
        """The answer back in words; empty when nothing was answered."""
        if not self.is_answered:
            return []
        return [*method_of(self.item).tell(self.item, self.answered_version, self.given), *map(tell, self.recordings)]


@dataclass(frozen=True, slots=True)
class Path:
    """The questions somebody meets, in order; and the answers that belong to none of them (any more).

    `still_dealt` is how many more will be dealt after those that are here; `undealt` are questions that were not
    dealt and can be answered all the same by whoever has them on the screen. `kept` are answered paragraphs that
    were taken out of their text since: not asked any more, and handed in all the same.
    """

    stops: tuple[Stop, ...]
    numbers: tuple[int, ...]
    off_path: tuple[Answer, ...]
    still_dealt: int = 0
    undealt: tuple[Stop, ...] = ()
    kept: tuple[Stop, ...] = ()

    @property
    def handed_in(self) -> tuple[Stop, ...]:
        """Everything of which what was answered will be handed in."""
        return (*self.stops, *self.kept)

    @property
    def total(self) -> int:
        """How many questions there are now."""
        return len(self.stops) + self.still_dealt

    def exists(self, number: int) -> bool:
        """Whether the round has a question with this number, met or not."""
        return number in self.numbers

    def at(self, number: int) -> Stop | None:
        """The question at this address; None when it is not asked (now)."""
        return next((stop for stop in (*self.stops, *self.undealt) if stop.number == number), None)

    def after(self, number: int) -> Stop | None:
        """The next question; None after the last."""
        return _first_shown(self.stops[self._place(number) + 1 :])

    def before(self, number: int) -> Stop | None:
        """The previous question; None before the first."""
        place = self._place(number)
        met = next((at for at, stop in enumerate(self.stops) if stop.number == number), None)
        return _first_shown(self.stops[: place + 1 if met is None else met][::-1])

    def after_dealt(self, step_id: int) -> Stop | None:
        """The first question after what is dealt in a step, for whoever had enough of it; None after the last."""
        places = [at for at, stop in enumerate(self.stops) if stop.item.step_id == step_id and stop.is_dealt]
        return _first_shown(self.stops[places[-1] + 1 :]) if places else None

    def next_dealt(self, step_id: int) -> Stop | None:
        """What somebody would meet next in a step that deals; None when there is nothing more."""
        return next((stop for stop in self.stops if stop.item.step_id == step_id and stop.is_next_dealt), None)

    def is_done(self, step_id: int) -> bool:
        """Whether everything that was dealt in a step was answered or skipped, and nothing more will be dealt."""
        of_step = [stop for stop in self.stops if stop.item.step_id == step_id and stop.is_dealt]
        return bool(of_step) and all(stop.is_passed for stop in of_step)

    def _place(self, number: int) -> int:
        """Where a question stands; for one that is not met, the last place before it (-1: before all)."""
        met = next((at for at, stop in enumerate(self.stops) if stop.number == number), None)
        if met is not None:
            return met
        return max((at for at, stop in enumerate(self.stops) if stop.number < number), default=-1)

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


class _Person(NamedTuple):
    """To whom something is dealt."""

    seed: str
    group: str
    is_invited: bool
    further: bool


def path_of(
    items: Sequence[Item],
    answers: Iterable[Answer],
    *,
    seed: str = "",
    group: str = "",
    is_invited: bool = False,
    further: bool = False,
) -> Path:
    """The way through these items with these answers. Asks the database nothing.

    `seed` decides what is dealt to this person, and is theirs alone (the code); without it nothing new is dealt.
    `group` is the code of the group from which they speak, when that is known. Who `is_invited` may be dealt more.
    With `further` more is dealt to whoever had enough already and asks for it.
    """
    person = _Person(seed, group, is_invited, further)
    by_item = {answer.item_id: answer for answer in answers}
    numbers = {item.pk: number for number, item in enumerate(items, start=1)}
    stops: list[Stop] = []
    met: set[UUID] = set()
    undealt: list[Stop] = []
    still_dealt = 0
    for step, asked_in in groupby(_with_taken_away(items, by_item), key=lambda item: item.step):
        of_step = list(asked_in)
        asked, more = _dealt(step, of_step, by_item, person)
        dealt = {item.pk for item, _is_dealt in asked}
        undealt += [
            Stop(numbers[item.pk], len(stops) + still_dealt + 1, item, item.current, None, is_dealt=True)
            for item in of_step
            if item.current and item.pk not in dealt
        ]
        for item, is_dealt in asked:
            if item.current is None or not _is_met(item, met, by_item):
                continue
            met.add(item.pk)
            # What comes after the dealt ones comes after those that will still be dealt.
            position = len(stops) + still_dealt + (0 if is_dealt else more) + 1
            answer = by_item.get(item.pk)
            stops.append(Stop(numbers.get(item.pk, 0), position, item, item.current, answer, is_dealt))
        still_dealt += more
    left = [answer for item_id, answer in by_item.items() if item_id not in met]
    kept = tuple(_kept(answer) for answer in left if answer.item_id not in numbers and _was_paragraph(answer))
    off_path = tuple(answer for answer in left if all(answer is not stop.answer for stop in kept))
    return Path(tuple(stops), tuple(range(1, len(items) + 1)), off_path, still_dealt, tuple(undealt), kept)


def _was_paragraph(answer: Answer) -> bool:
    """Whether this is a reaction to a paragraph that a later edition of its text leaves out."""
    return not answer.skipped and answer.item.kind == ItemKind.PARAGRAPH


def _kept(answer: Answer) -> Stop:
    return Stop(0, 0, answer.item, answer.item_version, answer)


def _with_taken_away(items: Sequence[Item], by_item: Mapping[UUID, Answer]) -> list[Item]:
    """The items in order, and among them what this person was dealt, answered, and is asked of nobody any more."""
    known = {item.pk for item in items}
    gone = [
        answer.item
        for item_id, answer in by_item.items()
        if item_id not in known
        and answer.item.retired
        and answer.item.kind in METHODS[answer.item.step.method].dealt_kinds
    ]
    return sorted([*items, *gone], key=lambda item: (item.step.order, item.order)) if gone else list(items)


def _first_shown(stops: Iterable[Stop]) -> Stop | None:
    return next((stop for stop in stops if stop.can_be_shown), None)


def _dealt(
    step: Step, items: list[Item], by_item: Mapping[UUID, Answer], person: "_Person"
) -> tuple[list[tuple[Item, bool]], int]:
    """What is met of a step, each with whether it was dealt; and how many more will be.

    Of a step that deals, items of a kind that is not dealt (somebody's own statement) come at the end.
    """
    method = METHODS[step.method]
    if method.deal is None:
        return [(item, False) for item in items], 0
    if person.is_invited and method.invited:
        step = method.invited(step)
    deck = [item for item in items if item.kind in method.dealt_kinds]
    after = [(item, False) for item in items if item.kind not in method.dealt_kinds]
    answered = sorted((item for item in deck if item.pk in by_item), key=lambda item: by_item[item.pk].place)
    most = min(method.most(step) if method.most else len(deck), len(deck))
    # When there were enough nothing new is dealt, unless somebody asks for more.
    seed = person.seed if person.further or len(answered) < most else ""
    dealt = method.deal(step, deck, answered, seed, person.group)
    more = max(most - len(dealt), 0) if seed and len(dealt) > len(answered) else 0
    return [*((item, True) for item in dealt), *after], more


def _is_met(item: Item, met: set[UUID], answers: Mapping[UUID, Answer]) -> bool:
    """A follow-up question is met when the question it follows is, and got the answer it waits for."""
    if item.shown_if_item_id is None:
        return True
    answer = answers.get(item.shown_if_item_id)
    if item.shown_if_item_id not in met or answer is None or answer.skipped:
        return False
    return item.shown_if_option in answer.value.get("choices", [])
