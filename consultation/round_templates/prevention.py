"""The round on preventing trouble and help close by (action 4 of the agenda)."""

from ..enums import Influence, ItemKind, MethodCode, TemplateGroup
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

_WENT_WRONG = ItemTemplate(
    key="went_wrong",
    kind=ItemKind.STORY,
    text="Kwam u wel eens te laat bij hulp? Vertel hoe dat kwam.",
    help="Het mag ook over iemand gaan die u hielp. Noem geen namen en geen nummers.",
    agenda=(4,),
    options=(
        OptionTemplate("when", "Wanneer ging het mis?"),
        OptionTemplate("earlier", "Wat had eerder geholpen?"),
        OptionTemplate("found", "Hoe vond u hulp, of waarom niet?"),
    ),
)

_INFORMATION = ItemTemplate(
    key="information",
    kind=ItemKind.MULTIPLE,
    text="Hoe wilt u uitleg krijgen over belasting en toeslagen?",
    help="U kunt meer antwoorden kiezen.",
    agenda=(4, 9),
    min_choices=1,
    options=(
        OptionTemplate("letter", "Een korte brief", "In gewone woorden, met wat u moet doen."),
        OptionTemplate("phone", "Iemand die mij belt", "U kunt dan meteen iets vragen."),
        OptionTemplate("video", "Een filmpje", "Met beeld en stem, op uw telefoon."),
        OptionTemplate("person", "Een gesprek in de buurt", "Bijvoorbeeld in de bibliotheek."),
        OptionTemplate("school", "Op school of op het werk", "Voordat u er zelf mee te maken krijgt."),
        OptionTemplate("own_language", "In mijn eigen taal", "Niet iedereen leest goed Nederlands."),
    ),
)

_HELPER_NEEDS = ItemTemplate(
    key="helper_needs",
    kind=ItemKind.OPEN,
    text="Helpt u zelf mensen? Wat hebt u nodig om dat goed te doen?",
    help="Helpt u niemand? Sla deze vraag dan over.",
    agenda=(4, 6),
)

_MISSING = ItemTemplate(
    key="missing",
    kind=ItemKind.OPEN,
    text="Voor wie is er nu geen hulp?",
    help="Denk aan een plek, een leeftijd, een bedrijf of een inkomen.",
    agenda=(4, 8),
)

_TOP = ItemTemplate(
    key="top",
    kind=ItemKind.TOP,
    text="Wat helpt het meest om problemen te voorkomen? Kies er drie.",
    help="Er is geen geld voor alles tegelijk.",
    agenda=(4, 3),
    max_choices=3,
    options=(
        OptionTemplate(
            "line", "Een eigen lijn voor helpers", "Een helper belt, en krijgt meteen iemand die het weet."
        ),
        OptionTemplate("network", "Een netwerk van hulp", "In elke streek is er hulp bij belasting en toeslagen."),
        OptionTemplate("letters", "Brieven die u begrijpt", "Eerst getest met mensen zelf."),
        OptionTemplate("call", "Bellen voordat het misgaat", "De dienst belt u bij een grote verandering."),
        OptionTemplate("entrepreneurs", "Hulp voor kleine ondernemers", "Voor hen is er nu bijna niets."),
        OptionTemplate("training", "Lessen voor helpers", "Zij leren van elkaar, en van de diensten."),
        OptionTemplate("youth", "Uitleg voor jongeren", "Op tijd, als zij achttien worden."),
    ),
)

PREVENTION = RoundTemplate(
    code="prevention",
    label="Voorkomen en hulp dichtbij",
    description="Vier vragen, en de drie belangrijkste kiezen. Over actie 4: preventie en eerste hulp.",
    title="Hoe voorkomen wij dat mensen vastlopen?",
    slug="voorkomen",
    question="Wat hebben mensen en helpers nodig, zodat het niet misgaat?",
    introduction="Het beste is als niemand vastloopt. Daar is goede hulp in de buurt voor nodig, en uitleg die iedereen "
    "begrijpt. Vertel ons wat u mist.",
    why="Niet overal in het land is hulp te vinden. En wie een eigen bedrijf heeft, vindt vaak niets. "
    "Er is al onderzocht welke hulp er is. Nu willen wij van u weten wat er ontbreekt.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij zetten op een rij wat mensen en helpers nodig hebben. Daarna schrijven wij op wat de "
    "belangenbehartiger zelf doet, en wat anderen beter kunnen. U kunt daar nog op reageren.",
    group=TemplateGroup.WHAT,
    influence=Influence.THINK,
    agenda=(4, 9),
    faq=(HOW_LONG, MY_OWN_CASE, WHO_CAN_SEE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Wat u nodig hebt", (_WENT_WRONG, _INFORMATION, _HELPER_NEEDS, _MISSING)),
        StepTemplate("Wat komt het eerst?", (_TOP,), method=MethodCode.PRIORITIES),
    ),
)
