"""The report as blocks, for somebody who has five minutes for it and can follow every number to its source."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from contributions.models import Occasion
from contributions.service import HIDDEN, AgendaPart, OccasionKind, hide_small_cells, tell_cells, told_people
from education.service import Block, Paper, made_sound
from synthesis.models import Decision
from synthesis.service import DecisionState, chain_coverage, reading_told

from ..models import Audience
from .reading import Theme, Told, themes_of

if TYPE_CHECKING:
    from ..dossier import Dossier

#: What is said, in short and in full, when no finding stands here. Public is what a public decision rests on.
_NOTHING_FOUND = {
    Audience.INTERNAL.value: ("Nog geen bevinding.", "Hierover is nog niets gevonden."),
    Audience.PUBLIC.value: ("Nog niets openbaar.", "Wat wij hierover vonden, is nog niet openbaar."),
}
_PART_NAMES = {AgendaPart.WHAT: "WAT", AgendaPart.HOW: "HOE", AgendaPart.WHO: "WIE"}


def paper_of(dossier: "Dossier") -> Paper:
    """The whole report, ready for a writer of documents."""
    day = timezone.localtime(dossier.made_on)
    title = f"Verslag bij het {dossier.title[0].lower()}{dossier.title[1:]}"
    return Paper(
        kind="report",
        title=title,
        below=f"{settings.SITE_NAME} · {date_format(day, 'j F Y')}",
        full_title=title,
        summary="Wat er gehoord is, wat er besloten is en wat nog open staat, per actie van de agenda.",
        keywords=("co-creatie", "inrichtingsfase", "belangenbehartiger"),
        day=day.date(),
        blocks=made_sound(_blocks(dossier, day.date())),
        footer=f"{dossier.status.partition(':')[0]} · nummer {dossier.number[:8]} · {date_format(day, 'j F Y')}",
        colophon=(f"Gemaakt door {settings.SITE_NAME}. Gegevens van {date_format(day, 'j F Y H:i')}.",),
        url="",
    )


def _blocks(dossier: "Dossier", day: date) -> Iterator[Block]:
    themes = themes_of(dossier.scope)
    yield from _cover(dossier, day)
    yield from _in_short(dossier, themes)
    yield from _how_to_read(dossier)
    yield from _who_was_heard(dossier)
    for theme in themes:
        yield from _theme(theme, dossier.scope.audience)
    yield from _method(dossier)
    yield from _numbers(themes)


def _cover(dossier: "Dossier", day: date) -> Iterator[Block]:
    audience = Audience(dossier.scope.audience)
    yield Block(
        "box",
        text=dossier.status,
        items=(
            f"Voor wie: {audience.label}.",
            f"Gegevens van {date_format(day, 'j F Y')}. Nummer van dit dossier: {dossier.number}.",
            "Deel dit niet buiten het team, en nooit met de Belastingdienst of Dienst Toeslagen."
            if audience == Audience.INTERNAL
            else "Iedereen mag dit lezen en doorgeven.",
        ),
    )


def _in_short(dossier: "Dossier", themes: list[Theme]) -> Iterator[Block]:
    yield _heading("In het kort")
    yield Block("paragraph", text="Per actie van de agenda: wat wij hoorden, wat er besloten is, en wat open staat.")
    rows = []
    for theme in themes:
        heard = theme.found[0].finding.sentence if theme.found else _NOTHING_FOUND[dossier.scope.audience][0]
        final = [decision for _number, decision, _rests in theme.decisions if decision.state == DecisionState.FINAL]
        decided = final[0].title if final else "Nog niets."
        rows.append((f"{theme.item.number}. {theme.item.title}", heard, decided, _open_in_short(theme)))
    yield Block("table", items=("Actie", "Gehoord", "Besloten", "Nog open"), rows=tuple(rows))


def _open_in_short(theme: Theme) -> str:
    waiting = sum(decision.state != DecisionState.FINAL for _number, decision, _rests in theme.decisions)
    told = []
    if waiting:
        told.append("1 voorlopig besluit" if waiting == 1 else f"{waiting} voorlopige besluiten")
    if number := len(theme.undecided):
        told.append("1 bevinding zonder besluit" if number == 1 else f"{number} bevindingen zonder besluit")
    return ", ".join(told) or "–"


def _how_to_read(dossier: "Dossier") -> Iterator[Block]:
    yield _heading("Zo leest u dit")
    yield Block(
        "bullets",
        items=(
            "B2.1 is de eerste bevinding bij actie 2. D2.1 is het eerste besluit daarbij.",
            "Achterin staat welk nummer dat is in het werkboek. Daar vindt u de woorden waar het op rust.",
            "Wij tellen mensen, geen klikken. Wie vaker meedeed, telt bij een bevinding één keer.",
            "Handen op een bijeenkomst en klassen staan ernaast. Zij tellen niet mee als mensen.",
            f"Staat er ‘{HIDDEN}’? Dan zijn het er te weinig om te noemen, of het getal zou een klein getal verraden.",
            "Een citaat staat hier alleen als de spreker dat goedvindt.",
            "Ook in een dossier van één ronde telt een bevinding alle mensen die het zeiden, waar dan ook.",
        ),
    )


def _who_was_heard(dossier: "Dossier") -> Iterator[Block]:
    yield _heading("Wie er gehoord zijn")
    tables = told_people(dossier.scope)
    rows = []
    occasions = Occasion.objects.using(dossier.scope.using).filter(pk__in=tables).order_by("title", "pk")
    for occasion in occasions:
        numbers = [HIDDEN if cell is None else str(cell) for cell in tables[occasion.pk][""]]
        rows.append((occasion.title, str(OccasionKind(occasion.kind).label), *numbers))
    if not rows:
        yield Block("paragraph", text="Er deed nog niemand mee.")
        return
    yield Block("table", items=("Gelegenheid", "Soort", "Open", "Op uitnodiging", "Samen"), rows=tuple(rows))
    yield Block("paragraph", text="Per groep staat dit in het werkboek, op het blad ‘Deelnames’.")


def _theme(theme: Theme, audience: str) -> Iterator[Block]:
    item = theme.item
    yield _heading(f"{_PART_NAMES[AgendaPart(item.part)]} · Actie {item.number}: {item.title}")
    if item.explanation:
        yield Block("paragraph", text=item.explanation)
    yield from _heard(theme, audience)
    yield from _decided(theme)
    yield from _open(theme)


def _heard(theme: Theme, audience: str) -> Iterator[Block]:
    yield _heading("Wat wij hoorden", 3)
    if not theme.found and not theme.earlier:
        yield Block("paragraph", text=_NOTHING_FOUND[audience][1])
    if theme.found:
        yield Block(
            "table",
            items=("Nr", "Bevinding", "Voor: buiten / binnen / samen", "Tegen: buiten / binnen / samen", "Hoe zeker"),
            rows=tuple(_finding_row(told) for told in theme.found),
        )
        yield Block(
            "paragraph",
            text="Buiten en binnen: mensen buiten en binnen de overheid. Samen is met wie dat niet zei.",
        )
    for quote in theme.quotes:
        side = "spreekt tegen" if quote.speaks_against else "ondersteunt"
        yield Block("box", text=f"{quote.source}, {side} {quote.finding}", items=(f"‘{quote.words}’",))
    beside = tuple(f"{told.number} {told_beside}." for told in theme.found for told_beside in told.beside)
    if beside:
        yield Block("paragraph", text="Handen, klassen en keuzes zonder woorden (niet bij de mensen opgeteld):")
        yield Block("bullets", items=beside)
    if theme.earlier:
        yield Block("paragraph", text="Uit eerder onderzoek (geen stemmen van nu):")
        yield Block("bullets", items=tuple(_earlier(finding) for finding in theme.earlier))


def _finding_row(told: Told) -> tuple[str, ...]:
    def people(cells: tuple[str, ...]) -> str:
        shown = cells[0], cells[1], cells[3]
        return HIDDEN if set(shown) == {HIDDEN} else " / ".join(shown)

    sure = str(told.finding.get_confidence_display()).partition(":")[0]
    sentence = f"{told.finding.sentence} ({told.finding.get_stance_display()})"
    return told.number, sentence, people(told.supporting), people(told.contradicting), sure


def _earlier(finding: object) -> str:
    place = f", {finding.page_reference}" if finding.page_reference else ""  # type: ignore[attr-defined]
    return f"{finding.sentence} Bron: {finding.occasion.title}{place}."  # type: ignore[attr-defined]


def _decided(theme: Theme) -> Iterator[Block]:
    yield _heading("Wat er besloten is", 3)
    if not theme.decisions:
        yield Block("paragraph", text="Hierover is nog niets besloten.")
    for number, decision, rests_on in theme.decisions:
        yield Block("box", text=f"{number} {decision.title}", items=tuple(_decision(decision, rests_on)))


def _decision(decision: Decision, rests_on: list[str]) -> Iterator[str]:
    state = "Definitief" if decision.state == DecisionState.FINAL else f"Voorlopig ({decision.get_state_display()})"
    yield f"{decision.get_outcome_display()}. {state}."
    yield f"Waarom: {decision.reason}"
    if decision.state == DecisionState.FINAL and decision.what_changed:
        yield f"Wat er veranderde na de reacties: {decision.what_changed}"
    if rests_on:
        yield f"Rust op: {', '.join(rests_on)}."
    if decision.owner_name:
        yield f"Aanspreekbaar: {decision.owner_name}."
    if decision.review_on:
        yield f"Wij kijken er opnieuw naar op {date_format(decision.review_on, 'j F Y')}."


def _open(theme: Theme) -> Iterator[Block]:
    waiting = [
        f"{number} is nog voorlopig: {decision.title}"
        for number, decision, _rests in theme.decisions
        if decision.state != DecisionState.FINAL
    ]
    waiting += [f"{told.number} heeft nog geen besluit: {told.finding.sentence}" for told in theme.undecided]
    if waiting:
        yield _heading("Wat nog open staat", 3)
        yield Block("bullets", items=tuple(waiting))


def _method(dossier: "Dossier") -> Iterator[Block]:
    yield from _how_far(dossier)
    yield _heading("Over de methode")
    yield Block(
        "bullets",
        items=(
            "Inbreng komt van het web, papier, telefoon, gespreksgroepen, bijeenkomsten en klassen.",
            "Analisten lezen elke bijdrage en geven woorden een code. Het codeboek staat in het werkboek.",
            "Een bevinding is één zin, met de woorden die haar dragen en de woorden die haar tegenspreken.",
            "Hoe zeker een bevinding is, bepalen mensen: hoeveel stemmen, uit hoeveel groepen, wie zegt iets anders.",
            "Geen computer besluit. Wat een computer voorstelt, telt pas als een mens het nakeek.",
            f"Aantallen onder {settings.SMALLEST_CELL} noemen wij niet. Dat geldt ook als zij uit te rekenen zijn.",
        ),
    )


def _how_far(dossier: "Dossier") -> Iterator[Block]:
    """How much of the chain is whole."""
    everybody = dossier.scope.audience == Audience.PUBLIC
    # For everybody always over all occasions: one round could be subtracted from them.
    far = chain_coverage(None if everybody else dossier.scope.occasion_ids, using=dossier.scope.using)
    read, empty, whole = reading_told(dossier.scope)
    used, _unused, excerpts = _parts_told(
        dossier, "fragmenten", far.excerpts_in_findings, far.excerpts - far.excerpts_in_findings
    )
    yield _heading("Hoe ver het werk is")
    yield Block(
        "bullets",
        items=(
            f"Gelezen: {read} van de {whole} bijdragen. Daarvan zonder inhoud: {empty}.",
            *(["Gelegenheden met een verborgen aantal staan daar niet bij."] if everybody else []),
            f"Gebruikt onder een bevinding: {_shown(used)} van de {_shown(excerpts)} fragmenten.",
            f"Bevindingen met een openbaar besluit: {far.findings_decided} van de {far.findings}.",
        ),
    )


def _parts_told(dossier: "Dossier", key: str, *parts: int) -> list[int | None]:
    """The parts and their sum; for everybody hidden where one of them, or a change since earlier, is a few."""
    if dossier.scope.audience != Audience.PUBLIC:
        return [*parts, sum(parts)]
    (row,) = hide_small_cells([parts], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    names = [str(place) for place in range(len(row))]
    return list(tell_cells(dossier.scope, "verslag", key, dict(zip(names, row, strict=True)), [names]).values())


def _shown(number: int | None) -> int | str:
    return HIDDEN if number is None else number


def _numbers(themes: list[Theme]) -> Iterator[Block]:
    rows = [(told.number, "Bevindingen", str(told.finding.pk)) for theme in themes for told in theme.found]
    rows += [
        (number, "Besluiten", str(decision.pk)) for theme in themes for number, decision, _rests in theme.decisions
    ]
    if rows:
        yield _heading("Bijlage: nummers in het werkboek")
        yield Block("table", items=("Nummer hier", "Blad", "Nummer daar"), rows=tuple(rows))


def _heading(text: str, level: int = 2) -> Block:
    return Block("heading", text=text, level=level)
