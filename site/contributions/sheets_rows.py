"""The sheets of contributions in the dossier: the agenda, who took part, and the words.

The words are streamed: contributions and their links are read side by side in the order of their (random) ids,
so that neither the order of the rows nor the size of the memory tells how many came in when.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef

from privacy.models import Consent
from privacy.service import Purpose

from .enums import AgendaPart, Channel, ContributionKind, Mode, ModerationReason, ModerationState, Recruitment
from .models import AgendaItem, Contribution
from .sheet_parts import (
    NOT_TOLD,
    Groups,
    Link,
    SortedLinks,
    Teller,
    contributions_in,
    links,
    occasion_titles,
    told_people,
)
from .sheets import Column, ColumnKind, Scope, Sheet
from .sheets_moderation import MODERATION, REACTIONS
from .small_cells import HIDDEN

CHUNK = 1000
YES, NO = "ja", "nee"


def _choices(*enums: Any) -> str:
    return " · ".join(str(choice.label) for enum in enums for choice in enum)


def agenda_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every action of the agenda, in order: input is read against it."""
    for item in AgendaItem.objects.using(scope.using).order_by("number"):
        yield (
            item.number,
            item.get_part_display(),
            item.title,
            item.explanation,
            item.prospect,
            YES if item.from_advice else NO,
        )


