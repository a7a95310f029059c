"""The sheets of the analysis in the dossier: the codebook, what was said about what, and how far the reading is."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from contributions.models import Contribution, Occasion
from contributions.service import (
    HIDDEN,
    Column,
    ColumnKind,
    OccasionKind,
    Reference,
    Scope,
    Sheet,
    hide_small_cells,
    tell_cell,
    tell_cells,
)
from contributions.service import told_number as _told_number

from ..enums import CodeDeed, CodingOrigin
from ..models import Code, CodeEvent, Coding, Evidence

_CHUNK = 1000
#: Words and codes, where a number of them stands on another sheet. Not everybody's words that may be quoted may also
#: be published; and the findings of one action rest on words from anywhere.
WORDS = Reference("bijdragen", holds=lambda scope: scope.audience == "intern" and not scope.agenda_code)
CODE = Reference("codes")
#: How every sheet says which code it is about.
WHICH_CODE = (
    Column(
        "code_id", "Nummer van de code", "Zoek dit nummer op in het blad ‘Codes’.", 38, ColumnKind.CODE, refers=CODE
    ),
    Column("code", "Code", "De naam van de code.", 30, wrap=True),
)
_COUNT: dict[str, Any] = {"kind": ColumnKind.INTEGER, "values": f"getal · {HIDDEN}"}


def _choices(choices: Any) -> str:
    return " · ".join(str(choice.label) for choice in choices)


def told_number(number: int, scope: Scope) -> int | str:
    """A number that nothing else is subtracted from: for everybody one to four are hidden."""
    return _told_number(number, smallest=settings.SMALLEST_CELL, everybody=scope.audience != "intern")


def _told(scope: Scope, key: str, number: int) -> int | str:
    told = told_number(number, scope)
    cell = tell_cell(scope, "codes", key, told if isinstance(told, int) else None)
    return HIDDEN if cell is None else cell


def words_shown(scope: Scope) -> QuerySet[Contribution]:
    """Of which contributions words stand in this dossier: for the team all that count, for everybody with leave."""
    words = Contribution.objects.using(scope.using)
    chosen = words.for_analysis() if scope.audience == "intern" else words.quotable()
    if scope.occasion_ids is None:
        return chosen
    here = Q(occasion__in=scope.occasion_ids)
    if scope.agenda_code:  # the findings of an action rest on words from anywhere
        evidence = Evidence.objects.using(scope.using).filter(finding__agenda_item__code=scope.agenda_code)
        here |= Q(pk__in=evidence.exclude(contribution=None).values("contribution"))
    return chosen.filter(here)


def _codings_in(scope: Scope) -> QuerySet[Coding]:
    """Everything that was coded here, also in words that do not stand in this dossier: for counting.

    For everybody it is counted over all occasions, also in the dossier of one round: one could be subtracted from all.
    """
    words = Contribution.objects.using(scope.using).for_analysis()
    if scope.occasion_ids is not None and scope.audience == "intern":
        words = words.filter(occasion__in=scope.occasion_ids)
    return Coding.objects.using(scope.using).filter(excerpt__contribution__in=words.values("pk"))


def code_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every code with what it means, and how many excerpts and people stand behind it."""
    counted = _codings_in(scope).order_by().values("code")
    rows = counted.annotate(
        excerpts=Count("pk"), people=Count("excerpt__contribution__participation__participant", distinct=True)
    )
    counts = {code: (excerpts, people) for code, excerpts, people in rows.values_list("code", "excerpts", "people")}
    codes = {code.pk: code for code in Code.objects.using(scope.using).order_by("order", "name", "pk")}
    tells_examples = scope.audience == "intern"  # an example may repeat what somebody said
    for code in codes.values():
        excerpts, people = counts.get(code.pk, (0, 0))
        parent = codes.get(code.parent_id) if code.parent_id else None
        into = codes.get(code.merged_into_id) if code.merged_into_id else None
        yield (
            str(code.pk),
            code.name,
            parent.name if parent else "",
            code.definition,
            code.example if tells_examples else "",
            code.counter_example if tells_examples else "",
            _told(scope, f"{code.pk} excerpts", excerpts),
            _told(scope, f"{code.pk} people", people),
            code.retired_on,
            into.name if into else "",
        )


def excerpt_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every excerpt with its code, in the order of the (random) numbers of contributions."""
    codings = Coding.objects.using(scope.using).filter(excerpt__contribution__in=words_shown(scope).values("pk"))
    rows = codings.select_related("excerpt__contribution", "code").order_by(
        "excerpt__contribution_id", "excerpt__start", "excerpt__end", "code_id"
    )
    for coding in rows.iterator(chunk_size=_CHUNK):
        excerpt = coding.excerpt
        yield (
            str(excerpt.contribution_id),
            excerpt.start,
            excerpt.end,
            excerpt.words,
            str(coding.code_id),
            coding.code.name,
            coding.get_origin_display(),
        )


def history_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """What was done to the codebook, for the team."""
    events = CodeEvent.objects.using(scope.using).select_related("code").order_by("at", "pk")
    for event in events.iterator(chunk_size=_CHUNK):
        yield (
            event.at,
            str(event.code_id),
            event.after.get("name", event.code.name),
            event.get_deed_display(),
            event.before.get("name", ""),
            event.after.get("into", ""),
            event.note,
        )


def reading_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per occasion how much was read; the number of contributions counts words and not people."""
    words = Contribution.objects.using(scope.using).for_analysis()
    if scope.occasion_ids is not None:
        words = words.filter(occasion__in=scope.occasion_ids)
    counted = words.order_by().values_list("occasion", "reading__state").annotate(count=Count("pk"))
    found: dict[int, dict[str, int]] = {}
    for occasion, state, count in counted:
        found.setdefault(occasion, {})[state or ""] = count
    kinds = dict(OccasionKind.choices)
    for occasion in Occasion.objects.using(scope.using).filter(pk__in=found).order_by("title", "pk"):
        yield (
            occasion.title,
            str(kinds.get(occasion.kind, occasion.kind)),
            *_read_so_far(found[occasion.pk], scope, occasion.pk),
        )


