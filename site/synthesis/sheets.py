"""The sheets of findings and decisions in the dossier, and which contributions they rest on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from contributions.service import (
    HIDDEN,
    Column,
    ColumnKind,
    Link,
    OccasionKind,
    Reference,
    Scope,
    Sheet,
    hide_small_cells,
    register_links,
    tell_cell,
    tell_cells,
    tell_table,
    told_number,
)

from .coding.sheets import SHEETS as CODING_SHEETS
from .counting import FindingCounts, counts_of
from .decision_links import touched_by
from .dossier_sheets.agenda import ACTION, agenda_sheets
from .dossier_sheets.agreement import AGREEMENT
from .dossier_sheets.chain import CHAIN
from .enums import Confidence, DecisionOutcome, DecisionState, FindingState, ReactionStance, Stance
from .finding_desk.sheets import evidence_sheet
from .models import Decision, DecisionReaction, Evidence, Finding

_CHUNK = 1000
_COUNT: dict[str, Any] = {"kind": ColumnKind.INTEGER, "values": f"getal · {HIDDEN}"}


def _choices(choices: Any) -> str:
    return " · ".join(str(choice.label) for choice in choices)


def decisions_in(scope: Scope) -> QuerySet[Decision]:
    """For the team every decision; for everybody those that are open for reaction or final."""
    every = Decision.objects.using(scope.using)
    chosen = every.all() if scope.audience == "intern" else every.public()
    # A decision without an occasion belongs to its action of the agenda: to every round about it.
    return _in_scope(chosen, scope)


def findings_in(scope: Scope) -> QuerySet[Finding]:
    """What the team works with, concepts too; for everybody what was adopted and stands under a public decision.

    Adopted findings out of published research are public by themselves.
    """
    chosen = Finding.objects.using(scope.using).standing()
    if scope.audience != "intern":
        decided = Decision.objects.public().values("findings")
        chosen = chosen.public().filter(Q(pk__in=decided) | Q(occasion__kind=OccasionKind.EARLIER_RESEARCH))
    return _in_scope(chosen, scope)


def _listed(scope: Scope) -> QuerySet[Finding]:
    """The same, and for the team what was withdrawn: it is told, with the reason."""
    if scope.audience != "intern":
        return findings_in(scope)
    return _in_scope(Finding.objects.using(scope.using).all(), scope)


def _in_scope(chosen: Any, scope: Scope) -> Any:
    if scope.agenda_code:
        return chosen.filter(agenda_item__code=scope.agenda_code)
    if scope.occasion_ids is None:
        return chosen
    return chosen.filter(Q(occasion__isnull=True) | Q(occasion_id__in=scope.occasion_ids))


def finding_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every finding with its action, its source, and how many people stand behind each side."""
    rows = _listed(scope).select_related("agenda_item", "occasion").order_by("agenda_item__number", "pk")
    findings = list(rows)
    counts = counts_of(findings, using=scope.using)
    for finding in findings:
        yield (
            str(finding.pk),
            finding.agenda_item.number,
            finding.agenda_item.title,
            finding.sentence,
            finding.get_stance_display(),
            finding.occasion.title if finding.occasion else "",
            finding.page_reference,
            finding.get_confidence_display(),
            *people_told(counts[finding.pk], scope, finding.pk),
            finding.get_state_display(),
            finding.moved_on,
            finding.withdrawn_because,
        )


def people_told(counts: FindingCounts, scope: Scope, finding: object = "") -> list[int | str]:
    """Per side of a finding: outside, inside and not said, and all people; for everybody without small numbers."""
    sides = (counts.supporting, counts.contradicting)
    table = [
        [len(side.outside), len(side.inside), side.people - len(side.outside) - len(side.inside)] for side in sides
    ]
    if scope.audience == "intern":
        return [number for row in table for number in (*row, sum(row))]
    hidden = hide_small_cells(table, smallest=settings.SMALLEST_CELL, columns_add_up=False)
    parts = ("outside", "inside", "unknown")
    told = tell_table(
        scope, "bevindingen", finding, hidden, rows=("for", "against"), columns=parts, columns_add_up=False
    )
    return [HIDDEN if cell is None else cell for row in told for cell in row]


