"""The sheets of conversations in the dossier: what was held, hands, and reports with what participants said of them.

Who was there per group stands on the sheet "Deelnames"; the words stand on "Bijdragen", under the same title.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from contributions.models import Tally
from contributions.service import HIDDEN, Column, ColumnKind, Reference, Scope, Sheet, told_people
from gatherings.service import GatheringState

from .enums import PUBLIC_GROUP_STATES, ReportState
from .models import FocusGroup, GroupSession, Report
from .reporting.figures import CheckCount, are_told, check_in_words, counts_of

INTERN = "intern"
HELD = (GatheringState.PLANNED, GatheringState.HELD)


def sessions_in(scope: Scope) -> QuerySet[GroupSession]:
    """For the team every conversation that was fixed; for everybody those of groups on the website."""
    chosen = GroupSession.objects.using(scope.using).filter(gathering__state__in=HELD)
    if scope.audience != INTERN:
        chosen = chosen.filter(group__state__in=PUBLIC_GROUP_STATES)
    if scope.occasion_ids is not None:
        chosen = chosen.filter(gathering__occasion__in=scope.occasion_ids)
    return chosen.select_related("group", "gathering__occasion").order_by("group", "gathering__starts_at")


def session_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per conversation."""
    people = told_people(scope)
    groups = FocusGroup.objects.using(scope.using).prefetch_related("agenda_items").in_bulk()
    for session in sessions_in(scope):
        gathering, group = session.gathering, groups[session.group_id]
        told = people.get(gathering.occasion_id or 0, {}).get("", [0])[-1]
        yield (
            gathering.occasion_id,
            gathering.title,
            group.get_kind_display(),
            group.question,
            gathering.starts_here.date(),
            gathering.get_mode_display(),
            gathering.get_state_display(),
            HIDDEN if told is None else told,
            ", ".join(str(item.number) for item in group.agenda_items.all()),
        )


def tally_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per show of hands at a conversation, without numbers of a small table. A show of hands is shown beside
    persons, never added to them.
    """
    occasions = [session.gathering.occasion_id for session in sessions_in(scope)]
    found = Tally.objects.using(scope.using).filter(occasion__in=occasions)
    for tally in found.select_related("occasion", "session_tally__question").order_by("occasion", "pk"):
        asked = getattr(tally, "session_tally", None)
        question = tally.question or (asked.question.text if asked and asked.question else "")
        count, of = (tally.count, tally.people) if are_told(tally) else (HIDDEN, HIDDEN)
        yield tally.occasion_id, tally.occasion.title, question, tally.statement, count, of


def report_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per report: for the team all, for everybody those that are final."""
    gatherings = [session.gathering_id for session in sessions_in(scope)]
    chosen = Report.objects.using(scope.using).filter(gathering__in=gatherings)
    if scope.audience != INTERN:
        chosen = chosen.filter(state=ReportState.FINAL)
    reports = list(chosen.select_related("gathering").order_by("gathering__starts_at", "pk"))
    counts = counts_of(reports, using=scope.using)
    for report in reports:
        is_asked = report.state != ReportState.DRAFT
        said = check_in_words(counts.get(report.pk, CheckCount())) if is_asked else []
        yield (
            report.gathering.occasion_id,
            report.gathering.title,
            report.get_state_display(),
            report.summary,
            " ".join(said),
            report.finished_on,
        )


_NUMBER = Column("occasion", "Nummer", "Van het gesprek; hetzelfde op elk blad.", 10, ColumnKind.INTEGER)
_WHICH = replace(_NUMBER, refers=Reference("gesprekken", "occasion"))
_PEOPLE = f"getal · {HIDDEN}"
_TITLE = Column("title", "Gesprek", "Zo heet het ook op de bladen Deelnames en Bijdragen.", 34, wrap=True)

SESSIONS = Sheet(
    code="gesprekken",
    title="Gesprekken",
    description="Gespreksgroepen, overlegtafels, gesprekken met één persoon en werksessies. Wie er per groep was, "
    "staat op het blad Deelnames.",
    order=37,
    identity=("occasion",),
    columns=(
        _NUMBER,
        _TITLE,
        Column("kind", "Soort", "Hoe er gepraat werd.", 22),
        Column("question", "Waarover", "De vraag van de groep, in één zin.", 50, wrap=True),
        Column("held_on", "Datum", "De dag van het gesprek.", 14, ColumnKind.DATE),
        Column("mode", "Hoe", "Op een plek, online of aan de telefoon.", 18),
        Column("state", "Stand", "Gaat door, of gehouden.", 14),
        Column(
            "people",
            "Mensen",
            "Hoeveel mensen gehoord zijn. Minder dan 5 wordt niet verteld.",
            16,
            ColumnKind.INTEGER,
            values=_PEOPLE,
        ),
        Column("actions", "Acties", "Nummers van de acties van de agenda.", 14),
    ),
    rows=session_rows,
)
TALLIES = Sheet(
    code="handen",
    title="Handen",
    description="Handen omhoog tijdens een gesprek. Dit staat naast de aantallen mensen, en telt daar nooit bij op.",
    order=38,
    columns=(
        _WHICH,
        _TITLE,
        Column("question", "Vraag", "De vraag zoals die gesteld is.", 50, wrap=True),
        Column("statement", "Wie vindt dit?", "Waarbij mensen hun hand opstaken.", 50, wrap=True),
        Column("count", "Handen", "Hoeveel handen omhoog gingen.", 10, ColumnKind.INTEGER, values=_PEOPLE),
        Column("of", "Van", "Hoeveel mensen er op dat moment waren.", 10, ColumnKind.INTEGER, values=_PEOPLE),
    ),
    rows=tally_rows,
)
REPORTS = Sheet(
    code="verslagen",
    title="Verslagen",
    description="De samenvatting per gesprek, en wat deelnemers zeiden toen zij haar nakeken. Kleine aantallen staan "
    "er in woorden.",
    order=39,
    identity=("occasion",),
    columns=(
        _WHICH,
        _TITLE,
        Column("state", "Stand", "Hoe ver het verslag is.", 22),
        Column("summary", "Samenvatting", "In gewone woorden, zonder namen.", 80, wrap=True),
        Column("checked", "Nagekeken", "Wat deelnemers van het verslag zeiden.", 50, wrap=True),
        Column("finished_on", "Vastgesteld op", "De dag waarop het verslag vast kwam te staan.", 14, ColumnKind.DATE),
    ),
    rows=report_rows,
)

SHEETS: tuple[Sheet, ...] = (SESSIONS, TALLIES, REPORTS)
