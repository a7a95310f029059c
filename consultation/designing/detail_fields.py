"""The table of details: per kind of product what one fills in at an element."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..enums import ProductKind


class Holds(StrEnum):
    """What a detail is."""

    TEXT = "text"
    LINE = "line"
    CHOICE = "choice"
    NUMBER = "number"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail: its code for ever, the question on the form, and a short label on the website."""

    code: str
    label: Any
    holds: Holds = Holds.TEXT
    help: Any = ""
    short: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    required: bool = False
    least: int = 0
    most: int = 0
    unit: Any = ""


SIDES = (
    ("inside", _("Binnen: werkt bij de overheid")),
    ("outside", _("Buiten: werkt bij een organisatie of als zelfstandige")),
    ("secondment", _("Uitgeleend: tijdelijk, door een andere organisatie")),
)
#: The same in one word, for a picture.
SIDE_WORDS = {"inside": _("Binnen"), "outside": _("Buiten"), "secondment": _("Uitgeleend")}
SEAT_KINDS = (
    ("competence", _("Competentie: hoe iemand werkt")),
    ("skill", _("Vak: wat iemand kan")),
    ("lived", _("Ervaring: wat iemand zelf meemaakte")),
)
SEAT_WORDS = {"competence": _("Competentie"), "skill": _("Vak"), "lived": _("Eigen ervaring")}
TRAITS = (
    ("critical_friend", _("Kritische vriend")),
    ("connector", _("Verbinder")),
    ("decisive", _("Daadkrachtig")),
    ("other", _("Iets anders")),
)
#: "Dit moet er niet komen" is an answer that counts: then the element says so.
WANTED = (
    ("yes", _("Ja, dit moet er komen")),
    ("no", _("Nee, dit moet er niet komen")),
    ("open", _("Nog niet besloten")),
)
NODES = (
    ("problem", _("Probleem")),
    ("activity", _("Wat wij doen")),
    ("result", _("Wat dat oplevert")),
    ("change", _("Wat er verandert")),
)

_IN_PRACTICE = Detail(
    "in_practice",
    _("Hoe ziet dat eruit in de praktijk?"),
    help=_("Geef een voorbeeld dat iedereen herkent."),
    short=_("In de praktijk"),
)
_POWER = (
    Detail(
        "wanted", _("Moet dit er komen?"), Holds.CHOICE, choices=WANTED, required=True, short=_("Moet het er komen?")
    ),
    Detail(
        "who_does_it_already",
        _("Wie doet dit nu al?"),
        help=_("Bijvoorbeeld de Nationale ombudsman of de inspectie. Zo doen wij niets dubbel."),
        short=_("Wie doet dit al"),
    ),
)

FIELDS: dict[ProductKind, tuple[Detail, ...]] = {
    ProductKind.CRITERIA: (
        Detail("takes_up", _("Wat pakken wij op?"), short=_("Pakt op")),
        Detail("does_not_take_up", _("Wat pakken wij niet op?"), short=_("Pakt niet op")),
        Detail("refers_to", _("Naar wie verwijzen wij dan?"), short=_("Verwijst naar")),
    ),
    ProductKind.PERSON: (
        Detail("trait", _("Welke kant van de persoon is dit?"), Holds.CHOICE, choices=TRAITS, short=_("Kant")),
        _IN_PRACTICE,
    ),
    ProductKind.TEAM: (
        Detail(
            "seat", _("Wat brengt iemand mee?"), Holds.CHOICE, choices=SEAT_KINDS, required=True, short=_("Brengt mee")
        ),
        Detail(
            "how_many", _("Hoeveel mensen?"), Holds.NUMBER, required=True, least=1, most=50, short=_("Hoeveel mensen")
        ),
        Detail("side", _("Waar staat deze persoon?"), Holds.CHOICE, choices=SIDES, required=True, short=_("Staat")),
    ),
    ProductKind.PRINCIPLES: (_IN_PRACTICE,),
    ProductKind.LADDER: (
        Detail(
            "term_days",
            _("Binnen hoeveel dagen?"),
            Holds.NUMBER,
            least=1,
            most=730,
            unit=_("dagen"),
            short=_("Termijn"),
            help=_("Laat dit leeg als er geen termijn is."),
        ),
        Detail("who", _("Wie doet dit?"), Holds.LINE, short=_("Wie")),
    ),
    ProductKind.POWERS: _POWER,
    ProductKind.LIMITS: _POWER,
    ProductKind.THEORY: (
        Detail("node", _("Wat is dit?"), Holds.CHOICE, choices=NODES, required=True, short=_("Soort")),
        Detail("leads_to", _("Waar leidt dit toe?"), Holds.CODES, short=_("Leidt tot")),
        Detail(
            "indicator",
            _("Waaraan merken wij het?"),
            help=_("Iets wat u kunt tellen of kunt merken."),
            short=_("Daaraan merken wij het"),
        ),
    ),
}