def decision_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every decision with its reason, what the reactions changed, and who answers for it."""
    counts = _reactions_per_decision(scope)
    decisions = (
        decisions_in(scope)
        .select_related("agenda_item", "occasion")
        .annotate(
            finding_count=Count("findings", distinct=True),
            proposal_count=Count("proposals", distinct=True),
        )
        .order_by("agenda_item__number", "pk")
    )
    touched = touched_by(
        decisions_in(scope).order_by().values("pk"), public=scope.audience != "intern", using=scope.using
    )
    for decision in decisions.iterator(chunk_size=_CHUNK):
        yield (
            str(decision.pk),
            decision.agenda_item.number,
            decision.agenda_item.title,
            decision.title,
            decision.get_outcome_display(),
            decision.reason,
            decision.get_state_display(),
            decision.decided_on,
            decision.open_until,
            decision.opened_on,
            decision.edition,
            decision.what_changed if decision.state == DecisionState.FINAL else "",
            decision.review_on,
            decision.reviewed_on,
            decision.review_note,
            decision.owner_name,
            decision.occasion.title if decision.occasion else "",
            decision.finding_count,
            _proposals_told(decision.pk, decision.proposal_count, scope),
            "; ".join(each.title for each in touched.get(decision.pk, [])),
            *reactions_told(counts.get(decision.pk, {}), scope, (decision.pk, decision.edition)),
        )


def _proposals_told(decision: object, number: int, scope: Scope) -> int | str:
    """How many proposals; for everybody no few: each is the voice of one person, and not all of them are public."""
    small = told_number(number, smallest=settings.SMALLEST_CELL, everybody=scope.audience != "intern")
    cell = tell_cell(scope, "besluiten", f"{decision} proposals", small if isinstance(small, int) else None)
    return HIDDEN if cell is None else cell


def _reactions_per_decision(scope: Scope) -> dict[Any, dict[str, int]]:
    """How many reactions per stance, on the edition that stands; one query."""
    rows = (
        DecisionReaction.objects.using(scope.using)
        .current()
        .filter(decision__in=decisions_in(scope))
        .values_list("decision_id", "stance")
        .annotate(count=Count("pk"))
        .order_by()
    )
    found: dict[Any, dict[str, int]] = {}
    for decision_id, stance, count in rows:
        found.setdefault(decision_id, {})[stance] = count
    return found


def reactions_told(counts: Mapping[str, int], scope: Scope, decision: tuple[object, ...] = ()) -> list[int | str]:
    """All reactions and each stance; for everybody without numbers that could point at somebody."""
    row = [counts.get(stance, 0) for stance in ReactionStance.values]
    if scope.audience == "intern":
        return [sum(row), *row]
    (hidden,) = hide_small_cells([row], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    names = [*ReactionStance.values, ""]
    cells = tell_cells(
        scope, "besluiten", " ".join(map(str, decision)), dict(zip(names, hidden, strict=True)), [names]
    )
    *parts, total = (HIDDEN if cell is None else cell for cell in map(cells.get, names))
    return [total, *parts]


def reaction_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """What people wrote about decisions, for the team; without a name, and at nobody's participation."""
    reactions = (
        DecisionReaction.objects.using(scope.using)
        .filter(decision__in=decisions_in(scope))
        .select_related("decision", "perspective")
        .order_by("decision_id", "edition", "given_on", "pk")
    )
    for reaction in reactions.iterator(chunk_size=_CHUNK):
        yield (
            str(reaction.pk),
            str(reaction.decision_id),
            reaction.decision.title,
            reaction.edition,
            reaction.get_stance_display(),
            reaction.words,
            reaction.perspective.label if reaction.perspective else "",
            reaction.given_on,
            reaction.handled_on,
            reaction.handled_note,
        )


