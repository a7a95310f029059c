"""The sheets of classes in the dossier: which classes stand beside the rounds, and what they said together.

Only classes that an organiser lets stand: of the others nothing is told. What one class chose is told nowhere: a
reader may know the class. Pupils stand beside persons, and are never added to them.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from contributions.service import HIDDEN, Column, ColumnKind, Scope, Sheet, tell_cells

from .classroom.beside import heard_in, shown_counts, what_classes_said
from .enums import ClassWay, Level, Trust
from .models import ClassCount, ClassItem, ClassSession


def counts_in(scope: Scope) -> QuerySet[ClassCount]:
    """What may be told of the classes of this dossier."""
    counts = shown_counts(scope.using)
    if scope.occasion_ids is not None:
        counts = counts.filter(session__occasion__in=scope.occasion_ids)
    return counts


def class_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per class: the week, never the day; no school, and nothing of what it chose."""
    pupils = scope.once("pupils of classes", _read_pupils)
    if not pupils:
        return
    levels, ways = dict(Level.choices), dict(ClassWay.choices)
    chosen = ClassSession.objects.using(scope.using).filter(pk__in=pupils)
    for session in chosen.select_related("pack").order_by("pack__title", "held_on", "pk"):
        year, week, _day = session.held_on.isocalendar()
        yield (
            session.occasion_id,
            session.pack.title,
            f"{year}, week {week}",
            str(levels.get(session.level, "Niet gezegd")),
            str(ways[session.way]),
            pupils[session.pk],
            str(Trust(session.trust).label),
            "Een collega besloot dit" if session.decided_by_id else "Eigen schermen, van een school die wij kennen",
        )


def total_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per question and answer, over all classes together; small numbers hidden, also against subtraction."""
    if not scope.once("pupils of classes", _read_pupils):
        return
    counts = counts_in(scope)
    items = ClassItem.objects.using(scope.using).filter(pk__in=counts.order_by().values("item")).select_related("pack")
    if scope.guard is not None:
        counts = shown_counts(scope.using)  # over all classes: those of one round could be subtracted from them
    for each in what_classes_said(counts, items.order_by("pack__title", "pack", "order", "pk")):
        names = [str(place) for place in range(len(each.choices))]
        cells = {**dict(zip(names, (people for _label, people in each.choices), strict=True)), "": each.people}
        cells = tell_cells(scope, "klassen_per_vraag", each.item.pk, cells, [[*names, ""]])
        for name, (label, _people) in zip(names, each.choices, strict=True):
            yield each.item.pack.title, each.text, label, _told(cells[name]), _told(cells[""])


def _read_pupils(scope: Scope) -> dict[UUID, int]:
    return heard_in(counts_in(scope))


def _told(people: int | None) -> int | str:
    return HIDDEN if people is None else people


_PUPILS = f"getal · {HIDDEN}"

CLASSES = Sheet(
    code="klassen",
    title="Klassen",
    description="Klassen die in een les hun stem gaven. Dit staat naast de aantallen mensen, en telt nooit bij hen op."
    " Klassen waarover nog niet besloten is, staan er niet in.",
    order=45,
    columns=(
        Column("occasion", "Nummer", "Van de klas; hetzelfde op het blad Bijdragen.", 10, ColumnKind.INTEGER),
        Column("lesson", "Les", "Het lespakket waarbij de vragen horen.", 40, wrap=True),
        Column("week", "Week", "De week van de les. De dag bewaren wij hier niet.", 16),
        Column("level", "Onderwijs", "Zoals de docent het zei.", 26),
        Column("way", "Hoe", "Op schermen, met handen of op papier. Handen en papier telde de docent.", 28),
        Column("pupils", "Leerlingen", "Bij de vraag die de meesten beantwoordden.", 12, ColumnKind.INTEGER),
        Column("trust", "Telt mee", "Of de klas naast haar ronde staat.", 20),
        Column("why", "Waarom", "Wie daarover besloot.", 40, wrap=True),
    ),
    rows=class_rows,
)
TOTALS = Sheet(
    code="klassen_per_vraag",
    title="Klassen per vraag",
    description="Wat alle klassen samen kozen. Wat één klas koos, staat nergens. Leerlingen tellen niet bij mensen.",
    order=46,
    columns=(
        Column("lesson", "Les", "Het lespakket waarbij de vraag hoort.", 40, wrap=True),
        Column("question", "Vraag", "De stelling of het dilemma, zoals het gevraagd is.", 60, wrap=True),
        Column("answer", "Antwoord", "Wat men kon kiezen.", 30, wrap=True),
        Column("pupils", "Leerlingen", "Hoeveel dit kozen.", 16, ColumnKind.INTEGER, values=_PUPILS),
        Column("of", "Van", "Hoeveel deze vraag beantwoordden.", 16, ColumnKind.INTEGER, values=_PUPILS),
    ),
    rows=total_rows,
)

SHEETS: tuple[Sheet, ...] = (CLASSES, TOTALS)
