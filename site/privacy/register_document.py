"""The register of processing (AVG art. 30) as a document, made from the declarations and nothing else."""

from collections.abc import Iterator

from django.utils import translation

from . import register
from .labels import BASIS_LABELS, NOMINATION_LABELS

INTRODUCTION = """# Register van verwerkingen

Dit stuk is gemaakt door `manage.py privacy_register docs/privacy/register.md`, uit wat elke app zelf over zijn
tabellen verklaart (`privacy.py` in de app). Verander het daar, niet hier. Een toets laat de bouw mislukken als een
tabel niet verklaard is, of als dit stuk achterloopt.

Verantwoordelijk: het team van de kwartiermaker. Ontvangers van de woorden zelf: alleen dat team. De Belastingdienst en
Dienst Toeslagen krijgen geen ruwe woorden. Er gaan geen gegevens naar landen buiten de EER.
"""


def as_markdown() -> str:
    """The whole register. The same declarations give the same text, byte for byte."""
    with translation.override("nl"):
        lines = [INTRODUCTION, "## Tabellen met gegevens van mensen", ""]
        for entry in sorted(register.declared(), key=lambda entry: entry.model._meta.label):
            lines += [*_about(entry), ""]
        lines += ["## Tabellen zonder gegevens van mensen", "", "| tabel | waarom |", "| --- | --- |"]
        lines += sorted(f"| `{model._meta.label}` | {reason} |" for model, reason in register.without().items())
        return "\n".join(lines) + "\n"


def _about(entry: register.PersonalData) -> Iterator[str]:
    yield f"### {entry.title} (`{entry.model._meta.label}`)"
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    yield f"| waarvoor | {entry.purpose} |"
    yield f"| grondslag | {BASIS_LABELS[entry.basis]} |"
    yield f"| bewaartermijn | {entry.term} |"
    yield f"| daarna | {NOMINATION_LABELS[entry.nomination]} |"
    yield f"| velden | {', '.join(f'`{name}`' for name in entry.fields) or 'alleen de koppeling'} |"
    yield f"| bij inzage | {'getoond' if entry.export else 'niet apart getoond'} |"
    if entry.export:
        yield f"| verbeteren | {entry.own_correction or 'op verzoek'} |"
    yield f"| bij wissen | {'gewist' if entry.purge else 'gaat mee met de rij waar het bij hoort, of blijft'} |"
    yield f"| na de termijn | {'vanzelf gewist' if entry.expired else 'gaat mee met de rij waar het bij hoort'} |"
