"""The columns of the sheet, in order. Writing and reading both come from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import Perspective
from people.service import Province

from ...enums import PartnerKind, PartnerOffer, YesNoUnknown
from ...languages import LANGUAGES

HELPS = "helps"
#: What stands in a cell that must become empty. An empty cell changes nothing.
EMPTY = "-"
#: Between the choices in one cell.
BETWEEN = "; "


class Kind(Enum):
    """What goes in a cell."""

    TEXT = "text"
    ONE = "one"
    SEVERAL = "several"
    YES = "yes"
    NUMBER = "number"
    DAY = "day"
    MAIL = "mail"
    SITE = "site"


@dataclass(frozen=True)
class Column:
    """One column: the field of Partner (or `helps`), what stands above it, and what one may fill in."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    longest: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """How each choice may be written (plain) -> its code."""
        found = {plain(code): code for code, _label in self.choices}
        found |= {plain(way): code for code, way in self.also}
        return found | {plain(label): code for code, label in self.choices}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Code -> how it is written: by its words, or by its code when the words would be read otherwise."""
        return {
            code: label if self.codes[plain(label)] == code and ";" not in label and label.strip() != EMPTY else code
            for code, label in self.choices
        }


def plain(text: str) -> str:
    """To compare by: one kind of space, quote and capital."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold().rstrip(".")


def columns() -> list[Column]:
    """All columns, in Dutch whatever language the colleague reads: a list is passed on. One query (perspectives)."""
    with translation.override(settings.LANGUAGE_CODE):
        return _columns()


def _columns() -> list[Column]:
    perspectives = list(Perspective.objects.order_by("order", "pk"))
    several, one = _("Meer dan één mag, met een ; ertussen. Zie het blad ‘Keuzes’."), _("Kies uit de lijst.")
    yes_no = tuple((each.value, str(each.label)) for each in YesNoUnknown)
    return [
        Column("number", _("Nummer"), hint=_("Mag leeg. Hetzelfde nummer is dezelfde partner."), longest=20),
        Column("name", _("Naam"), hint=_("Altijd invullen."), longest=150),
        Column("kind", _("Soort"), Kind.ONE, one, choices=_pairs(PartnerKind)),
        Column("town", _("Plaats"), longest=80),
        Column("provinces", _("Werkt in"), Kind.SEVERAL, several, choices=_pairs(Province)),
        Column("nationwide", _("Werkt in het hele land"), Kind.YES, _("ja of nee")),
        Column("offers", _("Wat zij doen"), Kind.SEVERAL, several, choices=_pairs(PartnerOffer)),
        Column(
            "languages",
            _("Talen"),
            Kind.SEVERAL,
            several,
            choices=tuple((code, str(name)) for code, name in LANGUAGES.items()),
        ),
        Column(
            HELPS,
            _("Wie zij helpen"),
            Kind.SEVERAL,
            several,
            choices=tuple((each.code, each.label) for each in perspectives),
            also=tuple((each.code, each.plain_label) for each in perspectives),
        ),
        Column("helps_entrepreneurs", _("Helpt ook ondernemers"), Kind.ONE, one, choices=yes_no),
        Column("income_limit", _("Grens aan het inkomen"), Kind.ONE, one, choices=yes_no),
        Column("limits", _("Voor wie niet"), longest=300),
        Column("costs", _("Wat het kost"), hint=_("Leeg is gratis."), longest=120),
        Column("waiting_weeks", _("Wachttijd in weken"), Kind.NUMBER, _("Een heel getal. 0 is meteen.")),
        Column("website", _("Website"), Kind.SITE, longest=200),
        Column("email", _("E-mailadres van de organisatie"), Kind.MAIL, _("Niet van een persoon."), longest=254),
        Column("phone", _("Telefoonnummer van de organisatie"), hint=_("Niet van een persoon."), longest=30),
        Column("opening_hours", _("Wanneer open"), longest=200),
        Column("is_public", _("Op de website"), Kind.YES, _("ja of nee. Ja mag alleen als alles is nagekeken.")),
        Column("checked_on", _("Nagekeken op"), Kind.DAY, _("Bijvoorbeeld 3-11-2026.")),
        Column("ended_on", _("Werkt niet meer met ons sinds"), Kind.DAY, _("Bijvoorbeeld 3-11-2026.")),
    ]


def _pairs(choices: type[PartnerKind] | type[PartnerOffer] | type[Province]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.value), str(each.label)) for each in choices)
