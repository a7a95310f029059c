"""The sheet that says how was counted, what is hidden, and what the figures mean: for whoever uses the numbers."""

from collections.abc import Iterator

from django.conf import settings

from contributions.service import HIDDEN, Column, Groups, Scope, Sheet

from .guard.telling import REASONS
from .models import Audience


def method_rows(scope: Scope) -> Iterator[tuple[str, str]]:
    """(subject, explanation); one query, for the groups."""
    smallest, quote = settings.SMALLEST_CELL, settings.SMALLEST_QUOTE_GROUP
    yield (
        "Wie telt mee",
        "Ieder die de inbreng verstuurde en niet terugtrok. Reclame en wat verboden is, telt niet mee. Wie bij twee "
        "gelegenheden meedeed, is één mens en twee deelnames.",
    )
    yield (
        "Mensen en deelnames",
        "Bij een bevinding tellen wij verschillende mensen. Op ‘Deelnames’, ‘WAT’, ‘HOE’ en ‘WIE’ tellen wij "
        "deelnames per gelegenheid. Handen en klassen staan ernaast en tellen wij nooit op bij mensen.",
    )
    yield (
        "Geen steekproef van Nederland",
        "Mensen deden mee omdat zij dat wilden, of omdat wij hen vroegen. De aantallen zeggen hoeveel mensen iets "
        "zeiden. Zij zeggen niet hoeveel Nederlanders dat vinden.",
    )
    yield (
        "Perspectieven",
        "Ieder kiest zelf van waaruit hij of zij spreekt, of zegt het niet. Buiten de overheid en binnen de overheid "
        "staan naast elkaar. Niemand is namens een groep geteld die dat niet zelf zei.",
    )
    for group in Groups.of(scope).by_code.values():
        yield f"Groep ‘{group.label}’", group.side
    yield (
        "Kleine aantallen",
        f"Eén tot {smallest - 1} mensen of woorden tonen wij niet: daar staat ‘{HIDDEN}’. Wat daarmee uit te "
        f"rekenen is, is ook verborgen. Een groep noemen wij bij woorden alleen vanaf {quote} mensen.",
    )
    if scope.audience != Audience.INTERNAL:
        for reason in REASONS.values():
            yield "Waarom iets verborgen is", reason
        yield (
            "Wat hier niet in staat",
            "Woorden waarvan de schrijver geen publicatie wil. Zij tellen wel mee in de aantallen.",
        )
    yield (
        "Van woorden naar codes",
        "Analisten kiezen woorden en geven die een code. De computer mag een code voorstellen. Die telt pas als een "
        "mens het ermee eens is; dat staat bij elk fragment.",
    )
    yield (
        "Alfa en kappa",
        "Twee analisten coderen een deel los van elkaar. Alfa (Krippendorff) en kappa (Cohen) zeggen hoe vaak zij "
        "gelijk zijn, zonder het toeval. 1 is altijd gelijk, 0 is toeval. Vanaf 0,800 is een code betrouwbaar, "
        "vanaf 0,667 voorzichtig. Onder twintig bijdragen zijn de grenzen indicatief.",
    )
    yield (
        "Bevinding en besluit",
        "Een bevinding is één zin die op woorden of tellingen rust, ook op wat ertegen spreekt. Een besluit noemt "
        "zijn bevindingen, een reden en wie aanspreekbaar is.",
    )
    yield (
        "Aantallen nagaan",
        "Op ‘Onderbouwing’ staat bij elke bevinding het nummer van de bijdrage. Op ‘Bijdragen’ staan de woorden. "
        "Alles is van één moment: optellingen op verschillende bladen kloppen met elkaar.",
    )


METHOD = Sheet(
    code="methode",
    title="Over de methode",
    description="Hoe wij telden, wat verborgen is en wat de cijfers betekenen.",
    order=97,
    columns=(
        Column("subject", "Onderwerp", "Waar de regel over gaat.", 32, wrap=True),
        Column("text", "Uitleg", "De uitleg.", 100, wrap=True),
    ),
    rows=method_rows,
)
