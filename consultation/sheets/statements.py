"""The sheet "Stellingen": per statement and group how people voted, with the verdict. It tells what the page tells."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contributions.service import Column, ColumnKind, Recruitment, Scope, Sheet, tell_cells
from synthesis.measures.bridge import LEAST_ANSWERS, Verdict

from ..enums import MethodCode, OwnStatementState, Vote
from ..models import Item, OwnStatement, Step
from ..results.statements import results_of
from ..results.statements_hiding import Told, told_of
from ..results.statements_words import labels_beside
from ..results.voices import compared_groups
from .parts import COUNT, COUNT_VALUES, NO, YES, rounds_in, told

VERDICTS = {
    Verdict.AGREED: "alle groepen eens",
    Verdict.DISAGREED: "alle groepen oneens",
    Verdict.DIVIDES: "groepen denken verschillend",
    Verdict.UNCLEAR: "geen duidelijk beeld",
    Verdict.TOO_FEW: "te weinig antwoorden",
}
_OURS, _PARTICIPANT = "van ons", "van een deelnemer"


def statement_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """A row per statement and group, and per class beside the groups in which somebody voted."""
    labels = {group.code: group.label for group in compared_groups(scope.using)}
    steps = (
        Step.objects.using(scope.using)
        .filter(round__in=rounds_in(scope), method=MethodCode.STATEMENTS)
        .select_related("round")
        .order_by("round_id", "order")
    )
    for step in steps:
        yield from _rows_of(step, labels, scope)


def _rows_of(step: Step, labels: Mapping[str, str], scope: Scope) -> Iterator[tuple[Any, ...]]:
    using = scope.using
    results = results_of(step, using)
    items = {str(item.pk): item for item in Item.objects.using(using).filter(step=step).select_related("current")}
    adopted = OwnStatement.objects.using(using).filter(step=step, state=OwnStatementState.ADOPTED)
    theirs = set(adopted.values_list("item_id", flat=True))
    for row in results["statements"]:
        item = items[row["item"]]
        beside = {code: label for code, label in labels_beside().items() if row["counts"].get(code)}
        named = {**{code: labels[code] for code in results["groups"]}, **beside}
        now = told_of(row["counts"], list(named))
        classes = _beside_earlier(scope, row["item"], now)
        is_told = row["verdict"] != Verdict.TOO_FEW and classes == now
        is_told = is_told and all(each.is_whole for each in classes[: len(results["groups"])])
        statement = (
            step.round.title,
            str(item.pk),
            str(item),
            _PARTICIPANT if item.pk in theirs else _OURS,
            NO if item.retired else YES,
            VERDICTS[Verdict(row["verdict"])],
            *(row["score"] if is_told and row["score"] else (None, None, None)),
            *(row["gap"]["size"] if is_told and row["gap"] else (None, None, None)),
        )
        yield from (_row(statement, each, named) for each in classes)


def _beside_earlier(scope: Scope, item: str, classes: Sequence[Told]) -> list[Told]:
    """The same, or what may stand beside earlier dossiers: votes and ways each add up to the total of their class."""
    votes, ways = Vote.values, Recruitment.values
    names = {each.code: [f"{each.code}|{part}" for part in (*votes, *ways, "")] for each in classes}
    cells: dict[str, int | None] = {}
    for each in classes:
        cells |= dict(zip(names[each.code], (*each.votes, *each.ways, each.total), strict=True))
    lines = []
    for *parts, total in names.values():
        lines += [[*parts[: len(votes)], total], [*parts[len(votes) :], total]]
    told_cells = tell_cells(scope, "stellingen", item, cells, lines)
    found = []
    for each in classes:
        *numbers, whole = (told_cells[name] for name in names[each.code])
        found.append(Told(each.code, tuple(numbers[: len(votes)]), whole, tuple(numbers[len(votes) :])))
    return found


def _row(statement: Sequence[Any], each: Told, named: Mapping[str, str]) -> tuple[Any, ...]:
    return (*statement, named[each.code], *map(told, (*each.votes, each.total, *each.ways)))


def _number(key: str, title: str, meaning: str) -> Column:
    return Column(
        key,
        title,
        f"{meaning} Leeg bij te weinig antwoorden, en als er een getal verborgen is.",
        12,
        ColumnKind.NUMBER,
    )


STATEMENTS = Sheet(
    code="stellingen",
    title="Stellingen",
    description="Hoeveel mensen van elke groep het eens of oneens waren met elke stelling, en wat dat zegt. Wie sprak "
    "namens een organisatie, het team en wie niets zei over zichzelf staan ernaast.",
    order=32,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de stelling", "Verwijst naar ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("text", "Stelling", "Zoals zij nu voorligt.", 60, wrap=True),
        Column("source", "Van wie", "Wie de stelling bedacht.", 18, values=f"{_OURS} · {_PARTICIPANT}"),
        Column("asked_now", "Nu gevraagd", "Leggen wij deze stelling nog voor?", 12, values="ja · nee"),
        Column(
            "verdict",
            "Uitkomst",
            f"Wat de groepen samen vinden. Te weinig is: minder dan {LEAST_ANSWERS} antwoorden in een groep.",
            26,
            values=" · ".join(VERDICTS.values()),
        ),
        _number("score", "Brugscore", "Van 0 tot 1. Hoog als in elke groep veel mensen eens zijn, en weinig oneens."),
        _number("score_low", "Brugscore, laagste", "Ondergrens: 95 procent zeker."),
        _number("score_high", "Brugscore, hoogste", "Bovengrens: 95 procent zeker."),
        _number("gap", "Grootste verschil", "In het deel dat eens is, tussen twee groepen, van 0 tot 1."),
        _number("gap_low", "Verschil, laagste", "Ondergrens: 95 procent zeker."),
        _number("gap_high", "Verschil, hoogste", "Bovengrens: 95 procent zeker."),
        Column("group", "Groep", "De groep van de deelnemer, zoals zelf gekozen.", 34, wrap=True),
        *(Column(vote.value, str(vote.label), COUNT, 14, ColumnKind.INTEGER, values=COUNT_VALUES) for vote in Vote),
        Column("all", "Samen", COUNT, 14, ColumnKind.INTEGER, values=COUNT_VALUES),
        *(
            Column(way.value, str(way.label), COUNT, 18, ColumnKind.INTEGER, values=COUNT_VALUES)
            for way in Recruitment
        ),
    ),
    rows=statement_rows,
)
