"""The sheets of rounds in the dossier: what was asked, and how each group answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from contributions.service import (
    HIDDEN,
    Column,
    ColumnKind,
    Groups,
    ParticipationState,
    Recruitment,
    Scope,
    Sheet,
    hide_small_cells,
)

from .enums import Influence, ItemKind, RoundState
from .models import Answer, Item, ItemVersion, Round

_CHUNK = 2000
_SKIPPED, _GIVEN = "_skipped", "_given"
_EXTRA_LABELS = {_SKIPPED: "(overgeslagen)", _GIVEN: "(antwoord in eigen woorden gegeven)"}
_IN_WORDS = (ItemKind.OPEN, ItemKind.STORY)
_ALL_GROUPS, _ALL_ANSWERS = "Alle groepen", "Alle antwoorden"
YES, NO = "ja", "nee"


def rounds_in(scope: Scope) -> QuerySet[Round]:
    """For the team every round; for everybody those that were announced."""
    chosen = Round.objects.using(scope.using)
    if scope.audience != "intern":
        chosen = chosen.exclude(state=RoundState.DRAFT)
    return chosen if scope.occasion_ids is None else chosen.filter(occasion_id__in=scope.occasion_ids)


def question_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every version of every question, with its options: one row per option, one for a question without."""
    versions = (
        ItemVersion.objects.using(scope.using)
        .filter(item__step__round__in=rounds_in(scope))
        .select_related("item__step__round", "item__shown_if_item__current")
        .prefetch_related("item__agenda_items")
        .order_by("item__step__round_id", "item__step__order", "item__order", "item_id", "number")
    )
    for version in versions:
        item, round_ = version.item, version.item.step.round
        parent = item.shown_if_item
        follows = f"{parent.current.text} = {item.shown_if_option}" if parent and parent.current else ""
        question = (
            round_.title,
            round_.get_state_display(),
            round_.get_influence_display(),
            round_.opens_at,
            round_.closes_at,
            str(item.pk),
            item.order,
            version.number,
            YES if version.pk == item.current_id and not item.retired else NO,
            item.get_kind_display(),
            version.text,
            version.help,
            follows,
            ", ".join(str(action.number) for action in item.agenda_items.all()),
        )
        for option in [block.value for block in version.options] or [{}]:
            yield (
                *question,
                option.get("code", ""),
                option.get("label", ""),
                option.get("meaning", ""),
                option.get("reason_prompt", ""),
            )


Cell = tuple[str, str]


@dataclass
class _Tally:
    """How often each option of one question was given, per (group, recruitment)."""

    counts: dict[str, dict[Cell, int]] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)

    def add(self, option: str, cell: Cell) -> None:
        """Count one person."""
        cells = self.counts.setdefault(option, {})
        cells[cell] = cells.get(cell, 0) + 1

    def add_order(self, order: Iterable[str], cell: Cell) -> None:
        """Count one person's ranking: who put it first, and the places for the average."""
        for place, option in enumerate(order, start=1):
            if place == 1:
                self.add(option, cell)
            self.places.setdefault(option, []).append(place)


def answer_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """How many people of each group gave each answer. Codes stay the same through versions, so they are added up."""
    groups = Groups.of(scope)
    items = list(
        Item.objects.using(scope.using)
        .filter(step__round__in=rounds_in(scope), current__isnull=False)
        .select_related("current", "step__round")
        .order_by("step__round_id", "step__order", "order", "pk")
    )
    tallies = _count_answers(scope, groups, {item.pk: item for item in items})
    cells = [(code, way) for code in groups.by_code for way in Recruitment.values]
    for item in items:
        tally = tallies.get(item.pk) or _Tally()
        options = _options_of(item, tally)
        adds_up = item.kind != ItemKind.MULTIPLE
        table = hide_small_cells(
            [[tally.counts.get(code, {}).get(cell, 0) for cell in cells] for code, _label in options],
            smallest=settings.SMALLEST_CELL,
            columns_add_up=adds_up,
        )
        question = (item.step.round.title, str(item.pk), str(item), item.get_kind_display())
        labels = [*options, *([("", _ALL_ANSWERS)] if adds_up else [])]
        for (code, label), row in zip(labels, table, strict=True):
            told = [HIDDEN if number is None else number for number in row]
            answer = (*question, "" if code.startswith("_") else code, label)
            for place, group in enumerate(groups.by_code.values()):
                first = place * len(Recruitment)
                yield (*answer, group.label, *told[first : first + len(Recruitment)], None, None)
            yield (*answer, _ALL_GROUPS, *(None for _way in Recruitment), told[-1], _average(tally.places.get(code)))


def _average(places: list[int] | None) -> float | None:
    """The average place in a ranking, over ten people or more."""
    return round(sum(places) / len(places), 1) if places and len(places) >= settings.SMALLEST_QUOTE_GROUP else None


def _options_of(item: Item, tally: _Tally) -> list[tuple[str, str]]:
    """(code, label) of every row of a question: its options, old ones that people chose, and skipping."""
    current = {block.value["code"]: block.value["label"] for block in item.current.options} if item.current else {}
    rows = {_GIVEN: ""} if item.kind in _IN_WORDS else current
    older = {code: code for code in sorted(tally.counts) if code not in rows and code != _SKIPPED}
    return [(code, _EXTRA_LABELS.get(code, label)) for code, label in {**rows, **older, _SKIPPED: ""}.items()]


