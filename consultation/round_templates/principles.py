"""The round on leading principles, beginning at the charter (action 5 of the agenda)."""

from ..enums import Influence, ItemKind, MethodCode, ProductKind, TemplateGroup
from .shape import (
    ASKED_BY,
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    READ_BY,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    OptionTemplate,
    RoundTemplate,
    StepTemplate,
)

_RIGHT = ItemTemplate(
    key="right",
    kind=ItemKind.OPEN,
    text="Wat mag u altijd verwachten van de overheid?",
    help="Ook als u zelf een fout maakte. Eén ding is genoeg.",
    agenda=(5,),
)

_BROKEN = ItemTemplate(
    key="broken",
    kind=ItemKind.SINGLE,
    text="Een dienst houdt zich niet aan een afspraak uit deze tekst. Wat moet er dan gebeuren?",
    agenda=(5, 7),
    options=(
        OptionTemplate("repair", "De dienst maakt het goed", "Met excuses, en met een oplossing."),
        OptionTemplate("explain", "De dienst legt uit waarom", "U krijgt een eerlijk antwoord, met een naam erbij."),
        OptionTemplate("report", "Het komt in de openbaarheid", "Iedereen kan lezen hoe vaak het misgaat."),
        OptionTemplate("other", "Iets anders", "", "Wat dan?"),
    ),
)

_BOTH_WAYS = ItemTemplate(
    key="both_ways",
    kind=ItemKind.OPEN,
    text="Wat mag de overheid van ú verwachten?",
    help="Rechten en plichten horen bij elkaar.",
    agenda=(5,),
)


def _paragraph(key: str, text: str, explanation: str) -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.PARAGRAPH, text=text, help=explanation, agenda=(5,))


_TEXT = (
    _paragraph(
        "listen",
        "Wij luisteren eerst.",
        "Wij vragen wat er speelt, voordat wij een besluit nemen. U mag uw verhaal vertellen in uw eigen woorden.",
    ),
    _paragraph(
        "explain",
        "Wij leggen uit wat wij doen, en waarom.",
        "Dat doen wij in gewone woorden. Begrijpt u het niet, dan is dat ons probleem en niet dat van u.",
    ),
    _paragraph(
        "measure",
        "Wij kijken of de regel past bij de mens.",
        "Is de uitkomst te hard? Dan zoeken wij naar de ruimte in de wet. Is die er niet, dan zeggen wij dat hardop.",
    ),
    _paragraph(
        "in_time",
        "U krijgt op tijd antwoord.",
        "Wij noemen een dag. Halen wij die dag niet, dan hoort u dat van tevoren, en u hoort waarom.",
    ),
    _paragraph(
        "repair",
        "Wij maken fouten goed.",
        "Ging het mis door ons? Dan hoeft u daar niet om te vragen. Een fout van u mag geen ramp worden.",
    ),
)

PRINCIPLES = RoundTemplate(
    code="principles",
    label="Leidende principes",
    description="Drie vragen, en een tekst van vijf stukjes om samen te verbeteren. Over actie 5.",
    title="Wat beloven wij elkaar?",
    slug="wat-beloven-wij",
    question="Welke regels gelden altijd, voor de overheid en voor u?",
    introduction="Er is al een handvest: een tekst met rechten en plichten. Weinig mensen kennen die tekst. "
    "Help ons een korte tekst te maken waar iedereen mee verder kan.",
    why="Wie vastloopt, hoort vaak alleen wat de regels zijn. Maar wat mag u verwachten van wie de regels uitvoert? "
    "Dat willen wij samen opschrijven. Dan kunt u ons eraan houden.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit welke principes in het plan komen.",
    read_by=READ_BY,
    what_happens_next="Wij maken een nieuwe versie van de tekst, met uw woorden erin. U ziet wat er veranderde. "
    "Daarna kunt u er nog een keer op reageren.",
    group=TemplateGroup.HOW,
    influence=Influence.THINK,
    agenda=(5,),
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Uw antwoorden", (_RIGHT, _BOTH_WAYS, _BROKEN)),
        StepTemplate("De tekst, stukje voor stukje", _TEXT, method=MethodCode.DRAFT, product=ProductKind.PRINCIPLES),
    ),
)
