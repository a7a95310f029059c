"""The sheets of texts: every edition, and what people thought of every version of every paragraph."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from contributions.service import Column, ColumnKind, Scope, Sheet, tell_cell, tell_cells

from ..enums import MethodCode, Verdict
from ..models import Item, ItemVersion, Step, TextEdition
from ..results.draft import ParagraphResult, beside_labels, count, told
from ..results.voices import compared_groups
from .parts import COUNT, COUNT_VALUES, NO, YES, rounds_in
from .parts import told as told_count

_ALL_GROUPS = "Samen"


def _texts(scope: Scope) -> list[Step]:
    steps = Step.objects.using(scope.using).filter(round__in=rounds_in(scope), method=MethodCode.DRAFT)
    return list(steps.select_related("round").order_by("round_id", "order"))


def edition_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per edition of each text."""
    standing = Q(used_suggestions__contribution__emptied_reason="")
    people = Count("used_suggestions__contribution__participation", filter=standing, distinct=True)
    editions = (
        TextEdition.objects.using(scope.using)
        .filter(step__in=_texts(scope))
        .select_related("step__round")
        .annotate(people=people)
        .order_by("step__round_id", "step__order", "number")
    )
    for edition in editions:
        few = 0 < edition.people < settings.SMALLEST_CELL
        yield (
            edition.step.round.title,
            edition.step.title,
            edition.number,
            edition.rolled_out_on,
            edition.what_changed,
            told_count(tell_cell(scope, "uitgaven", edition.pk, None if few else edition.people)),
        )


def _beside_earlier(scope: Scope, found: ParagraphResult, groups: int) -> list[list[Any]]:
    """Label, groups, their total and classes beside them per verdict, as they may stand beside earlier dossiers."""
    names = [[f"{row}|{place}" for place in range(len(cells))] for row, cells in enumerate(found.cells)]
    numbers = {
        name: value
        for line, cells in zip(names, found.cells, strict=True)
        for name, value in zip(line[1:], cells[1:], strict=True)
    }
    lines = [line[1 : groups + 2] for line in names]
    told_cells = tell_cells(scope, "tekst_en_reacties", found.version, numbers, lines)
    return [
        [cells[0], *(told_cells[name] for name in line[1:])] for line, cells in zip(names, found.cells, strict=True)
    ]


def reaction_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per version of a paragraph a row per group, and one of the groups together; small numbers hidden."""
    groups = [(group.code, str(group.label)) for group in compared_groups(scope.using)]
    for step in _texts(scope):
        results, _annex = count(step, scope.using)
        found = told(step, results, [code for code, _label in groups], using=scope.using)
        labels = [*(label for _code, label in groups), _ALL_GROUPS, *beside_labels(results)]
        numbers = dict(ItemVersion.objects.using(scope.using).filter(item__step=step).values_list("pk", "number"))
        places = dict(Item.objects.using(scope.using).filter(step=step).values_list("pk", "order"))
        for each in found:
            cells = _beside_earlier(scope, each, len(groups))
            for place, label in enumerate(labels, start=1):
                yield (
                    step.round.title,
                    step.title,
                    " · ".join(map(str, each.editions)),
                    each.item,
                    places.get(each.item_id),
                    numbers.get(each.version),
                    YES if each.is_current else NO,
                    each.heading,
                    each.text,
                    label,
                    *(told_count(row[place]) for row in cells),
                    " ".join(each.sentences) if label == _ALL_GROUPS else "",
                )


EDITIONS = Sheet(
    code="uitgaven",
    title="Uitgaven van teksten",
    description="Elke uitgave van elke tekst die mensen samen verbeteren: wanneer, en wat er veranderde.",
    order=35,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("text", "Tekst", "Titel van de stap.", 34, wrap=True),
        Column("edition", "Uitgave", "De hoeveelste uitgave.", 10, ColumnKind.INTEGER),
        Column("day", "Uitgebracht op", "De dag waarop zij op de website kwam.", 14, ColumnKind.DATE),
        Column("what_changed", "Wat er veranderde", "En waarom, zoals het op de website staat.", 60, wrap=True),
        Column(
            "people",
            "Mensen van wie woorden zijn gebruikt",
            f"Wie woorden terugnam, telt niet mee. {COUNT}",
            20,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
    ),
    rows=edition_rows,
)

REACTIONS = Sheet(
    code="tekst_en_reacties",
    title="Tekst en reacties",
    description="Elke versie van elk stukje tekst, met wat mensen ervan vonden. Wie oude woorden las, telt bij "
    "die oude woorden. Iemand mag er twee kiezen. Namens een organisatie, het team en onbekend staan apart.",
    order=36,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("step", "Tekst", "Titel van de stap.", 34, wrap=True),
        Column("editions", "Uitgaven", "In welke uitgaven deze woorden staan.", 12),
        Column("item", "Nummer van het stukje", "Blijft gelijk door alle versies.", 38, ColumnKind.CODE),
        Column("order", "Plaats", "Het hoeveelste stukje van de tekst.", 8, ColumnKind.INTEGER),
        Column("version", "Versie", "De hoeveelste woorden van dit stukje.", 8, ColumnKind.INTEGER),
        Column("asked_now", "Nu gevraagd", "Staan deze woorden nu in de tekst?", 12, values="ja · nee"),
        Column("heading", "Kop", "De kop van het stukje.", 40, wrap=True),
        Column("text", "Woorden", "Het stukje zoals mensen het lazen.", 60, wrap=True),
        Column("group", "Groep", "Van wie de aantallen zijn.", 24),
        *(
            Column(verdict.value, str(verdict.label), COUNT, 18, ColumnKind.INTEGER, values=COUNT_VALUES)
            for verdict in Verdict
        ),
        Column("conclusion", "Wat dat zegt", f"Alleen op de regel ‘{_ALL_GROUPS}’.", 40, wrap=True),
    ),
    rows=reaction_rows,
)
