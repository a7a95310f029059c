"""The round on the escalation ladder (action 7 of the agenda)."""

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

_WAIT = ItemTemplate(
    key="wait",
    kind=ItemKind.SINGLE,
    text="Hoe lang mag een dienst erover doen om te antwoorden?",
    help="Het gaat om een vraag van de belangenbehartiger over een zaak die vastzit.",
    agenda=(7,),
    options=(
        OptionTemplate("one_week", "Een week", "Snel. De dienst moet er iemand voor vrijmaken."),
        OptionTemplate("two_weeks", "Twee weken", "Er is tijd om goed te kijken."),
        OptionTemplate("six_weeks", "Zes weken", "Net zo lang als bij een klacht."),
        OptionTemplate("depends", "Dat hangt van de zaak af", "", "Waar hangt het van af?"),
    ),
)

_POWERS = ItemTemplate(
    key="powers",
    kind=ItemKind.MULTIPLE,
    text="Wat moet de belangenbehartiger mogen?",
    help="U kunt meer antwoorden kiezen.",
    agenda=(7,),
    options=(
        OptionTemplate("answer", "Een antwoord eisen", "De dienst moet dan op tijd reageren."),
        OptionTemplate("freeze", "Een zaak stilzetten", "Er komt zolang geen nieuwe brief of boete."),
        OptionTemplate(
            "break", "Zelf de knoop doorhakken", "Als praten niet helpt.", "Wanneer mag dat wel, en wanneer niet?"
        ),
        OptionTemplate("parliament", "Naar de Tweede Kamer gaan", "Als niets anders meer werkt."),
        OptionTemplate("nothing", "Alleen vragen en raad geven", "Wie geen macht heeft, wordt soms meer vertrouwd."),
    ),
)

_HEARD = ItemTemplate(
    key="heard",
    kind=ItemKind.OPEN,
    text="Hoe krijgt ook de dienst een eerlijke kans om het uit te leggen?",
    help="Beide kanten moeten hun verhaal kunnen doen.",
    agenda=(7, 6),
)


def _rung(key: str, text: str, explanation: str) -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.PARAGRAPH, text=text, help=explanation, agenda=(7,))


_RUNGS = (
    _rung(
        "receive",
        "Trede 1. Wij luisteren en zoeken uit wat er speelt.",
        "U vertelt uw verhaal één keer. Wij vragen na wat er bij de dienst bekend is.",
    ),
    _rung(
        "alternative",
        "Trede 2. Wij stellen een oplossing voor.",
        "Wij praten met u en met de dienst. Wij zoeken een oplossing die klopt en die eerlijk is.",
    ),
    _rung(
        "reaction",
        "Trede 3. De dienst moet op tijd antwoorden.",
        "Wij noemen een dag. Zegt de dienst nee, dan schrijft zij op waarom.",
    ),
    _rung(
        "inside",
        "Trede 4. Wij gaan naar de top van de dienst.",
        "Komt er geen goed antwoord? Dan praten wij met de hoogste baas.",
    ),
    _rung(
        "parliament",
        "Trede 5. Wij vertellen het aan de Tweede Kamer.",
        "Dat doen wij pas als al het andere niet hielp. Uw naam noemen wij nooit zonder dat u ja zegt.",
    ),
)

LADDER = RoundTemplate(
    code="ladder",
    label="Escalatieladder",
    description="Drie vragen, en vijf treden om samen te verbeteren. Over actie 7.",
    title="Wat als een dienst niet luistert?",
    slug="wat-als-niemand-luistert",
    question="Wat doet de belangenbehartiger als een dienst niet beweegt?",
    introduction="Meestal helpt praten. Soms niet. Dan moet duidelijk zijn wat er daarna komt, stap voor stap. "
    "Wij noemen dat een ladder. Kijk met ons mee of de treden kloppen.",
    why="Wie hulp belooft, moet ook iets kunnen doen. Te veel macht maakt de verhouding hard. Te weinig macht helpt "
    "niemand. Wij willen weten waar voor u de grens ligt.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker schrijft het plan. De minister en de Tweede Kamer beslissen over wat er mag.",
    read_by=READ_BY,
    what_happens_next="Wij maken een nieuwe versie van de ladder. U ziet wat er veranderde, en waarom. "
    "Daarna kunt u er nog een keer op reageren.",
    group=TemplateGroup.HOW,
    influence=Influence.THINK,
    agenda=(7,),
    faq=(HOW_LONG, MY_OWN_CASE, WHO_CAN_SEE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Uw antwoorden", (_WAIT, _POWERS, _HEARD)),
        StepTemplate("De ladder, trede voor trede", _RUNGS, method=MethodCode.DRAFT, product=ProductKind.LADDER),
    ),
)
