"""The sheet "Casussen": how each group judged each made-up case; for the team with the statistics beside it.

The counts are those of :func:`.answers.question_tables`, so that no sheet tells what another hides.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.conf import settings

from contributions.service import Column, ColumnKind, Groups, Recruitment, Scope, Sheet

from ..enums import CaseGroup, CaseReach, CaseWeight, ItemKind, MethodCode, Take
from ..models import Step
from ..results.cases_codes import Diagnosis
from ..results.cases_policy import ANSWERS
from .answers import POSITIONS_LABEL, QuestionTable, question_tables
from .parts import COUNT, COUNT_VALUES, choices, rounds_in, told

_ALL_GROUPS = "Alle groepen"
_STATISTICS = ("entropy", "agreement", "gap", "low", "high", "adjusted")
_NONE = (None,) * len(_STATISTICS)
_OF_STEP = ("alpha", "alpha_low", "alpha_high", "raw", "ac1")


def case_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per case a row per group, one for who speaks for an organisation, and one for everybody."""
    counted = _counted(scope)
    groups = Groups.of(scope)
    labels = [*(group.label for group in groups.by_code.values()), POSITIONS_LABEL]
    for found in question_tables(scope):
        item = found.item
        if item.kind != ItemKind.CASE or item.case is None:
            continue
        step, version = item.step, item.step.product_version
        results, annex = counted.get(step.pk, ({}, {}))
        told_of = next((each for each in results.get("cases", ()) if each["item"] == str(item.pk)), {})
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
        for place, label in enumerate(labels):
            first = place * len(Recruitment)
            cells = [row[first + way] for row in _by_answer(found) for way in range(len(Recruitment))]
            yield (*case, label, *map(told, cells), None, "", "", *_NONE, *(None for _name in _OF_STEP))
        totals = [row[-1] for row in _by_answer(found)]
        yield (
            *case,
            _ALL_GROUPS,
            *(None for _answer in ANSWERS for _way in Recruitment),
            told(found.table[-1][-1]),
            "" if None in totals else " · ".join(_in_words(totals)),
            str(Diagnosis(told_of["diagnosis"]).label) if told_of else "",
            *_case_figures(annex, str(item.pk), scope),
            *_step_figures(annex, scope),
        )


def _by_answer(found: QuestionTable) -> list[list[int | None]]:
    """The rows of the table that are answers, in the order of the scale; one that nobody can give is noughts."""
    rows = {code: row for (code, _label), row in zip(found.options, found.table, strict=False)}
    return [rows[code] for code in ANSWERS]


def _in_words(totals: list[int | None]) -> list[str]:
    return [f"{Take(code).label}: {number}" for code, number in zip(ANSWERS, totals, strict=True)]


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
    "deden zelf mee. Wie namens een organisatie sprak, staat op een eigen regel.",
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
        *(
            Column(
                f"{take}_{way.value}",
                f"{Take(take).label} ({way.label})",
                COUNT,
                16,
                ColumnKind.INTEGER,
                values=COUNT_VALUES,
            )
            for take in ANSWERS
            for way in Recruitment
        ),
        Column(
            "all",
            "Totaal",
            f"{COUNT} Met wie oversloeg. Alleen op de regel ‘{_ALL_GROUPS}’.",
            16,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
        Column("in_words", "Samen", "Hoe vaak elk antwoord samen gegeven is.", 40, wrap=True),
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
