"""The report as blocks, for somebody who has five minutes for it and can follow every number to its source."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from contributions.models import Occasion
from contributions.service import HIDDEN, OccasionKind, told_people
from education.service import Block, Paper, PictureReader, made_sound
from synthesis.service import DecisionState

from ..models import Audience
from ..telling import at_each
from .annexes import addresses, how_far, method, not_told, numbers, words_used
from .charts import Charts
from .hidden import hidden_numbers
from .models import Place
from .per_action import NOTHING_FOUND, chapter, heading
from .reading import Theme, numbers_of, themes_of
from .texts import Texts

if TYPE_CHECKING:
    from ..dossier import Dossier


def report_of(dossier: "Dossier") -> tuple[Paper, PictureReader]:
    """The whole report, ready for a writer of documents, and where that finds its pictures."""
    charts = Charts()
    return paper_of(dossier, charts), charts.read


def paper_of(dossier: "Dossier", charts: Charts | None = None) -> Paper:
    """The report without its pictures, which `charts` keeps."""
    day = timezone.localtime(dossier.made_on)
    themes = themes_of(dossier.scope)
    title = f"Verslag bij het {dossier.title[0].lower()}{dossier.title[1:]}"
    return Paper(
        kind="report",
        title=title,
        below=f"{settings.SITE_NAME} · {date_format(day, 'j F Y')}",
        full_title=title,
        summary="Wat er gehoord is, wat er besloten is en wat nog open staat, per actie van de agenda.",
        keywords=("co-creatie", "inrichtingsfase", "belangenbehartiger"),
        day=day.date(),
        blocks=made_sound(at_each(_blocks(dossier, themes, day.date(), charts or Charts()), dossier.still)),
        footer=f"{dossier.status.partition(':')[0]} · nummer {dossier.number[:8]} · {date_format(day, 'j F Y')}",
        colophon=(f"Gemaakt door {settings.SITE_NAME}. Gegevens van {date_format(day, 'j F Y H:i')}.",),
        url="",
        contents=True,
        numbers=frozenset(numbers_of(themes)),
        addresses=addresses(themes, dossier.scope.audience),
    )


def _blocks(dossier: "Dossier", themes: list[Theme], day: date, charts: Charts) -> Iterator[Block]:
    texts = Texts(dossier.scope)
    yield from _cover(dossier, day)
    yield from texts.blocks(Place.INTRODUCTION)
    yield from _in_short(dossier, themes)
    yield from _how_to_read(dossier)
    yield from _who_was_heard(dossier)
    yield heading("4 Per actie van de agenda")
    for theme in themes:
        yield from chapter(f"4.{theme.item.number}", theme, dossier.scope.audience, texts, charts)
    yield from how_far(5, dossier)
    yield from method(6, texts)
    yield from numbers("A", themes)
    yield from not_told("B", dossier)
    yield from hidden_numbers("C", dossier)
    yield from words_used("D")


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
    yield heading("1 In het kort")
    rows = []
    for theme in themes:
        heard = NOTHING_FOUND[dossier.scope.audience][0]
        if theme.found:
            first = next((told for told in theme.found if not told.is_concept), theme.found[0])
            before = "Nog niet vastgesteld: " if first.is_concept else ""
            heard = f"{before}{first.finding.sentence} ({first.number})"
        elif theme.earlier:
            heard = f"Uit eerder onderzoek: {theme.earlier[0].sentence}"
        name = f"{theme.item.number}. {theme.item.title}"
        rows.append((name, heard, _decided_in_short(theme), _open_in_short(theme)))
    yield Block(
        "table",
        text="Per actie van de agenda: wat wij hoorden, wat er besloten is, en wat open staat.",
        items=("Actie", "Gehoord", "Besloten", "Nog open"),
        rows=tuple(rows),
    )


def _decided_in_short(theme: Theme) -> str:
    """The last decision that is final, else the last that people may still react to; each with its number."""
    for is_final, before in ((True, ""), (False, "Voorlopig: ")):
        for number, decision, _rests in theme.decisions:
            if (decision.state == DecisionState.FINAL) == is_final:
                return f"{before}{decision.title} ({number})"
    return "Nog niets."


def _open_in_short(theme: Theme) -> str:
    waiting = sum(decision.state != DecisionState.FINAL for _number, decision, _rests in theme.decisions)
    told = []
    if waiting:
        told.append("1 voorlopig besluit" if waiting == 1 else f"{waiting} voorlopige besluiten")
    if number := len(theme.undecided):
        told.append("1 bevinding zonder besluit" if number == 1 else f"{number} bevindingen zonder besluit")
    return ", ".join(told) or "–"


def _how_to_read(dossier: "Dossier") -> Iterator[Block]:
    yield heading("2 Zo leest u dit")
    yield Block(
        "bullets",
        items=(
            "B2.1 is de eerste bevinding bij actie 2. D2.1 is het eerste besluit daarbij.",
            "Klik op zo’n nummer: u komt bij de bevinding of het besluit. Klik daar nog eens: u komt bij de bron.",
            "Bij de bron staat welk nummer het is in het werkboek. Klik daarop: u leest de woorden waar het op rust.",
            "Wij tellen mensen, geen klikken. Wie vaker meedeed, telt bij een bevinding één keer.",
            "Handen op een bijeenkomst en klassen staan ernaast. Zij tellen niet mee als mensen.",
            f"Staat er ‘{HIDDEN}’? Dan zijn het er te weinig om te noemen, of het getal zou een klein getal verraden.",
            "Een citaat staat hier alleen als de spreker dat goedvindt.",
            "Ook in een dossier van één ronde telt een bevinding alle mensen die het zeiden, waar dan ook.",
        ),
    )


def _who_was_heard(dossier: "Dossier") -> Iterator[Block]:
    yield heading("3 Wie er gehoord zijn")
    tables = told_people(dossier.scope)
    rows = []
    occasions = Occasion.objects.using(dossier.scope.using).filter(pk__in=tables).order_by("title", "pk")
    # By what is told, so that the order does not tell what is hidden.
    for occasion in sorted(occasions, key=lambda each: -(tables[each.pk][""][-1] or 0)):
        numbers = [HIDDEN if cell is None else str(cell) for cell in tables[occasion.pk][""]]
        rows.append((occasion.title, str(OccasionKind(occasion.kind).label), *numbers))
    if not rows:
        yield Block("paragraph", text="Er deed nog niemand mee.")
        return
    yield Block("table", items=("Gelegenheid", "Soort", "Open", "Op uitnodiging", "Samen"), rows=tuple(rows))
    yield Block("paragraph", text="Per groep staat dit in het werkboek, op het blad ‘Deelnames’.")
