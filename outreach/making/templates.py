"""What a new event begins with, by kind: texts in plain words. All can be changed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind, SignUpMode

_WORDS = _(
    "Wij schrijven op wat u zegt, zonder uw naam. Het gaat mee in het ontwerp van de Belangenbehartiger. "
    "Binnen zes weken leest u hier wat wij hoorden en wat wij ermee doen."
)
_TEAM = _("Twee of drie mensen van het team dat de Belangenbehartiger voorbereidt. Niemand heeft uw dossier bij zich.")


@dataclass(frozen=True, slots=True)
class EventTemplate:
    """One kind of event. `minutes` is how long it usually takes, `places` how many people fit."""

    kind: EventKind
    description: str | Promise
    title: str | Promise
    summary: str | Promise
    for_whom: str | Promise
    programme: str | Promise
    who_is_there: str | Promise
    words_used: str | Promise
    sign_up: SignUpMode
    minutes: int
    places: int


TEMPLATES: dict[str, EventTemplate] = {
    each.kind.value: each
    for each in (
        EventTemplate(
            EventKind.EVENING,
            _("Mensen zeggen wat zij ervan vinden, aan tafels met een paar vragen."),
            _("Avond in de buurt: waar loopt u vast?"),
            _("Kom vertellen waar u vastliep met belasting of toeslagen, en wat u had geholpen."),
            _("Iedereen is welkom. U hoeft niets te weten van wetten of regels."),
            _("Inloop met koffie en thee.\nKort uitleg.\nPraten aan tafels.\nSamen kijken wat wij hoorden."),
            _TEAM,
            _WORDS,
            SignUpMode.OPEN,
            120,
            60,
        ),
        EventTemplate(
            EventKind.DESK,
            _("Een vaste tijd en plek waar mensen binnenlopen."),
            _("Spreekuur: loop binnen en vertel"),
            _("Loop binnen en vertel wat u meemaakte. Het mag kort, het mag lang."),
            _("Iedereen is welkom. Komt u liever met iemand samen? Dat mag."),
            _("U praat met één persoon. Het duurt zo lang als u wilt."),
            _TEAM,
            _WORDS,
            SignUpMode.NONE,
            180,
            20,
        ),
        EventTemplate(
            EventKind.WORKING_VISIT,
            _("Wij gaan kijken en luisteren bij een organisatie."),
            _("Werkbezoek"),
            _("Wij komen kijken hoe mensen geholpen worden, en wat er misgaat."),
            _("Voor de mensen van de organisatie en wie zij helpen."),
            _("Rondleiding.\nMeelopen met het werk.\nGesprek over wat er beter kan."),
            _TEAM,
            _WORDS,
            SignUpMode.INVITED,
            150,
            15,
        ),
        EventTemplate(
            EventKind.INSPIRATION,
            _("Kamerleden maken mee wat mensen meemaken, en proberen een keuze te maken."),
            _("Inspiratiesessie: kies maar eens"),
            _("Kamerleden lopen door een verhaal van een burger, en merken hoe lastig kiezen is."),
            _("Voor Kamerleden en hun medewerkers. Er zijn ook mensen bij die het zelf meemaakten."),
            _("Twee verhalen.\nZelf kiezen.\nPraten over wat u koos, en waarom."),
            _TEAM,
            _WORDS,
            SignUpMode.INVITED,
            90,
            25,
        ),
        EventTemplate(
            EventKind.HELPERS,
            _("Mensen die anderen helpen, wisselen uit wat werkt."),
            _("Bijeenkomst van hulpverleners: wat werkt?"),
            _("Wat loste u op, en hoe lukte dat? Vertel het aan anderen die ook helpen."),
            _("Voor wie mensen helpt met belasting, toeslagen of schulden. Betaald of als vrijwilliger."),
            _("Kennismaken.\nGoede voorbeelden aan tafels.\nWat moet er anders?"),
            _TEAM,
            _WORDS,
            SignUpMode.NEEDED,
            150,
            40,
        ),
        EventTemplate(
            EventKind.ONLINE,
            _("Praten via het scherm. Wie wil, belt mee met de telefoon."),
            _("Online praten over hulp"),
            _("Praat vanuit huis mee over hulp bij belasting en toeslagen."),
            _("Iedereen is welkom. Uw camera mag uit."),
            _("Kort uitleg.\nPraten in kleine groepen.\nSamen kijken wat wij hoorden."),
            _TEAM,
            _WORDS,
            SignUpMode.NEEDED,
            90,
            40,
        ),
    )
}
