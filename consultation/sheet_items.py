"""Which questions stand on one form: on paper, on the entry screen and in the script for who calls.

Of a step in which nobody meets everything, a form holds one part: a block of cases, or so many statements. Which part
is decided by the number of the form, so that a pile of forms together holds everything.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils import timezone

from contributions.service import tidy_number

from .methods import METHODS
from .models import Item, Round, Step
from .progress import items_of

#: So many things to react to shortly fit on a form.
MOST_ON_PAPER = 30


@dataclass(frozen=True, slots=True)
class SheetItems:
    """on_form: what stands on the form, in order. others: what it does not hold. number 0: no form was chosen."""

    on_form: tuple[Item, ...]
    others: tuple[Item, ...]
    number: int

    @property
    def all(self) -> list[Item]:
        """Everything, what stands on the form first: the entry screen can take in any."""
        return [*self.on_form, *self.others]

    @property
    def in_order(self) -> list[Item]:
        """Everything, in the order of the round."""
        return sorted(self.all, key=lambda item: (item.step.order, item.order))

    def with_number(self, number: int, answered: Collection[UUID] = ()) -> "SheetItems":
        """The same round on another form, with what was answered on it. Asks nothing."""
        return _split(self.in_order, number, answered)


def sheet_items(round_: Round, number: int = 0) -> SheetItems:
    """The questions of the form with this number. One query."""
    return _split(items_of(round_), number)


def _split(items: Sequence[Item], number: int, answered: Collection[UUID] = ()) -> SheetItems:
    on_form: list[Item] = []
    others: list[Item] = []
    for step, asked in groupby(items, key=lambda item: item.step):
        of_step = list(asked)
        held = {item.pk for item in _held(step, of_step, number)} | set(answered)
        dealt = METHODS[step.method].dealt_kinds
        # As on the screen: what is not dealt (a statement of one's own) comes after what is.
        on_form += sorted((item for item in of_step if item.pk in held), key=lambda item: item.kind not in dealt)
        others += [item for item in of_step if item.pk not in held]
    return SheetItems(tuple(on_form), tuple(others), number)


def part_of(deck: Sequence[Item], number: int, most: int = MOST_ON_PAPER) -> list[Item]:
    """So many, beginning further on for each next number; all when they fit."""
    if len(deck) <= most:
        return list(deck)
    first = (number - 1) * most
    return [deck[(first + place) % len(deck)] for place in range(most)] if number else []


def _held(step: Step, items: list[Item], number: int) -> list[Item]:
    method = METHODS[step.method]
    if method.deal is None:
        return items
    deck = [item for item in items if item.kind in method.dealt_kinds]
    part = method.paper(step, deck, number) if method.paper else part_of(deck, number)
    return [*part, *(item for item in items if item.kind not in method.dealt_kinds)]


def number_of_today() -> int:
    """The form that is given to who asks for one: another each day, so that no part is left out."""
    return timezone.localdate().toordinal() % 997 + 1


def number_on(reference: str) -> int:
    """The number of a form that we printed, by what stands on it ("BKM-012-R" is 12); 0 for any other."""
    printed = tidy_number(reference)
    return int(printed.split("-")[1]) if printed else 0


def number_in(typed: str) -> int:
    """A number that somebody typed or that stands in an address; 0 when it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
