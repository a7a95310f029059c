"""The round on growing: start small, choose sharply, stay agile (action 3 of the agenda)."""

from ..enums import Influence, ItemKind, MethodCode, TemplateGroup
from .shape import (
    AGREEMENT,
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

_START = ItemTemplate(
    key="start",
    kind=ItemKind.SINGLE,
    text="Waar begint de belangenbehartiger?",
    help="Het team is klein. Het kan niet overal tegelijk zijn.",
    agenda=(3,),
    options=(
        OptionTemplate("one_place", "Op een paar plekken in het land", "Daar leren wij. Daarna komt de rest."),
        OptionTemplate("one_group", "Bij één groep mensen", "Bijvoorbeeld ondernemers.", "Welke groep, en waarom?"),
        OptionTemplate("one_problem", "Bij één soort probleem", "Zo leren wij snel.", "Welk probleem, en waarom?"),
        OptionTemplate("everywhere", "Meteen in het hele land", "Iedereen kan terecht. U wacht dan wel langer."),
    ),
)

_GO_OUT = ItemTemplate(
    key="go_out",
    kind=ItemKind.SCALE,
    text="De belangenbehartiger moet zelf naar mensen toe gaan die nergens om hulp vragen.",
    help="Dat kost tijd. Er blijft dan minder tijd over voor wie wel aanklopt. Bent u het met deze zin eens?",
    agenda=(3, 4),
    options=AGREEMENT,
)

_STOP = ItemTemplate(
    key="stop",
    kind=ItemKind.OPEN,
    text="Wanneer moet de belangenbehartiger van koers veranderen?",
    help="Waaraan zou u merken dat het zo niet werkt?",
    agenda=(3, 1),
)

_FOR_HOW_LONG = ItemTemplate(
    key="how_long",
    kind=ItemKind.SINGLE,
    text="Moet de belangenbehartiger er voor altijd zijn?",
    agenda=(3,),
    options=(
        OptionTemplate("for_ever", "Ja, voor altijd", "Er zullen altijd mensen vastlopen."),
        OptionTemplate("for_a_while", "Nee, voor een tijd", "De diensten moeten het daarna zelf kunnen.", "Hoe lang?"),
        OptionTemplate("look_again", "Na vijf jaar kijken wij opnieuw", "Dan weten wij of het helpt."),
        OptionTemplate(
            "not_at_all",
            "Deze belangenbehartiger moet er niet komen",
            "Ook dit is een antwoord. Het telt net zo goed mee.",
            "Waarom moet die er niet komen?",
        ),
    ),
)

_POINTS = ItemTemplate(
    key="points",
    kind=ItemKind.POINTS,
    text="Verdeel tien punten: waar gaat in het eerste jaar de meeste tijd heen?",
    help="Geef veel punten aan wat u belangrijk vindt. Nul punten mag ook.",
    agenda=(3,),
    budget=10,
    options=(
        OptionTemplate("complex", "Ingewikkelde zaken oplossen", "Eén zaak kan veel weken duren."),
        OptionTemplate("light", "Kleine problemen die veel mensen hebben", "Eén oplossing helpt dan velen."),
        OptionTemplate("outreach", "Mensen opzoeken", "Naar wie het loket niet vindt."),
        OptionTemplate("evenings", "Avonden in het land", "Mensen vertellen daar wat er misgaat."),
        OptionTemplate("laws", "Meepraten over nieuwe wetten", "Zo komt er minder nieuwe ellende."),
        OptionTemplate("helpers", "Leren met helpers", "Helpers en medewerkers leren van elkaar."),
    ),
)

GROWTH = RoundTemplate(
    code="growth",
    label="Klein beginnen en groeien",
    description="Vier vragen, en punten verdelen over het werk. Over actie 3: het groeimodel.",
    title="Waar beginnen wij?",
    slug="waar-beginnen-wij",
    question="Waar begint een klein team, en hoe groeit het verder?",
    introduction="De belangenbehartiger begint met een klein team. Wie klein begint, moet kiezen. "
    "Help ons kiezen wat nu komt, en wat later.",
    why="Een nieuwe organisatie die alles tegelijk wil, doet niets goed. Daarom kiezen wij eerst. "
    "U weet waar de nood het hoogst is. Dat willen wij horen, voordat wij beginnen.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit hoe het team begint.",
    read_by=READ_BY,
    what_happens_next="Wij tellen waar mensen hun punten aan geven, van buiten en van binnen de overheid. "
    "Daarna schrijven wij op hoe het eerste jaar eruitziet, en waarom. U kunt daar nog op reageren.",
    group=TemplateGroup.WHAT,
    influence=Influence.THINK,
    agenda=(3,),
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Klein beginnen", (_START, _GO_OUT, _STOP, _FOR_HOW_LONG)),
        StepTemplate("Waar gaat de tijd heen?", (_POINTS,), method=MethodCode.PRIORITIES),
    ),
)
