"""The totals of a class, as everybody in the room may see them: never who, and nothing below five answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from ..enums import ClassState, ClassWay
from ..models import ClassAnswer, ClassCount, ClassItem, ClassPupil, ClassSession
from .asking import choices_of, to_count

#: Below so many answers nothing is shown; and while pupils answer, so many come at once.
FEWEST = 5
_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class ChoiceTotal:
    """So many chose this. `width` is the length of its bar, of 1000."""

    code: str
    label: str
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class ItemTotal:
    """What came of one question. Without enough answers there are no choices to see."""

    item: ClassItem
    people: int
    choices: tuple[ChoiceTotal, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers."""
        return self.people >= FEWEST


def totals_of(session: ClassSession, items: Iterable[ClassItem]) -> list[ItemTotal]:
    """What came of each question in which one chooses. One query.

    As long as pupils answer, their answers come five at a time: who looks twice does not see what one pupil chose.
    """
    counts = _told_counts(session) if _is_answering(session) else live_counts(session)
    return [_total(item, counts) for item in to_count(items)]


def live_counts(session: ClassSession) -> dict[tuple[int, str], int]:
    """How many chose what, by question and code: from the screens, or as it was counted. One query."""
    if _is_answering(session):
        found = ClassAnswer.objects.filter(pupil__session=session).values_list("item", "choice")
        return {(item, choice): number for item, choice, number in found.annotate(number=Count("pk")).order_by()}
    kept = ClassCount.objects.filter(session=session).values_list("item", "choice", "people")
    return {(item, choice): number for item, choice, number in kept}


def _is_answering(session: ClassSession) -> bool:
    return session.way == ClassWay.DEVICES and session.state == ClassState.OPEN


def _told_counts(session: ClassSession) -> dict[tuple[int, str], int]:
    """The same from the screens, without the last answers to a question, until there are five of them. One query."""
    given: dict[int, list[str]] = {}
    answers = ClassAnswer.objects.filter(pupil__session=session).order_by("pk")
    for item, choice in answers.values_list("item", "choice"):
        given.setdefault(item, []).append(choice)
    told = {item: choices[: len(choices) // FEWEST * FEWEST] for item, choices in given.items()}
    return {(item, choice): many for item, choices in told.items() for choice, many in Counter(choices).items()}


def screens_in(session: ClassSession) -> int:
    """How many screens answered so far. One query."""
    return ClassPupil.objects.filter(session=session).count()


def _total(item: ClassItem, counts: dict[tuple[int, str], int]) -> ItemTotal:
    choices = choices_of(item)
    people = sum(counts.get((item.pk, code), 0) for code, _label in choices)
    if people < FEWEST:
        return ItemTotal(item, people)
    shown = [(code, label, counts.get((item.pk, code), 0)) for code, label in choices]
    return ItemTotal(
        item,
        people,
        tuple(ChoiceTotal(code, label, count, count * _WIDTH // people) for code, label, count in shown),
    )