def people_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per occasion and group how many people were heard, open and by invitation apart; small numbers hidden."""
    groups = Groups.of(scope)
    titles = occasion_titles(scope)
    tables = told_people(scope)
    for occasion in sorted(tables, key=lambda each: titles[each]):
        for code, told in tables[occasion].items():
            label = groups.by_code[code].label if code else "Totaal"
            yield (titles[occasion], label, *(HIDDEN if number is None else number for number in told))


def contribution_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """The words: for the team all that count, for everybody what is let through with leave to publish."""
    teller = Teller.for_scope(scope)
    titles = occasion_titles(scope)
    actions = SortedLinks(_action_numbers(scope))
    decisions = SortedLinks(links("decisions", scope))
    findings = SortedLinks(links("findings", scope))
    kinds, modes = dict(ContributionKind.choices), dict(Mode.choices)
    states, reasons = dict(ModerationState.choices), dict(ModerationReason.choices)
    channels, recruitments = dict(Channel.choices), dict(Recruitment.choices)
    labels = {key: str(label) for texts in (kinds, modes, states, reasons) for key, label in texts.items()}
    ways = {key: str(label) for texts in (channels, recruitments) for key, label in texts.items()}
    for (
        key, occasion, question, words, kind, mode, state, reason, perspective, channel, recruitment, publish, quote,
    ) in _words(scope):  # fmt: skip
        group, way_is_told = teller.tell(occasion, perspective)
        decided, found = decisions.of(key), findings.of(key)
        yield (
            str(key),
            titles[occasion],
            question,
            words,
            labels[kind],
            labels[mode],
            group,
            ways[channel] if way_is_told and channel else NOT_TOLD,
            ways[recruitment] if way_is_told and recruitment else NOT_TOLD,
            YES if publish else NO,
            YES if quote else NO,
            labels[state],
            labels[reason] if reason else "",
            ", ".join(actions.of(key)),
            "\n".join(decided),
            "\n".join(found),
            COVERED_BY_DECISION if decided else COVERED_BY_FINDING if found else NOT_YET_COVERED,
        )


COVERED_BY_DECISION = "besluit"
COVERED_BY_FINDING = "bevinding"
NOT_YET_COVERED = "nog nergens gebruikt"


def _words(scope: Scope) -> Iterator[tuple[Any, ...]]:
    standing = Consent.objects.standing().filter(participant=OuterRef("participation__participant"))
    return (
        contributions_in(scope)
        .order_by("pk")
        .annotate(
            publish=Exists(standing.filter(purpose=Purpose.PUBLISH)),
            quote=Exists(standing.filter(purpose=Purpose.QUOTE)),
        )
        .values_list(
            "pk",
            "occasion_id",
            "question",
            "redacted",
            "kind",
            "mode",
            "moderation",
            "reason",
            "participation__participant__perspective_id",
            "participation__channel",
            "participation__recruitment",
            "publish",
            "quote",
        )
        .iterator(chunk_size=CHUNK)
    )


def _action_numbers(scope: Scope) -> Iterator[Link]:
    through = Contribution.agenda_items.through._default_manager.using(scope.using)
    rows = through.order_by("contribution_id", "agendaitem__number").values_list(
        "contribution_id", "agendaitem__number"
    )
    for contribution, number in rows.iterator(chunk_size=CHUNK):
        yield contribution, str(number)


AGENDA = Sheet(
    code="agenda",
    title="Agenda",
    description="De acties van de inrichtingsfase: hiervoor is alle inbreng verzameld.",
    order=10,
    identity=("number",),
    columns=(
        Column("number", "Actie", "Nummer van de actie.", 8, ColumnKind.INTEGER),
        Column("part", "Onderdeel", "Onderdeel van de agenda.", 24, values=_choices(AgendaPart)),
        Column("title", "Titel", "Korte naam van de actie.", 34, wrap=True),
        Column("explanation", "Uitleg", "Wat de actie inhoudt.", 60, wrap=True),
        Column("prospect", "Vergezicht", "Waar de actie op de lange duur toe leidt.", 60, wrap=True),
        Column(
            "from_advice",
            "Uit het advies",
            "Komt de actie uit het advies, of is zij er door ons aan toegevoegd?",
            14,
            values="ja · nee (van onszelf)",
        ),
    ),
    rows=agenda_rows,
)

_COUNT = "Aantal mensen. Minder dan 5 wordt niet verteld; ook niet als het door aftrekken te vinden is."

PEOPLE = Sheet(
    code="deelnames",
    title="Deelnames",
    description="Hoeveel mensen zijn gehoord, per gelegenheid en groep. Het eigen team en ‘onbekend’ staan apart.",
    order=40,
    columns=(
        Column("occasion", "Gelegenheid", "De ronde of het gesprek.", 40, wrap=True),
        Column("group", "Groep", "De groep van de deelnemer, zoals zelf gekozen.", 34, wrap=True),
        *(
            Column(way.value, str(way.label), _COUNT, 18, ColumnKind.INTEGER, values=f"getal · {HIDDEN}")
            for way in Recruitment
        ),
        Column("all", "Totaal", _COUNT, 18, ColumnKind.INTEGER, values=f"getal · {HIDDEN}"),
    ),
    rows=people_rows,
)

_AT_LEAST_TEN = f"Alleen verteld als er minstens 10 mensen achter staan; anders ‘{NOT_TOLD}’."

CONTRIBUTIONS = Sheet(
    code="bijdragen",
    title="Bijdragen",
    description="Wat mensen schreven of zeiden, in willekeurige volgorde, zonder dag en zonder naam.",
    order=50,
    identity=("id",),
    columns=(
        Column("id", "Nummer", "Nummer van de bijdrage; hiermee is zij terug te vinden.", 38, ColumnKind.CODE),
        Column("occasion", "Gelegenheid", "Waar dit gezegd is.", 30, wrap=True),
        Column("question", "Vraag", "De vraag zoals zij gesteld is.", 40, wrap=True),
        Column("words", "Woorden", "De woorden, met afdekking waar dat nodig was.", 80, wrap=True),
        Column(
            "kind",
            "Soort",
            "Een verhaal is gehoord; alleen een voorstel kan besluiten krijgen.",
            18,
            values=_choices(ContributionKind),
        ),
        Column("mode", "Vorm", "Van wie de woorden zijn.", 20, values=_choices(Mode)),
        Column("group", "Perspectief", f"De groep van de schrijver, zo grof als nodig. {_AT_LEAST_TEN}", 26),
        Column("channel", "Kanaal", f"Hoe het binnenkwam. {_AT_LEAST_TEN}", 14, values=_choices(Channel)),
        Column("recruitment", "Werving", f"Op uitnodiging of open. {_AT_LEAST_TEN}", 16, values=_choices(Recruitment)),
        Column("publish", "Mag op de website", "Toestemming om te publiceren.", 12, values="ja · nee"),
        Column("quote", "Mag geciteerd", "Toestemming voor een citaat in een rapport.", 12, values="ja · nee"),
        Column(
            "moderation",
            "Moderatie",
            "Gaat alleen over de website; voor het team telt alles mee.",
            18,
            values=_choices(ModerationState),
        ),
        Column(
            "reason",
            "Reden",
            "Waarom iets is vastgehouden of niet op de website staat.",
            30,
            wrap=True,
            values=_choices(ModerationReason),
        ),
        Column("actions", "Acties", "Nummers van de acties van de agenda.", 12),
        Column("decisions", "Besluiten", "Besluiten die bij dit voorstel horen.", 40, wrap=True),
        Column("findings", "Bevindingen", "Bevindingen waar dit een bewijs voor is.", 40, wrap=True),
        Column(
            "coverage",
            "Waar gebruikt",
            "Hoe ver deze woorden gekomen zijn.",
            20,
            values=f"{COVERED_BY_DECISION} · {COVERED_BY_FINDING} · {NOT_YET_COVERED}",
        ),
    ),
    rows=contribution_rows,
)

SHEETS: tuple[Sheet, ...] = (AGENDA, PEOPLE, CONTRIBUTIONS, MODERATION, REACTIONS)
