"""How far the work is, how it was done, what is not told, and which number is which in the workbook."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from contributions.service import HIDDEN, hide_small_cells, tell_cells
from education.service import Block
from synthesis.service import chain_coverage, reading_told

from ..models import Audience
from .models import Place
from .per_action import heading
from .reading import Theme
from .texts import Texts

if TYPE_CHECKING:
    from ..dossier import Dossier


def method(number: int, texts: Texts) -> Iterator[Block]:
    """How it was done, in the words of the house and of the people who did it."""
    yield heading(f"{number} Over de methode")
    yield from texts.blocks(Place.METHOD)
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


def how_far(number: int, dossier: "Dossier") -> Iterator[Block]:
    """How much of the chain is whole."""
    everybody = dossier.scope.audience == Audience.PUBLIC
    # For everybody always over all occasions: one round could be subtracted from them.
    far = chain_coverage(None if everybody else dossier.scope.occasion_ids, using=dossier.scope.using)
    read, empty, whole = reading_told(dossier.scope)
    used, _unused, excerpts = _parts_told(
        dossier, "fragmenten", far.excerpts_in_findings, far.excerpts - far.excerpts_in_findings
    )
    yield heading(f"{number} Hoe ver het werk is")
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


def numbers(letter: str, themes: list[Theme]) -> Iterator[Block]:
    """Each number of the report with its place in the workbook: from here on a reader comes to the words."""
    rows = [(told.number, "Bevindingen", str(told.finding.pk)) for theme in themes for told in theme.found]
    rows += [
        (number, "Besluiten", str(decision.pk)) for theme in themes for number, decision, _rests in theme.decisions
    ]
    if rows:
        yield heading(f"Bijlage {letter}: nummers in het werkboek")
        yield Block(
            "table",
            text="Klik op het nummer rechts: u komt bij de woorden waar het op rust.",
            items=("Nummer hier", "Blad", "Nummer daar"),
            rows=tuple(rows),
        )


def addresses(themes: list[Theme], audience: str) -> dict[str, str]:
    """{number in the workbook: the page of its source}: for the team in the admin, for everybody on the website.

    For everybody the words under a finding stand on the page of the decision that rests on it.
    """
    found: dict[str, str] = {}
    for theme in themes:
        for _number, decision, rests_on in theme.decisions:
            public = decision.get_absolute_url()
            found |= {str(told.finding.pk): public for told in theme.found if told.number in rests_on}
            found[str(decision.pk)] = public
        if audience == Audience.INTERNAL:
            found |= {
                str(told.finding.pk): reverse("bevindingen:inspect", args=[told.finding.pk]) for told in theme.found
            }
            found |= {str(each.pk): reverse("besluiten:inspect", args=[each.pk]) for _n, each, _r in theme.decisions}
    return {number: f"{settings.BASE_URL}{path}" for number, path in found.items()}


def not_told(letter: str, dossier: "Dossier") -> Iterator[Block]:
    """What is left out, and why; so that nobody looks for it."""
    smallest = settings.SMALLEST_CELL
    told = [
        f"Staat er ‘{HIDDEN}’? Dan gaat het om minder dan {smallest} mensen, of het getal zou dat verraden.",
        "Woorden zonder toestemming om te citeren staan niet in dit verslag.",
        "Wat iemand terughaalde, is weg: ook uit de aantallen.",
        "Reclame en verboden teksten tellen niet mee.",
    ]
    if dossier.scope.audience == Audience.PUBLIC:
        told.append("Groepen staan alleen naast elkaar als geen enkele groep zo klein is.")
        told.append("Bevindingen zonder openbaar besluit staan er niet in.")
    yield heading(f"Bijlage {letter}: wat wij niet noemen")
    yield Block("bullets", items=tuple(told))


def words_used(letter: str) -> Iterator[Block]:
    """The words of this report, for who reads one for the first time."""
    yield heading(f"Bijlage {letter}: woorden in dit verslag")
    yield Block(
        "table",
        items=("Woord", "Wat wij ermee bedoelen"),
        rows=(
            ("Actie", "Een van de tien onderwerpen van de agenda voor de inrichting."),
            ("Bevinding", "Eén zin over wat mensen zeiden, met de woorden die haar dragen en tegenspreken."),
            ("Besluit", "Wat het team met bevindingen doet, met een reden en een naam."),
            ("Buiten en binnen", "Mensen buiten de overheid, en mensen die bij de overheid werken."),
            ("Gelegenheid", "Een ronde op het web, een gespreksgroep, een bijeenkomst of een klas."),
            ("Inbreng", "Wat iemand zei of schreef."),
            ("Voorlopig", "Mensen kunnen nog op het besluit reageren."),
        ),
    )
