"""Which sheets a dossier has: those of every app, with a cover before them and a codebook behind."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from contributions.service import HIDDEN, Column, Scope, Sheet

from .models import Audience

#: Where apps put their SHEETS. (In contributions `sheets` holds the shape, and `sheets_rows` its own sheets.)
_MODULES = ("sheets", "sheets_rows")


def app_sheets() -> list[Sheet]:
    """The sheets of all apps that have any, in order."""
    found: list[Sheet] = []
    for config in apps.get_app_configs():
        for module in _MODULES:
            name = f"{config.name}.{module}"
            if find_spec(name) is not None:
                found.extend(getattr(import_module(name), "SHEETS", ()))
    return sorted(found, key=lambda sheet: (sheet.order, sheet.code))


def status_of(adopted_by: str) -> str:
    """Whether somebody answers for a dossier yet."""
    return f"Vastgesteld door {adopted_by}" if adopted_by else "Concept: nog niet vastgesteld"


def sheets_of(scope: Scope, *, title: str, number: str, moment: datetime, adopted_by: str = "") -> list[Sheet]:
    """Cover, the sheets for this audience, codebook. `title` and `number` tell which dossier this is."""
    middle = [sheet for sheet in app_sheets() if scope.audience in sheet.audiences]
    cover = _cover(middle, title=title, number=number, moment=moment, status=status_of(adopted_by))
    return [cover, *middle, _codebook(middle)]


def _cover(sheets: list[Sheet], *, title: str, number: str, moment: datetime, status: str) -> Sheet:
    def rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
        yield "Wat is dit?", title
        yield "Voor wie", str(Audience(scope.audience).label)
        yield "Gemaakt door", settings.SITE_NAME
        yield "Gegevens van", timezone.localtime(moment).strftime("%d-%m-%Y %H:%M")
        yield "Nummer", number
        yield "Stand", status
        yield from _reading_guide(scope)
        for sheet in sheets:
            yield f"Blad ‘{sheet.title}’", sheet.description
        yield "Blad ‘Codeboek’", "Wat er in elke kolom staat."

    return Sheet(
        code="voorblad",
        title="Voorblad en leeswijzer",
        description="Wat dit is en hoe u het leest.",
        columns=(
            Column("subject", "Onderwerp", "Waar de regel over gaat.", 30),
            Column("text", "Uitleg", "De uitleg.", 100, wrap=True),
        ),
        rows=rows,
        order=0,
    )


def _reading_guide(scope: Scope) -> Iterator[tuple[str, str]]:
    if scope.audience == Audience.INTERNAL:
        yield (
            "Wat erin staat",
            (
                "Alle bijdragen die meetellen, ook wat niet op de website staat. Reclame en wat verboden is, staat er "
                "niet in. Deel dit niet buiten het team, en nooit met de Belastingdienst of Dienst Toeslagen."
            ),
        )
    else:
        yield (
            "Wat erin staat",
            (
                "Alleen bijdragen die zijn vrijgegeven en waarvan de schrijver publicatie goedvindt. "
                "De aantallen gaan over iedereen die meedeed."
            ),
        )
    yield (
        "Mensen tellen",
        (
            "Wij tellen mensen, geen klikken. Wie op uitnodiging meedeed en wie uit zichzelf kwam, staat apart. "
            "Het eigen team en wie niets over zichzelf zegt, staan apart en tellen niet mee in een balans."
        ),
    )
    yield (
        "Kleine aantallen",
        (
            f"Eén tot {settings.SMALLEST_CELL - 1} mensen tonen wij niet: daar staat ‘{HIDDEN}’. Soms is ook een "
            "groter getal verborgen, omdat het kleine anders uit te rekenen is."
        ),
    )
    if scope.audience != Audience.INTERNAL:
        yield (
            "Naast een eerder dossier",
            (
                "Wie twee openbare dossiers van elkaar aftrekt, mag geen paar mensen vinden. Soms staat er daarom een "
                "getal van eerder, of is een getal verborgen. Welke dat zijn, staat op ‘Aantallen van eerder’."
            ),
        )
    yield (
        "Niemand is te vinden",
        (
            f"Bij een bijdrage staat een groep alleen als er minstens {settings.SMALLEST_QUOTE_GROUP} mensen in "
            "zitten. De volgorde is willekeurig, en er staat geen dag bij. Bijdragen van één persoon zijn niet te "
            "koppelen. Let op: een verhaal zelf kan iemand verraden. Ga er zorgvuldig mee om."
        ),
    )
    yield (
        "Van besluit naar bron",
        (
            "Elk besluit noemt zijn bevindingen en voorstellen. Zoek het nummer van een bijdrage op in het blad "
            "‘Bijdragen’, of op de website in het beheer."
        ),
    )


def _codebook(sheets: list[Sheet]) -> Sheet:
    def rows(_scope: Scope) -> Iterator[tuple[Any, ...]]:
        for sheet in sheets:
            for column in sheet.columns:
                yield sheet.title, column.title, column.key, _KINDS[column.kind], column.meaning, column.values

    return Sheet(
        code="codeboek",
        title="Codeboek",
        description="Wat er in elke kolom staat.",
        columns=(
            Column("sheet", "Blad", "Op welk blad.", 26),
            Column("title", "Kolom", "De kop van de kolom.", 28),
            Column("key", "Sleutel", "De naam van de kolom voor computers; verandert niet.", 18),
            Column("kind", "Soort", "Wat voor gegeven het is.", 14),
            Column("meaning", "Betekenis", "Wat het betekent.", 70, wrap=True),
            Column("values", "Waarden", "Welke waarden er zijn.", 70, wrap=True),
        ),
        rows=rows,
        order=99,
        identity=("sheet", "key"),
    )


_KINDS = {
    "text": "tekst",
    "code": "code",
    "integer": "heel getal",
    "number": "getal",
    "date": "datum",
    "boolean": "ja of nee",
}