def reading_told(scope: Scope) -> tuple[int, int, int]:
    """Read, without content, and all: added up from those rows of the sheet that tell everything. Nothing else."""
    whole = [row[2:] for row in reading_rows(scope) if HIDDEN not in row]
    return sum(row[1] + row[2] for row in whole), sum(row[2] for row in whole), sum(row[0] for row in whole)


def _read_so_far(counts: dict[str, int], scope: Scope, occasion: int) -> list[int | str]:
    """All, coded, without content, waiting; for everybody without small numbers: one contribution is one person."""
    row = [counts.get("coded", 0), counts.get("no_content", 0), counts.get("", 0)]
    if scope.audience == "intern":
        return [sum(row), *row]
    (hidden,) = hide_small_cells([row], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    names = ["coded", "no_content", "waiting", ""]
    cells = tell_cells(scope, "verwerking", occasion, dict(zip(names, hidden, strict=True)), [names])
    *parts, whole = (HIDDEN if cell is None else cell for cell in map(cells.get, names))
    return [whole, *parts]


CODES = Sheet(
    code="codes",
    title="Codes",
    description="Waar mensen het over hebben, in de woorden van de analisten. Met hoeveel mensen per code.",
    order=62,
    identity=("id",),
    columns=(
        Column("id", "Nummer", "Nummer van de code.", 38, ColumnKind.CODE),
        Column("name", "Code", "De naam van de code.", 34, wrap=True),
        Column("parent", "Valt onder", "De code hierboven.", 26, wrap=True),
        Column("definition", "Wat hoort erbij", "De uitleg van de code.", 60, wrap=True),
        Column("example", "Wel", "Een voorbeeld dat erbij hoort.", 40, wrap=True),
        Column("counter_example", "Niet", "Een voorbeeld dat er niet bij hoort.", 40, wrap=True),
        Column("excerpts", "Fragmenten", "Hoeveel fragmenten de code hebben.", 14, **_COUNT),
        Column("people", "Mensen", "Hoeveel verschillende mensen dit zeiden.", 14, **_COUNT),
        Column("retired_on", "Uit gebruik sinds", "Vanaf deze dag geeft niemand de code meer.", 16, ColumnKind.DATE),
        Column("merged_into", "Opgegaan in", "De code waar deze in opging.", 26, wrap=True),
    ),
    rows=code_rows,
)

EXCERPTS = Sheet(
    code="fragmenten",
    title="Fragmenten",
    description="Welke woorden over welke code gaan. Openbaar staan hier alleen woorden die geciteerd mogen worden.",
    order=62,
    identity=("contribution", "start", "end", "code_id"),
    columns=(
        Column("contribution", "Bijdrage", "Nummer van de bijdrage.", 38, ColumnKind.CODE, refers=WORDS),
        Column("start", "Van", "Waar het fragment begint, in tekens.", 8, ColumnKind.INTEGER),
        Column("end", "Tot", "Waar het fragment eindigt, in tekens.", 8, ColumnKind.INTEGER),
        Column("words", "Woorden", "De woorden uit de leeskopie.", 80, wrap=True),
        *WHICH_CODE,
        Column("origin", "Hoe", "Wie of wat de code bedacht.", 30, values=_choices(CodingOrigin)),
    ),
    rows=excerpt_rows,
)

HISTORY = Sheet(
    code="codeboek_geschiedenis",
    title="Geschiedenis van de codes",
    description="Wat er met de codes gebeurde: gemaakt, verplaatst, samengevoegd, gesplitst.",
    order=63,
    audiences=frozenset({"intern"}),
    columns=(
        Column("at", "Wanneer", "Moment van de wijziging.", 18),
        Column("code_id", "Nummer van de code", "Om welke code het ging.", 38, ColumnKind.CODE, refers=CODE),
        Column("code", "Code", "Hoe de code toen heette.", 30, wrap=True),
        Column("deed", "Wat er gebeurde", "De soort wijziging.", 20, values=_choices(CodeDeed)),
        Column("before", "Heette eerst", "De naam ervoor.", 30, wrap=True),
        Column("into", "Andere code", "De code waarin zij opging, of die eruit kwam.", 30, wrap=True),
        Column("note", "Waarom", "De reden die de analist opschreef.", 50, wrap=True),
    ),
    rows=history_rows,
)

READING = Sheet(
    code="verwerking",
    title="Hoe ver het lezen is",
    description="Per gelegenheid: hoeveel bijdragen zijn gecodeerd, zonder inhoud zijn, of nog wachten.",
    order=63,
    columns=(
        Column("occasion", "Gelegenheid", "De ronde, het gesprek of de bijeenkomst.", 44, wrap=True),
        Column("kind", "Soort", "De soort gelegenheid.", 24),
        Column("contributions", "Bijdragen", "Hoeveel bijdragen er zijn.", 18, **_COUNT),
        Column("coded", "Gecodeerd", "Hoeveel daarvan een code hebben.", 18, **_COUNT),
        Column("empty", "Zonder inhoud", "Hoeveel daarvan niets bevatten.", 18, **_COUNT),
        Column("waiting", "Wacht", "Hoeveel nog niemand las.", 18, **_COUNT),
    ),
    rows=reading_rows,
)

SHEETS: tuple[Sheet, ...] = (CODES, EXCERPTS, HISTORY, READING)
