"""The sheet "Casussen": how each group judged each made-up case; for the team with the statistics beside it.

The counts are those of the page of results, and hidden as they are there: two ways of hiding would together tell what
each hides.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from django.conf import settings

from contributions.service import Column, ColumnKind, Scope, Sheet, tell_table

from ..enums import CaseGroup, CaseReach, CaseWeight, ItemKind, MethodCode, Take
from ..models import Item, Step
from ..results.cases_codes import Diagnosis
from ..results.cases_policy import ANSWERS
from ..results.cases_showing import BESIDE, beside_labels, told_table
from .parts import COUNT, COUNT_VALUES, choices, rounds_in, told

_ALL_GROUPS = "Alle groepen"
_STATISTICS = ("entropy", "agreement", "gap", "low", "high", "adjusted")
_NONE = (None,) * len(_STATISTICS)
_OF_STEP = ("alpha", "alpha_low", "alpha_high", "raw", "ac1")


def case_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per case a row per compared group, one per class beside them, and one for the compared groups together."""
    counted = _counted(scope)
    items = (
        Item.objects.using(scope.using)
        .filter(step__in=list(counted), kind=ItemKind.CASE, case__isnull=False)
        .select_related("case", "step__round", "step__product_version")
        .order_by("step__round_id", "step__order", "order", "pk")
    )
    for item in items:
        step, version = item.step, item.step.product_version
        results, annex = counted[step.pk]
        told_of = next((each for each in results["cases"] if each["item"] == str(item.pk)), None)
        if item.case is None or told_of is None:
            continue
        case = (
            step.round.title,
            str(item.pk),
            item.case.code,
            item.case.title,
            str(CaseGroup(item.case.group).label),
            str(CaseWeight(item.case.weight).label),
            str(CaseReach(item.case.reach).label),
            version.number if version else None,
        )
        groups = {group["code"]: group["label"] for group in results["groups"]}
        within = _told(scope, f"{item.pk}", told_of["counts"], list(groups))
        outside = _told(scope, f"{item.pk} beside", told_of["counts"], BESIDE)
        columns = [*zip(groups.values(), _columns(within), strict=False)]
        columns += zip(beside_labels(), _columns(outside), strict=False)
        for label, cells in columns:
            yield (*case, label, *map(told, cells), "", *_NONE, *(None for _name in _OF_STEP))
        yield (
            *case,
            _ALL_GROUPS,
            *(told(row[-1]) for row in within),
            str(Diagnosis(told_of["diagnosis"]).label),
            *_case_figures(annex, str(item.pk), scope),
            *_step_figures(annex, scope),
        )


def _told(scope: Scope, key: str, counts: Mapping[str, Any], classes: Sequence[str]) -> list[list[int | None]]:
    return tell_table(scope, "casussen", key, told_table(counts, classes), rows=list(ANSWERS), columns=list(classes))


def _columns(table: list[list[int | None]]) -> list[tuple[int | None, ...]]:
    """What each class answered, its total last; the totals of all classes come after those."""
    return list(zip(*table, strict=True))


def _counted(scope: Scope) -> dict[int, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every step of the case lab, counted from the moment the dossier is about. Once per dossier."""
    return cast("dict[int, tuple[Mapping[str, Any], Mapping[str, Any]]]", scope.once("case results", _count))


def _count(scope: Scope) -> dict[int, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    from ..results.cases_counting import count  # noqa: PLC0415 -- brings numpy: only the worker writes a dossier

    steps = Step.objects.using(scope.using).filter(round__in=rounds_in(scope), method=MethodCode.CASES)
    return {step.pk: count(step, scope.using) for step in steps.select_related("product_version")}


def _case_figures(annex: Mapping[str, Any], item: str, scope: Scope) -> tuple[Any, ...]:
    """The statistics of one case, for the team; from so many people on that no figure is about a few."""
    figures = next((each for each in annex.get("cases", ()) if each["item"] == item), None)
    if scope.audience != "intern" or figures is None or figures["people"] < settings.SMALLEST_CELL:
        return _NONE
    gap = figures["gap"] or {}
    low, high = gap.get("interval") or (None, None)
    return figures["entropy"], figures["agreement"], gap.get("value"), low, high, gap.get("adjusted")


def _step_figures(annex: Mapping[str, Any], scope: Scope) -> tuple[Any, ...]:
    overall = annex.get("overall")
    if scope.audience != "intern" or not overall:
        return tuple(None for _name in _OF_STEP)
    low, high = overall["interval"] or (None, None)
    return overall["alpha"], low, high, overall["raw"], overall["ac1"]


_INTERN = "Alleen in het dossier voor het team, op de regel ‘Alle groepen’."

CASES = Sheet(
    code="casussen",
    title="Casussen",
    description="Hoe elke groep elke verzonnen casus beoordeelde, per versie van de criteria. Geen steekproef: mensen "
    "deden zelf mee. Namens een organisatie, het team en onbekend staan ernaast, en tellen niet mee in het totaal.",
    order=34,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de vraag", "Verwijst naar het blad ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("case", "Code van de casus", "Dezelfde casus heeft in elke ronde dezelfde code.", 24, ColumnKind.CODE),
        Column("title", "Casus", "De titel van de verzonnen casus.", 40, wrap=True),
        Column("about", "Over wie", "Over wie de casus gaat.", 14, values=choices(CaseGroup)),
        Column("weight", "Zwaarte", "Hoe zwaar de casus is om op te lossen.", 14, values=choices(CaseWeight)),
        Column("reach", "Hoeveel mensen", "Of het over één mens gaat, of over veel.", 24, values=choices(CaseReach)),
        Column("version", "Versie", "Welke versie van de criteria mensen gebruikten.", 8, ColumnKind.INTEGER),
        Column("group", "Groep", "De groep van de deelnemer, zoals zelf gekozen.", 34, wrap=True),
        *(Column(take, str(Take(take).label), COUNT, 16, ColumnKind.INTEGER, values=COUNT_VALUES) for take in ANSWERS),
        Column("all", "Totaal", COUNT, 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("diagnosis", "Wat wij zien", "Wat de antwoorden zeggen, in woorden.", 40, wrap=True),
        Column(
            "entropy", "Spreiding", f"0 is allemaal hetzelfde, 1 is gelijk verdeeld. {_INTERN}", 12, ColumnKind.NUMBER
        ),
        Column(
            "agreement", "Overeenstemming", f"Aandeel tweetallen met dezelfde keus. {_INTERN}", 12, ColumnKind.NUMBER
        ),
        Column("gap", "Verschil binnen–buiten", f"Cliffs delta, van -1 tot 1. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("gap_low", "Verschil, ondergrens", f"Van het 95%-interval. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("gap_high", "Verschil, bovengrens", f"Van het 95%-interval. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("chance", "Kans", f"Permutatietoets, gecorrigeerd voor het aantal. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("alpha", "Alpha van de stap", f"Krippendorffs alpha, ordinaal. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("alpha_low", "Alpha, ondergrens", f"Vanaf 20 casussen. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("alpha_high", "Alpha, bovengrens", f"Vanaf 20 casussen. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("raw", "Ruw van de stap", f"Gemiddelde overeenstemming. {_INTERN}", 12, ColumnKind.NUMBER),
        Column("ac1", "AC1 van de stap", f"Gwets AC1. {_INTERN}", 12, ColumnKind.NUMBER),
    ),
    rows=case_rows,
)
