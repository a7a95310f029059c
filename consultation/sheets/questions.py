"""The sheet "Ronde en vragen": every version of every question, word for word."""

from collections.abc import Iterator
from typing import Any

from contributions.service import Column, ColumnKind, Scope, Sheet

from ..enums import Influence, ItemKind, RoundState
from ..models import ItemVersion
from .parts import NO, YES, choices, rounds_in


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


QUESTIONS = Sheet(
    code="vragen",
    title="Ronde en vragen",
    description="Wat er gevraagd is, woord voor woord, met elke versie van elke vraag en haar antwoorden.",
    order=20,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("state", "Stand", "Hoe ver de ronde is.", 16, values=choices(RoundState)),
        Column("influence", "Invloed", "Hoeveel invloed meedoen gaf.", 16, values=choices(Influence)),
        Column("opens_at", "Open vanaf", "De dag waarop de ronde openging.", 14, ColumnKind.DATE),
        Column("closes_at", "Open tot", "De dag waarop de ronde sloot.", 14, ColumnKind.DATE),
        Column("item", "Nummer van de vraag", "Blijft gelijk door alle versies.", 38, ColumnKind.CODE),
        Column("order", "Plaats", "De hoeveelste vraag van de stap.", 8, ColumnKind.INTEGER),
        Column(
            "version", "Versie", "Een vraag krijgt een nieuwe versie als mensen haar al zagen.", 8, ColumnKind.INTEGER
        ),
        Column("asked_now", "Nu gevraagd", "Is dit de versie die nu gevraagd wordt?", 12, values="ja · nee"),
        Column("kind", "Soort", "Hoe er gevraagd is.", 26, values=choices(ItemKind)),
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
