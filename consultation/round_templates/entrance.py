"""The round on the way in: how do cases reach the advocate, and who brings them (action 8 of the agenda)?"""

from ..enums import Influence, ItemKind, TemplateGroup
from .shape import (
    AGREEMENT,
    COMPLAINT_ROUTE,
    HOW_LONG,
    MY_OWN_CASE,
    ON_PAPER,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    OptionTemplate,
    RoundTemplate,
    StepTemplate,
)

_WHERE = ItemTemplate(
    key="where",
    kind=ItemKind.MULTIPLE,
    text="Waar zou u het eerst om hulp vragen?",
    help="U kunt meer antwoorden kiezen.",
    agenda=(8, 4),
    min_choices=1,
    options=(
        OptionTemplate("phone", "Ik zou bellen", "Eén telefoonnummer, met een mens aan de lijn."),
        OptionTemplate("neighbourhood", "In de buurt", "Bijvoorbeeld in de bibliotheek of het buurthuis."),
        OptionTemplate("helper", "Bij een helper die ik ken", "Bijvoorbeeld een sociaal raadsman of een boekhouder."),
        OptionTemplate("municipality", "Bij de gemeente", "Het wijkteam, de schuldhulp of het loket."),
        OptionTemplate("agency", "Bij de dienst zelf", "De Belastingdienst of Dienst Toeslagen."),
        OptionTemplate("online", "Op internet", "Een formulier, een chat of een bericht."),
        OptionTemplate(
            "nowhere",
            "Ik zou nergens om hulp vragen",
            "Ook dit is een antwoord. Het telt net zo goed mee.",
            "Wat houdt u tegen?",
        ),
    ),
)

_HELPER_FIRST = ItemTemplate(
    key="helper_first",
    kind=ItemKind.SINGLE,
    text="Moet iemand eerst met een helper praten, voordat de belangenbehartiger begint?",
    help="Een helper is bijvoorbeeld een sociaal raadsvrouw, of iemand van het Juridisch Loket.",
    agenda=(8, 2),
    options=(
        OptionTemplate("always", "Ja, altijd", "Dan is duidelijk wat er speelt. Het kost wel een extra stap."),
        OptionTemplate(
            "never", "Nee, u mag meteen aankloppen", "Dat is sneller. Er komen dan ook lichte vragen binnen."
        ),
        OptionTemplate(
            "depends",
            "Dat hangt van de zaak af",
            "Soms eerst een helper, soms meteen.",
            "Wanneer wel, en wanneer niet?",
        ),
    ),
)

_DARE = ItemTemplate(
    key="dare",
    kind=ItemKind.OPEN,
    text="Wat maakt dat u wél durft aan te kloppen?",
    help="Eén ding is genoeg.",
    agenda=(8, 9),
)

_WORKER = ItemTemplate(
    key="worker",
    kind=ItemKind.SCALE,
    text="Een medewerker van de Belastingdienst of Dienst Toeslagen moet zelf een zaak kunnen brengen.",
    help="Bijvoorbeeld een zaak die volgens de regels klopt, en toch niet goed voelt. Bent u het met deze zin eens?",
    agenda=(8, 6),
    options=AGREEMENT,
)

_WELCOME = ItemTemplate(
    key="welcome",
    kind=ItemKind.STORY,
    text="Vroeg u wel eens ergens om hulp, en ging dat goed? Vertel erover.",
    help="Noem geen namen en geen nummers.",
    agenda=(8,),
    options=(
        OptionTemplate("where", "Waar was dat?"),
        OptionTemplate("why_good", "Wat maakte dat het goed ging?"),
    ),
)

ENTRANCE = RoundTemplate(
    code="entrance",
    label="De weg naar binnen",
    description="Hoe komen zaken binnen, en wie brengt ze? Vijf vragen, over actie 8 van de agenda.",
    title="Waar klopt u aan?",
    slug="aankloppen",
    question="Hoe komt een zaak bij de belangenbehartiger, en wie mag haar brengen?",
    introduction="Wie vastloopt, weet vaak niet waar hulp is. En wie hulp geeft, weet niet altijd wie verder kan helpen. "
    "Help ons een goede weg naar binnen te maken.",
    why="Veel mensen vinden het loket niet, of durven niet. Tegelijk zien helpers en medewerkers zaken die nergens heen "
    "kunnen. Wij willen weten welke weg voor u werkt, voordat wij iets bouwen.",
    asked_by="Het team van de kwartiermaker: de mensen die de belangenbehartiger voorbereiden.",
    decided_by="De kwartiermaker besluit welke wegen in het plan komen.",
    read_by="Alleen het team van de kwartiermaker leest uw antwoorden.",
    what_happens_next="Wij zetten op een rij welke wegen mensen kiezen, van buiten en van binnen de overheid. Daarna "
    "schrijven wij op welke weg er komt, en waarom. U kunt daar nog op reageren.",
    group=TemplateGroup.HOW,
    influence=Influence.THINK,
    agenda=(8, 4),
    faq=(HOW_LONG, MY_OWN_CASE, WHO_CAN_SEE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(StepTemplate("Uw antwoorden", (_WHERE, _HELPER_FIRST, _DARE, _WORKER, _WELCOME)),),
)