def decision_links(scope: Scope) -> Iterator[Link]:
    """Which proposals a decision is about, in order of the proposal."""
    through = Decision.proposals.through._default_manager.using(scope.using)
    rows = through.filter(decision__in=decisions_in(scope)).order_by("contribution_id", "decision_id")
    yield from rows.values_list("contribution_id", "decision__title").iterator(chunk_size=_CHUNK)


def finding_links(scope: Scope) -> Iterator[Link]:
    """Which contributions are evidence for a finding, in order of the contribution."""
    evidence = Evidence.objects.using(scope.using).filter(finding__in=findings_in(scope), contribution__isnull=False)
    rows = evidence.order_by("contribution_id", "finding_id").distinct()
    yield from rows.values_list("contribution_id", "finding__sentence").iterator(chunk_size=_CHUNK)


register_links("decisions", decision_links)
register_links("findings", finding_links)

FINDINGS = Sheet(
    code="bevindingen",
    title="Bevindingen",
    description="Wat de inbreng en eerder onderzoek samen zeggen, elk in één zin, met de bron.",
    order=60,
    identity=("id",),
    columns=(
        Column("id", "Nummer", "Nummer van de bevinding.", 38, ColumnKind.CODE),
        Column("action", "Actie", "Nummer van de actie van de agenda.", 8, ColumnKind.INTEGER, refers=ACTION),
        Column("action_title", "Titel van de actie", "Korte naam van de actie.", 30, wrap=True),
        Column("sentence", "Bevinding", "De bevinding in één zin.", 80, wrap=True),
        Column("stance", "Richting", "Welke kant de bevinding op wijst.", 14, values=_choices(Stance)),
        Column("occasion", "Gelegenheid", "Waar de bevinding vandaan komt.", 40, wrap=True),
        Column("page", "Vindplaats", "Waar het staat, bij eerder onderzoek.", 20),
        Column(
            "confidence", "Hoe zeker", "Hoe zeker het team hiervan is.", 24, wrap=True, values=_choices(Confidence)
        ),
        *(
            Column(f"{code}_{part}", f"{side}: {who}", f"Mensen die dit {verb}: {who}.", 16, **_COUNT)
            for code, side, verb in (("for", "Voor", "ondersteunen"), ("against", "Tegen", "tegenspreken"))
            for part, who in (
                ("outside", "buiten de overheid"),
                ("inside", "binnen de overheid"),
                ("unknown", "niet gezegd"),
                ("people", "alle mensen"),
            )
        ),
        Column("state", "Stand", "Hoe ver de bevinding is.", 14, values=_choices(FindingState)),
        Column("moved_on", "Stand sinds", "De dag waarop zij in deze stand kwam.", 14, ColumnKind.DATE),
        Column("withdrawn_because", "Waarom ingetrokken", "Alleen bij een ingetrokken bevinding.", 40, wrap=True),
    ),
    rows=finding_rows,
)

