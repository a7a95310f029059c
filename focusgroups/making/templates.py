"""What a new group begins with, by kind: texts in plain words and numbers that usually work. All can be changed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import GroupKind

_TRAVEL = _("Wij betalen uw reis. U krijgt iets te drinken en te eten.")
_REPORT = _(
    "Een verslaglegger schrijft mee. Wij schrijven uw naam niet op. U leest het verslag eerst zelf. "
    "Klopt iets niet? Dan veranderen wij het."
)


@dataclass(frozen=True, slots=True)
class GroupTemplate:
    """One kind of conversation. `minutes` is how long it usually takes."""

    kind: GroupKind
    description: str | Promise
    title: str | Promise
    question: str | Promise
    for_whom: str | Promise
    what_you_get: str | Promise
    words_used: str | Promise
    size: int
    minimum: int
    most_sessions: int
    minutes: int


TEMPLATES: dict[str, GroupTemplate] = {
    each.kind.value: each
    for each in (
        GroupTemplate(
            GroupKind.FOCUS_GROUP,
            _("Ongeveer acht mensen praten met elkaar over één vraag."),
            _("Samen praten over hulp"),
            _("Welke hulp had u nodig, en wanneer?"),
            _("Voor mensen die dit zelf meemaakten. U hoeft niets te weten van wetten of regels."),
            _TRAVEL,
            _REPORT,
            8,
            4,
            1,
            120,
        ),
        GroupTemplate(
            GroupKind.ROUND_TABLE,
            _("Burgers, organisaties en overheid praten samen aan één tafel. Burgers zitten er nooit alleen."),
            _("Aan tafel over hulp"),
            _("Wat moet er anders, en wie doet dat?"),
            _(
                "Voor mensen die dit zelf meemaakten, en voor wie hen helpt. Er zitten altijd minstens drie burgers. "
                "Van de overheid zitten er hoogstens twee mensen."
            ),
            _TRAVEL,
            _REPORT,
            10,
            6,
            1,
            120,
        ),
        GroupTemplate(
            GroupKind.INTERVIEW,
            _("Een gesprek met één persoon. Goed als iemand niet in een groep wil praten."),
            _("Een gesprek met u alleen"),
            _("Wat maakte u mee, en wat had u geholpen?"),
            _("Voor wie liever alleen praat. U kiest of wij bellen, of bij u langskomen."),
            _("Wij komen naar u toe, of wij bellen u. Het kost u niets."),
            _REPORT,
            1,
            1,
            10,
            60,
        ),
        GroupTemplate(
            GroupKind.WORK_SESSION,
            _("Een groep werkt samen iets uit, zoals een tekst of een lijst."),
            _("Samen iets maken"),
            _("Hoe ziet het eruit als het goed werkt?"),
            _("Voor wie al eens meedeed, of het van dichtbij kent. Wij leggen alles vooraf uit."),
            _TRAVEL,
            _REPORT,
            12,
            5,
            2,
            180,
        ),
    )
}
