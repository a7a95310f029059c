"""The sheets of moderation in the dossier: what was decided and why, and what readers said about published words."""

from collections.abc import Iterator
from typing import Any, cast

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from .enums import ModerationReason, ModerationState, ReactionKind, SecondReadingState
from .models import Reaction
from .public_counts import COVERED, KEYS, READ, SECOND, WAITING, WITH_REASON, Figures, count, told
from .sheet_parts import contributions_in, occasion_titles
from .sheets import Column, ColumnKind, Reference, Scope, Sheet
from .small_cells import HIDDEN
from .told_counts import tell_cell, tell_cells
from .working_days import working_days_between

CHUNK = 1000
ALL = "Alles samen"
LABELS = {
    READ: "Gelezen",
    WAITING: "Wacht op lezen",
    ModerationState.HELD.value: str(ModerationState.HELD.label),
    ModerationState.WITHHELD.value: str(ModerationState.WITHHELD.label),
    COVERED: "Deels afgedekt",
    SECOND: "Tweede lezer",
}


def _counted(scope: Scope) -> dict[int | None, Figures]:
    return cast("dict[int | None, Figures]", scope.once("moderation", lambda each: count(each.using)))


def _public(scope: Scope) -> dict[int | None, dict[str, Any]]:
    """As it may be told, per occasion and in all, also beside earlier dossiers: each figure is one line."""
    public = told(_counted(scope))
    names = {key: str(key or "") for key in [*(each for each in public if each is not None), None]}
    for figure in KEYS:
        cells = tell_cells(
            scope, "moderatie", figure, {names[key]: public[key][figure] for key in names}, [list(names.values())]
        )
        for key, name in names.items():
            public[key][figure] = cells[name]
    return public


def moderation_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per occasion every figure; small ones are hidden along all occasions, also when only one is handed over."""
    counted = _counted(scope)
    public = scope.once("moderation told", _public)
    titles = occasion_titles(scope)
    chosen = [key for key in counted if key is not None and (scope.occasion_ids is None or key in scope.occasion_ids)]
    in_order: list[int | None] = [*sorted(chosen, key=lambda each: (titles[each], each))]
    for key in [*in_order, None] if scope.occasion_ids is None else in_order:
        title = ALL if key is None else titles[key]
        numbers = public[key]
        for what in (READ, WAITING):
            yield title, LABELS[what], "", _told(numbers[what])
        for what in WITH_REASON:
            for reason in ModerationReason:
                yield title, LABELS[what], str(reason.label), _told(numbers[f"{what}:{reason.value}"])
        for state in SecondReadingState:
            yield title, LABELS[SECOND], str(state.label), _told(numbers[f"{SECOND}:{state.value}"])
        is_read = numbers[READ] != 0  # where nobody read anything no day is hidden: there is none
        yield title, "Werkdagen tot gelezen, de middelste", "", _told(numbers["median_days"]) if is_read else ""
        yield title, "Werkdagen tot gelezen, de langste", "", _told(numbers["longest_days"]) if is_read else ""
        oldest = counted[key].oldest_waiting
        waits = working_days_between(oldest, timezone.localdate()) if oldest else ""
        yield title, "Werkdagen dat de oudste nu wacht", "", waits


def reaction_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """How often words were supported, and the reasons of readers; for everybody only what is on the website."""
    titles = occasion_titles(scope)
    words = contributions_in(scope)
    found = Reaction.objects.using(scope.using).filter(contribution__in=words.values("pk"))
    if scope.audience != "intern":
        found = found.filter(moderation=ModerationState.PUBLISHED, contribution__occasion__takes_reactions=True)
    support = found.support().order_by("contribution")
    rows = support.values_list("contribution", "contribution__occasion").annotate(number=Count("pk"))
    for key, occasion, number in list(rows):
        shown = tell_cell(scope, "reacties", key, number if number >= settings.SMALLEST_CELL else None)
        yield str(key), titles[occasion], str(ReactionKind.SUPPORT.label), _told(shown), "", "", ""
    reasons = found.reasons().exclude(reason__in=(ModerationReason.SPAM, ModerationReason.UNLAWFUL))
    states, why = dict(ModerationState.choices), dict(ModerationReason.choices)
    told_reasons = reasons.order_by("contribution", "id").values_list(
        "contribution", "contribution__occasion", "text", "moderation", "reason"
    )
    for key, occasion, text, state, reason in told_reasons.iterator(chunk_size=CHUNK):
        label = str(ReactionKind.REASON.label)
        yield str(key), titles[occasion], label, 1, text, str(states[state]), str(why[reason]) if reason else ""


def _told(number: int | float | None) -> int | float | str:
    return HIDDEN if number is None else number


MODERATION = Sheet(
    code="moderatie",
    title="Moderatie",
    description="Wat er gelezen, vastgehouden, afgedekt of niet getoond is, waarom, en hoe snel. Geen mensen.",
    order=52,
    columns=(
        Column("occasion", "Gelegenheid", f"De ronde of het gesprek; ‘{ALL}’ telt ze bij elkaar.", 40, wrap=True),
        Column("what", "Wat", "Wat er geteld is.", 34, values=" · ".join(LABELS.values())),
        Column("reason", "Reden", "De reden, of wat de tweede lezer besloot.", 44, wrap=True),
        Column(
            "count",
            "Aantal",
            "Aantal bijdragen, of werkdagen. Eén bijdrage kan om meer redenen deels afgedekt zijn. Kleine aantallen "
            "worden niet verteld, en wat daarmee uit te rekenen is ook niet.",
            18,
            ColumnKind.NUMBER,
            values=f"getal · {HIDDEN}",
        ),
    ),
    rows=moderation_rows,
)

REACTIONS = Sheet(
    code="reacties",
    title="Reacties op bijdragen",
    description="Wat lezers van de website vinden van wat er staat. Dit zijn reacties, geen mensen die meededen.",
    order=54,
    columns=(
        Column(
            "contribution",
            "Nummer",
            "Nummer van de bijdrage, zie blad ‘Bijdragen’.",
            38,
            ColumnKind.CODE,
            refers=Reference("bijdragen"),
        ),
        Column("occasion", "Gelegenheid", "Waar de bijdrage gedaan is.", 30, wrap=True),
        Column("kind", "Soort", "Steun, of een reactie met een reden.", 24),
        Column(
            "count",
            "Aantal",
            "Hoe vaak. Minder dan 5 keer steun wordt niet verteld.",
            14,
            ColumnKind.INTEGER,
            values=f"getal · {HIDDEN}",
        ),
        Column("text", "Reactie", "De woorden van de lezer.", 80, wrap=True),
        Column("state", "Stand", "Of de reactie op de website staat.", 18),
        Column("reason", "Waarom niet", "De reden als zij niet op de website staat.", 30, wrap=True),
    ),
    rows=reaction_rows,
)
