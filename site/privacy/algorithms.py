"""The algorithms that help people here, each in the fields of the Algoritmeregister's publication standard (1.0).

Each app declares its own in its `algorithms.py`, imported by its `AppConfig.ready()`. From the declarations come the
public page, and docs/privacy/algorithms.md, from which somebody fills in the register of the government. The texts are
Dutch and are not translated: they are what is published.
"""

from dataclasses import dataclass, fields

from django.urls import reverse
from django.utils import translation

#: Our own fields, that are not of the standard.
OWN = ("key", "code", "page", "is_off_by_default")

#: field -> how the standard calls it, in the order of the standard.
LABELS = {
    "name": "Naam",
    "organization": "Organisatie",
    "short_description": "Korte beschrijving",
    "category": "Publicatiecategorie",
    "status": "Status",
    "begin": "Begindatum",
    "theme": "Thema",
    "contact": "Contactgegevens",
    "goal": "Doel",
    "impact": "Impact",
    "proportionality": "Afwegingen",
    "human_intervention": "Menselijke tussenkomst",
    "risk_management": "Risicobeheer",
    "lawful_basis": "Wettelijke basis",
    "lawful_basis_links": "Links naar wettelijke basis",
    "impact_assessments": "Impacttoetsen",
    "source_data": "Gegevens",
    "source_data_links": "Links naar gegevensbronnen",
    "methods_and_models": "Technische werking",
    "provider": "Leverancier",
    "source_code": "Broncode",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Algorithm:
    """One algorithm. `page` names the address that explains it; `code` are the folders or files it lives in."""

    key: str
    page: str
    code: tuple[str, ...]
    is_off_by_default: bool = False

    name: str
    short_description: str
    goal: str
    impact: str
    proportionality: str
    human_intervention: str
    risk_management: str
    source_data: str
    methods_and_models: str

    organization: str = "Het team van de kwartiermaker (de formele organisatie volgt uit het instellingsbesluit)"
    category: str = "Overige algoritmes: geen hoog risico, geen besluit over mensen"
    status: str = "In ontwikkeling; gaat in gebruik met de eerste ronde"
    begin: str = "Nog niet in gebruik"
    theme: str = "Organisatie en bedrijfsvoering"
    contact: str = "Naam en telefoonnummer staan onderaan elke pagina van de website"
    lawful_basis: str = (
        "Taak van algemeen belang (AVG artikel 6, lid 1, onder e). De wet of het besluit dat die taak vastlegt, volgt."
    )
    lawful_basis_links: str = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    impact_assessments: str = (
        "DPIA: concept, docs/privacy/dpia.md. IAMA: niet gedaan, want het algoritme besluit niet over mensen; "
        "opnieuw bekijken vóór gebruik."
    )
    source_data_links: str = "docs/privacy/register.md: alle tabellen, met doel en bewaartermijn"
    provider: str = "Eigen ontwikkeling, open broncode (EUPL-1.2); geen leverancier"

    @property
    def source_code(self) -> str:
        """Where the code is, in the repository."""
        return ", ".join(self.code)

    @property
    def url(self) -> str:
        """Where people read how it works, in plain words."""
        return reverse(self.page)

    def told(self) -> list[tuple[str, str]]:
        """(what the standard calls it, our words), in its order."""
        return [(label, str(getattr(self, name))) for name, label in LABELS.items()]


_declared: dict[str, Algorithm] = {}


def declare_algorithm(*found: Algorithm) -> None:
    """Put algorithms on the list. Declaring a key twice is an error."""
    for algorithm in found:
        if algorithm.key in _declared:
            raise ValueError(f"algorithm {algorithm.key} is declared already")
        _declared[algorithm.key] = algorithm


def algorithms() -> list[Algorithm]:
    """All of them, by name."""
    return sorted(_declared.values(), key=lambda algorithm: algorithm.name)


def as_markdown() -> str:
    """The document: one text per algorithm. The same declarations give the same text, byte for byte."""
    lines = [
        "# Teksten voor het Algoritmeregister",
        "",
        "Gemaakt door `manage.py algorithm_register docs/privacy/algorithms.md`, uit wat elke app zelf verklaart",
        "(`algorithms.py` in de app). Verander het daar, niet hier. De velden volgen de publicatiestandaard 1.0.",
        "Dezelfde teksten staan op de website: `/privacy/algoritmes/`. **Nog niet ingestuurd**: dat doet de",
        "organisatie zelf, als zij bestaat.",
    ]
    with translation.override("nl"):
        for algorithm in algorithms():
            lines += ["", f"## {algorithm.name}", ""]
            lines += [f"- **{label}**: {text}" for label, text in algorithm.told()]
            lines += [f"- **Publiekspagina**: `{algorithm.url}`"]
    return "\n".join(lines) + "\n"


def standard_fields() -> set[str]:
    """The fields of ours that are of the standard; a test holds them equal to LABELS."""
    return {each.name for each in fields(Algorithm)} - set(OWN) | {"source_code"}