def _count_answers(scope: Scope, groups: Groups, items: Mapping[Any, Item]) -> dict[Any, _Tally]:
    """One pass over the answers of people who were heard. One query."""
    tallies: dict[Any, _Tally] = {}
    answers = (
        Answer.objects.using(scope.using)
        .filter(
            submission__round__in=rounds_in(scope),
            submission__participation__state=ParticipationState.COUNTED,
        )
        .order_by()
        .values_list(
            "item_id",
            "value",
            "skipped",
            "submission__participation__participant__perspective_id",
            "submission__participation__recruitment",
        )
    )
    for item_id, value, is_skipped, perspective, recruitment in answers.iterator(chunk_size=_CHUNK):
        if item_id not in items:
            continue
        tally = tallies.setdefault(item_id, _Tally())
        cell = groups.code_of(perspective), recruitment
        if is_skipped:
            tally.add(_SKIPPED, cell)
        elif value.get("order"):
            tally.add_order(value["order"], cell)
        elif value.get("choices"):
            for code in value["choices"]:
                tally.add(code, cell)
        else:
            tally.add(_GIVEN if items[item_id].kind in _IN_WORDS else _SKIPPED, cell)
    return tallies


def _choices(choices: Any) -> str:
    return " · ".join(str(choice.label) for choice in choices)


QUESTIONS = Sheet(
    code="vragen",
    title="Ronde en vragen",
    description="Wat er gevraagd is, woord voor woord, met elke versie van elke vraag en haar antwoorden.",
    order=20,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("state", "Stand", "Hoe ver de ronde is.", 16, values=_choices(RoundState)),
        Column("influence", "Invloed", "Hoeveel invloed meedoen gaf.", 16, values=_choices(Influence)),
        Column("opens_at", "Open vanaf", "De dag waarop de ronde openging.", 14, ColumnKind.DATE),
        Column("closes_at", "Open tot", "De dag waarop de ronde sloot.", 14, ColumnKind.DATE),
        Column("item", "Nummer van de vraag", "Blijft gelijk door alle versies.", 38, ColumnKind.CODE),
        Column("order", "Plaats", "De hoeveelste vraag van de stap.", 8, ColumnKind.INTEGER),
        Column(
            "version", "Versie", "Een vraag krijgt een nieuwe versie als mensen haar al zagen.", 8, ColumnKind.INTEGER
        ),
        Column("asked_now", "Nu gevraagd", "Is dit de versie die nu gevraagd wordt?", 12, values="ja · nee"),
        Column("kind", "Soort", "Hoe er gevraagd is.", 26, values=_choices(ItemKind)),
        Column("text", "Vraag", "De vraag zoals mensen haar lazen.", 60, wrap=True),
        Column("help", "Uitleg", "De uitleg eronder.", 40, wrap=True),
        Column("follows", "Alleen na", "Na welk antwoord (code) op welke vraag dit gevraagd wordt.", 30, wrap=True),
        Column("actions", "Acties", "Nummers van de acties van de agenda.", 12),
        Column("code", "Code", "Code van het antwoord; verandert nooit.", 18, ColumnKind.CODE),
        Column("label", "Antwoord", "Het antwoord zoals mensen het lazen.", 40, wrap=True),
        Column("meaning", "Betekenis", "Wat erbij stond.", 40, wrap=True),
        Column("reason_prompt", "Vraag naar de reden", "Wat gevraagd werd aan wie dit koos.", 40, wrap=True),
    ),
    rows=question_rows,
)

_COUNT = "Aantal mensen. Minder dan 5 wordt niet verteld; ook niet als het door aftrekken te vinden is."
_COUNT_VALUES = f"getal · {HIDDEN}"

ANSWERS = Sheet(
    code="antwoorden",
    title="Antwoorden per groep",
    description="Hoeveel mensen van elke groep elk antwoord gaven; open en op uitnodiging apart. "
    "Bij ‘zet op volgorde’ staat hoeveel mensen iets bovenaan zetten.",
    order=30,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de vraag", "Verwijst naar het blad ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("text", "Vraag", "De vraag zoals zij nu gevraagd wordt.", 50, wrap=True),
        Column("kind", "Soort", "Hoe er gevraagd is.", 26, values=_choices(ItemKind)),
        Column("code", "Code", "Code van het antwoord.", 18, ColumnKind.CODE),
        Column("label", "Antwoord", "Het antwoord zoals mensen het lazen.", 40, wrap=True),
        Column("group", "Groep", "De groep van de deelnemer, zoals zelf gekozen.", 34, wrap=True),
        *(
            Column(way.value, str(way.label), _COUNT, 18, ColumnKind.INTEGER, values=_COUNT_VALUES)
            for way in Recruitment
        ),
        Column(
            "all",
            "Totaal",
            f"{_COUNT} Alleen op de regel ‘{_ALL_GROUPS}’.",
            18,
            ColumnKind.INTEGER,
            values=_COUNT_VALUES,
        ),
        Column(
            "place",
            "Gemiddelde plaats",
            "Bij ‘zet op volgorde’: 1 is bovenaan. Vanaf 10 mensen.",
            14,
            ColumnKind.NUMBER,
        ),
    ),
    rows=answer_rows,
)

SHEETS: tuple[Sheet, ...] = (QUESTIONS, ANSWERS)