DECISIONS = Sheet(
    code="besluiten",
    title="Besluiten",
    description="Wat er besloten is en waarom. Een besluit gaat over een voorstel of thema, nooit over een verhaal.",
    order=70,
    identity=("id",),
    columns=(
        Column("id", "Nummer", "Nummer van het besluit.", 38, ColumnKind.CODE),
        Column("action", "Actie", "Nummer van de actie van de agenda.", 8, ColumnKind.INTEGER, refers=ACTION),
        Column("action_title", "Titel van de actie", "Korte naam van de actie.", 30, wrap=True),
        Column("title", "Besluit", "Het besluit in één zin.", 50, wrap=True),
        Column("outcome", "Uitkomst", "Wat er met de inbreng gebeurt.", 26, values=_choices(DecisionOutcome)),
        Column("reason", "Waarom", "De reden, zoals die op de website staat.", 70, wrap=True),
        Column("state", "Stand", "Hoe ver het besluit is.", 18, values=_choices(DecisionState)),
        Column("decided_on", "Besloten op", "De dag waarop het besluit definitief werd.", 14, ColumnKind.DATE),
        Column("open_until", "Reageren tot", "Tot en met deze dag kan men reageren.", 14, ColumnKind.DATE),
        Column("opened_on", "Voorgelegd op", "Vanaf deze dag kon men reageren op deze uitgave.", 14, ColumnKind.DATE),
        Column("edition", "Uitgave", "Eén hoger telkens als het besluit werd teruggetrokken.", 9, ColumnKind.INTEGER),
        Column("what_changed", "Wat veranderde", "Wat er veranderde na de reacties.", 60, wrap=True),
        Column("review_on", "Opnieuw bekijken", "Op deze dag bekijken wij het besluit opnieuw.", 16, ColumnKind.DATE),
        Column("reviewed_on", "Opnieuw bekeken", "Op deze dag keek het team opnieuw.", 16, ColumnKind.DATE),
        Column("review_note", "Wat wij zagen", "Wat het team zag toen het opnieuw keek.", 50, wrap=True),
        Column("owner", "Aanspreekbaar", "Wie op het besluit aanspreekbaar is.", 26),
        Column("occasion", "Naar aanleiding van", "De ronde of het gesprek.", 40, wrap=True),
        Column("findings", "Bevindingen", "Op hoeveel bevindingen het besluit rust.", 12, ColumnKind.INTEGER),
        Column("proposals", "Voorstellen", "Over hoeveel voorstellen het besluit gaat.", 12, **_COUNT),
        Column("touches", "Raakt aan", "Onderdelen van het ontwerp waar het besluit over gaat.", 40, wrap=True),
        Column("reactions", "Reacties", "Hoeveel reacties er kwamen. Reacties zijn geen mensen.", 18, **_COUNT),
        Column("agree", "Mee eens", "Reacties die het ermee eens zijn.", 18, **_COUNT),
        Column("disagree", "Niet mee eens", "Reacties die het er niet mee eens zijn.", 18, **_COUNT),
        Column("unclear", "Niet duidelijk", "Reacties van wie het niet goed begrijpt.", 18, **_COUNT),
    ),
    rows=decision_rows,
)

REACTIONS = Sheet(
    code="reacties_op_besluiten",
    title="Reacties op besluiten",
    description="Wat men van voorlopige besluiten vond, zonder naam: reacties, geen mensen. Alleen voor het team.",
    order=72,
    identity=("id",),
    audiences=frozenset({"intern"}),
    columns=(
        Column("id", "Nummer", "Nummer van de reactie.", 38, ColumnKind.CODE),
        Column(
            "decision",
            "Nummer van het besluit",
            "Waar de reactie over gaat.",
            38,
            ColumnKind.CODE,
            refers=Reference("besluiten"),
        ),
        Column("decision_title", "Besluit", "Het besluit in één zin.", 50, wrap=True),
        Column("edition", "Uitgave", "Op welke uitgave van het besluit.", 9, ColumnKind.INTEGER),
        Column("stance", "Mening", "Wat iemand ervan vindt.", 26, values=_choices(ReactionStance)),
        Column("words", "Woorden", "Wat iemand erbij schreef.", 80, wrap=True),
        Column("perspective", "Perspectief", "Alleen als iemand dat zei.", 30),
        Column("given_on", "Gegeven op", "De dag van de reactie.", 14, ColumnKind.DATE),
        Column("handled_on", "Verwerkt op", "De dag waarop het team ermee klaar was.", 14, ColumnKind.DATE),
        Column("handled_note", "Wat ermee gebeurde", "Wat het team met de reactie deed.", 50, wrap=True),
    ),
    rows=reaction_rows,
)

SHEETS: tuple[Sheet, ...] = (
    *agenda_sheets(findings_in, decisions_in),
    FINDINGS,
    evidence_sheet(findings_in),
    DECISIONS,
    REACTIONS,
    CHAIN,
    AGREEMENT,
    *CODING_SHEETS,
)
