"""What classes said, beside the results of a round: in classes and pupils, never in persons heard."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from consultation.models import Round
from contributions.service import hide_small_cells

from ..enums import ClassState, Trust
from ..models import ClassCount, ClassItem, ClassSession
from .asking import choices_of, to_count
from .totals import FEWEST

#: So many classes that wait are named; the others stand in the list.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class BesideItem:
    """One question to classes: `choices` are (label, how many; None where that is too small to tell)."""

    item: ClassItem
    people: int | None
    choices: tuple[tuple[str, int | None], ...]

    @property
    def text(self) -> str:
        """What was asked."""
        return self.item.text


@dataclass(frozen=True, slots=True)
class ClassesBeside:
    """So many classes and pupils, and what they chose."""

    classes: int
    pupils: int
    items: tuple[BesideItem, ...]


@dataclass(frozen=True, slots=True)
class WaitingClass:
    """A class about which an organiser has to decide; it is in no number yet."""

    id: UUID
    lesson: str
    school: str
    held_on: date


def classes_beside(round_: Round, using: str = "default") -> ClassesBeside:
    """What classes said in the lessons of this round. Three queries, whatever the number of classes.

    A pupil is counted once per class: by the question that most of the class answered.
    """
    counts = shown_counts(using).filter(session__pack__round=round_)
    pupils = heard_in(counts)
    if not pupils:
        return ClassesBeside(0, 0, ())
    items = ClassItem.objects.using(using).filter(pack__round=round_)
    return ClassesBeside(len(pupils), sum(pupils.values()), what_classes_said(counts, items))


def shown_counts(using: str = "default") -> QuerySet[ClassCount]:
    """What may be told of classes: of those that stand, the questions with enough answers in that class.

    The same counts as the tallies of the classes (:mod:`education.classroom.standing`).
    """
    asked = ClassCount.objects.using(using).filter(session=OuterRef("session"), item=OuterRef("item"))
    people = asked.order_by().values("item").annotate(all=Sum("people")).values("all")
    standing = {"session__state": ClassState.CLOSED, "session__trust": Trust.SHOWN}
    return (
        ClassCount.objects.using(using).filter(**standing).annotate(asked=Subquery(people)).filter(asked__gte=FEWEST)
    )


def what_classes_said(counts: QuerySet[ClassCount], items: QuerySet[ClassItem]) -> tuple[BesideItem, ...]:
    """What came of each question, over all these classes together. Two queries."""
    chosen = {
        (item, choice): people
        for item, choice, people in counts.order_by().values_list("item", "choice").annotate(all=Sum("people"))
    }
    asked = {item for item, _choice in chosen}
    return tuple(_beside(item, chosen) for item in to_count(items) if item.pk in asked)


def heard_in(counts: QuerySet[ClassCount]) -> dict[UUID, int]:
    """How many pupils answered in each class, by the question that most of them answered. One query."""
    most: dict[UUID, int] = {}
    rows: Any = counts.order_by()  # "asked" is what :func:`shown_counts` adds
    for session, people in rows.values_list("session", "asked").distinct():
        most[session] = max(most.get(session, 0), people)
    return most


def classes_waiting(round_: Round) -> tuple[list[WaitingClass], int]:
    """Closed classes of this round that wait for an organiser, the oldest first, and how many. Two queries."""
    waiting = ClassSession.objects.filter(pack__round=round_, state=ClassState.CLOSED, trust=Trust.WAITS)
    rows = waiting.order_by("held_on", "pk").values_list("pk", "pack__title", "school", "held_on")
    return [WaitingClass(*row) for row in rows[:MOST_NAMED]], waiting.count()


def _beside(item: ClassItem, chosen: dict[tuple[int, str], int]) -> BesideItem:
    choices = choices_of(item)
    counts = [chosen.get((item.pk, code), 0) for code, _label in choices]
    (row,) = hide_small_cells([counts], smallest=FEWEST, columns_add_up=False)
    labels = [label for _code, label in choices]
    return BesideItem(item, row[-1], tuple(zip(labels, row[:-1], strict=True)))
