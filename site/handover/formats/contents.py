"""The first sheet of a workbook: which dossier this is, and every sheet with a link, what is in it and how much.

Numbers of rows are known when all has been written: writers make this sheet last and put it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from contributions.service import HIDDEN, Sheet

from ..models import Audience

if TYPE_CHECKING:
    from ..dossier import Dossier

TITLE = "Inhoud"
HEAD = ("Blad", "Soort", "Wat erin staat", "Regels", "Verborgen")
WIDTHS = (32, 22, 80, 10, 12)
BACK = "Terug naar deze bladzijde: kies ‘Inhoud’ in het naamvak, links boven de kolommen."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: its name, the colour of its tab, and up to which place in the order it goes."""

    name: str
    colour: str
    until: int


#: In the order of the sheets. The colour only repeats what the column ‘Soort’ says.
KINDS = (
    Kind("Lees dit eerst", "0B5C55", 9),
    Kind("Per actie", "A33E00", 19),
    Kind("Rondes en vragen", "2B5EA7", 36),
    Kind("Gesprekken en klassen", "6B4C9A", 49),
    Kind("Woorden van mensen", "7A6A00", 59),
    Kind("Bevindingen", "A1286A", 65),
    Kind("Ontwerp en besluiten", "1F7A33", 90),
    Kind("Uitleg", "5A5A5A", 1_000),
)


def kind_of(sheet: Sheet) -> Kind:
    """What kind of sheet this is, by its place among the others."""
    return next(kind for kind in KINDS if sheet.order <= kind.until)


@dataclass(slots=True)
class Line:
    """One sheet: under which name it stands in the file, and how much is in it."""

    name: str
    sheet: Sheet
    rows: int = 0
    hidden: int = 0


@dataclass(slots=True)
class Contents:
    """What stands on the first sheet. `lines` are filled while the others are written."""

    title: str
    number: str
    about: Sequence[tuple[str, str]]
    status: str
    lines: list[Line] = field(default_factory=list)

    @property
    def foot(self) -> str:
        """What stands below every printed page."""
        return f"Dossier {self.number} · {self.status}"


def contents_of(dossier: "Dossier") -> Contents:
    """The first sheet of this dossier, without its lines yet."""
    about = (
        ("Nummer", dossier.number),
        ("Gegevens van", f"{timezone.localtime(dossier.made_on):%d-%m-%Y %H:%M}"),
        ("Stand", dossier.status),
        ("Voor wie", str(Audience(dossier.scope.audience).label)),
        ("Verborgen", f"Hoe vaak op een blad ‘{HIDDEN}’ staat."),
        ("Weg terug", BACK),
    )
    return Contents(dossier.title, dossier.number, about, dossier.status)
