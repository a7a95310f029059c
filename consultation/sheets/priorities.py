"""The sheet "Prioriteiten": what each group lets come first, the plain order, and the balanced set with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from contributions.service import Column, ColumnKind, Scope, Sheet, tell_cells

from ..enums import ItemKind, MethodCode
from ..methods.options import options_of
from ..models import Item, Step
from ..results.ballots import ALL
from ..results.priorities import count
from ..results.priorities_hidden import SMALLEST_SHARE, Cell, ToldOption, tell_option, tell_people
from ..results.priorities_shown import beside_labels
from ..results.priorities_words import why_in_words
from ..results.voices import compared_groups
from .parts import COUNT, COUNT_VALUES, NO, YES, choices, rounds_in, told

_ALL_GROUPS = "Alle groepen"


def priority_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per question and option a row for all compared groups together, each group, and each class beside them."""
    groups = {group.code: group.label for group in compared_groups(scope.using)}
    steps = Step.objects.using(scope.using).filter(round__in=rounds_in(scope), method=MethodCode.PRIORITIES)
    for step in steps.select_related("round", "product_version").order_by("round_id", "order"):
        items = Item.objects.using(scope.using).filter(step=step).select_related("current")
        by_id = {str(item.pk): item for item in items}
        for found in _counted(scope, step)["items"]:
            yield from _question(scope, step, by_id[found["item"]], found, groups)


def _counted(scope: Scope, step: Step) -> Mapping[str, Any]:
    """From the moment the dossier is about, once per dossier."""
    return cast("Mapping[str, Any]", scope.once(f"priorities {step.pk}", lambda same: count(step, same.using)[0]))


def _question(
    scope: Scope, step: Step, item: Item, found: Mapping[str, Any], groups: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    assert item.current is not None, "an item that was counted has words"
    options = {option.code: option for option in options_of(item.current)}
    people = tell_people(found, list(groups))
    chosen = found["balanced"].get("chosen")
    for place, code in enumerate(found["plain"], start=1):
        now = tell_option(code, found, people)
        option = _beside_earlier(scope, str(item.pk), now)
        on_list = "" if chosen is None else YES if code in chosen else NO
        why = "" if chosen is None else why_in_words(code, found["balanced"], groups)
        question = (step.round.title, str(item.pk), str(item), item.get_kind_display(), found["least"])
        thing = (code, options[code].label, options[code].cost or None)
        borda = found["borda"].get(code) if (people.together or 0) >= SMALLEST_SHARE and option == now else None
        last = (place, borda, on_list, why)
        for label, cell, middle in _cells(option, found, groups):
            is_all = label == _ALL_GROUPS
            yield (
                *question,
                *thing,
                label,
                told(cell.people),
                told(cell.count),
                cell.share,
                middle,
                *(last if is_all else (None, None, "", "")),
            )


def _beside_earlier(scope: Scope, item: str, option: ToldOption) -> ToldOption:
    """The same, or what may stand beside earlier dossiers: who is for it and who is not are together all people."""
    cells: dict[str, int | None] = {}
    lines = []
    for code, cell in {**option.groups, "": option.together, **option.beside}.items():
        rest = None if cell.count is None or cell.people is None else cell.people - cell.count
        cells |= {f"{code}|for": cell.count, f"{code}|not": rest, f"{code}|all": cell.people}
        lines.append([f"{code}|for", f"{code}|not", f"{code}|all"])
    lines += [[f"{code}|{part}" for code in (*option.groups, "")] for part in ("for", "not", "all")]
    told_cells = tell_cells(scope, "prioriteiten", f"{item} {option.code}", cells, lines)

    def of(code: str) -> Cell:
        return Cell(told_cells[f"{code}|for"], told_cells[f"{code}|all"])

    return replace(
        option,
        groups={code: of(code) for code in option.groups},
        together=of(""),
        beside={code: of(code) for code in option.beside},
    )


def _cells(option: ToldOption, found: Mapping[str, Any], groups: Mapping[str, str]) -> Iterator[tuple[str, Any, Any]]:
    """(label, cell, median) of every class; the median only of a group that is large enough."""
    rows = [
        (ALL, _ALL_GROUPS, option.together),
        *((code, label, option.groups[code]) for code, label in groups.items()),
        *((code, label, option.beside[code]) for code, label in beside_labels().items()),
    ]
    for code, label, cell in rows:
        is_large = cell.people is not None and cell.people >= SMALLEST_SHARE
        yield label, cell, found["medians"].get(code, {}).get(option.code) if is_large else None


PRIORITIES = Sheet(
    code="prioriteiten",
    title="Prioriteiten",
    description="Wat mensen laten voorgaan: per groep hoeveel mensen iets belangrijk vinden, de gewone volgorde, en "
    "het evenwichtige lijstje met de reden. Alleen wie voor zichzelf spreekt telt bij de groepen; organisaties, het "
    "eigen team en wie zijn groep niet noemt, staan ernaast.",
    order=33,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de vraag", "Verwijst naar het blad ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("text", "Vraag", "De vraag zoals zij nu gevraagd wordt.", 50, wrap=True),
        Column("kind", "Soort", "Hoe er gevraagd is.", 22, values=choices(ItemKind)),
        Column(
            "least",
            "Telt vanaf",
            "Bij punten: vanaf zoveel punten telt iets als belangrijk. Bij kiezen en bij ‘zet op volgorde’: 1; daar "
            "telt iets als het gekozen is, of bij de eerste drie staat.",
            10,
            ColumnKind.INTEGER,
        ),
        Column("code", "Code", "Code van het antwoord, of van het onderdeel van het ontwerp.", 22, ColumnKind.CODE),
        Column("label", "Antwoord", "Het antwoord zoals mensen het lazen.", 40, wrap=True),
        Column("cost", "Kost", "Wat dit kost, als er met een budget gekozen is.", 8, ColumnKind.INTEGER),
        Column("group", "Groep", f"De groep, zoals de deelnemer zelf koos; of ‘{_ALL_GROUPS}’.", 34, wrap=True),
        Column("people", "Antwoordden", COUNT, 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("for", "Vinden dit belangrijk", COUNT, 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("share", "Aandeel %", f"Vanaf {SMALLEST_SHARE} mensen.", 12, ColumnKind.INTEGER),
        Column("median", "Middelste punten", f"De mediaan. Vanaf {SMALLEST_SHARE} mensen.", 12, ColumnKind.NUMBER),
        Column("place", "Gewone volgorde", f"1 is bovenaan. Op de regel ‘{_ALL_GROUPS}’.", 12, ColumnKind.INTEGER),
        Column("borda", "Punten voor de plaats", "Borda; alleen bij ‘zet op volgorde’.", 14, ColumnKind.NUMBER),
        Column("balanced", "In het evenwichtige lijstje", "Leeg: er is geen lijstje.", 14, values=f"{YES} · {NO}"),
        Column("why", "Waarom", "Waarom dit wel of niet in het evenwichtige lijstje staat.", 60, wrap=True),
    ),
    rows=priority_rows,
)
