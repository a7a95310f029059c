"""What classes said, beside the results of a round: in classes and pupils, never in persons heard."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from consultation.models import Round
from contributions.service import hide_small_cells

from ..enums import ClassState, Trust
from ..models import ClassCount, ClassItem, ClassSession
from .asking import choices_of, to_count
from .totals import FEWEST


@dataclass(frozen=True, slots=True)
class BesideItem:
    """One question to classes: `choices` are (label, how many; None where that is too small to tell)."""

    text: str
    people: int | None
    choices: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class ClassesBeside:
    """So many classes and pupils, and what they chose. `waiting` classes wait for an organiser and are in nothing."""

    classes: int
    pupils: int
    waiting: int
    items: tuple[BesideItem, ...]


def classes_beside(round_: Round) -> ClassesBeside:
    """What classes said in the lessons of this round. Four queries, whatever the number of classes.

    A pupil is counted once per class: by the question that most of the class answered.
    """
    over = ClassSession.objects.filter(pack__round=round_, state=ClassState.CLOSED)
    shown = ClassCount.objects.filter(session__in=over.filter(trust=Trust.SHOWN))
    most: dict[UUID, int] = {}
    for session, _item, people in shown.values_list("session", "item").annotate(people=Sum("people")).order_by():
        most[session] = max(most.get(session, 0), people)
    heard = {session for session, people in most.items() if people >= FEWEST}
    chosen = {
        (item, choice): people
        for item, choice, people in shown.filter(session__in=heard)
        .values_list("item", "choice")
        .annotate(people=Sum("people"))
        .order_by()
    }
    items = to_count(ClassItem.objects.filter(pack__round=round_))
    return ClassesBeside(
        classes=len(heard),
        pupils=sum(most[session] for session in heard),
        waiting=over.filter(trust=Trust.WAITS).count(),
        items=tuple(_beside(item, chosen) for item in items if any(key[0] == item.pk for key in chosen)),
    )


def _beside(item: ClassItem, chosen: dict[tuple[int, str], int]) -> BesideItem:
    choices = choices_of(item)
    counts = [chosen.get((item.pk, code), 0) for code, _label in choices]
    (row,) = hide_small_cells([counts], smallest=FEWEST, columns_add_up=False)
    labels = [label for _code, label in choices]
    return BesideItem(item.text, row[-1], tuple(zip(labels, row[:-1], strict=True)))
