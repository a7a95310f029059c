"""The round on solving things together (action 6 of the agenda)."""

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

_ROOM = ItemTemplate(
    key="room",
    kind=ItemKind.SINGLE,
    text="Iemand zit vast en wil praten. Wie zit er aan tafel?",
    help="Kies wat u het beste lijkt.",
    agenda=(6,),
    options=(
        OptionTemplate("two", "U en de dienst", "Klein, en vaak het snelst."),
        OptionTemplate("helper", "U, uw helper en de dienst", "Iemand is er voor u bij."),
        OptionTemplate("advocate", "Ook de belangenbehartiger", "Die let op dat het eerlijk gaat."),
        OptionTemplate("several", "Alle diensten die erbij horen", "Dan hoeft u het maar één keer te vertellen."),
    ),
)

_NEEDED = ItemTemplate(
    key="needed",
    kind=ItemKind.OPEN,
    text="Wat had u nodig dat niets met geld of regels te maken had?",
    help="Bijvoorbeeld excuses, rust, of iemand die meedenkt.",
    agenda=(6,),
)

_WENT_WELL = ItemTemplate(
    key="went_well",
    kind=ItemKind.STORY,
    text="Loste u wel eens samen iets op, zonder rechter? Vertel erover.",
    help="Ook als u zelf bij een dienst werkt. Noem geen namen en geen nummers.",
    agenda=(6,),
    options=(
        OptionTemplate("problem", "Wat was het probleem?"),
        OptionTemplate("first_step", "Wie zette de eerste stap?"),
        OptionTemplate("lesson", "Wat kunnen anderen hiervan leren?"),
    ),
)

_SAFE = ItemTemplate(
    key="safe",
    kind=ItemKind.OPEN,
    text="Wat heeft een medewerker nodig om van de standaard af te wijken?",
    help="Denk aan tijd, aan steun van een baas, of aan een collega om mee te overleggen.",
    agenda=(6, 8),
)


def _statement(key: str, text: str) -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.STATEMENT, text=text, agenda=(6,))


_STATEMENTS = (
    _statement("call_first", "Een dienst moet eerst bellen, en dan pas een brief sturen."),
    _statement("same_rules", "Wie hetzelfde heeft, moet ook dezelfde oplossing krijgen."),
    _statement("own_choice", "Een medewerker moet zelf mogen kiezen voor een oplossing die past."),
    _statement("fair", "Praten is goed, maar soms is een rechter eerlijker."),
    _statement("learn", "Elke opgeloste zaak moet een les zijn voor andere helpers."),
    _statement("sorry", "Een eerlijk excuus is soms meer waard dan geld."),
    ItemTemplate(key="own", kind=ItemKind.OWN, text="Mist u een stelling? Schrijf er zelf een.", agenda=(6,)),
)

AMICABLE = RoundTemplate(
    code="amicable",
    label="Samen oplossen",
    description="Vier vragen en zes stellingen, over actie 6: minnelijk oplossen.",
    title="Hoe komen wij er samen uit?",
    slug="samen-oplossen",
    question="Hoe lossen mensen en diensten een zaak samen op?",
    introduction="Een zaak bij de rechter duurt lang en maakt moe. Soms kan het anders: samen praten, en een oplossing "
    "zoeken die klopt. Hoe doen wij dat goed?",
    why="Helpers buiten en medewerkers binnen weten al veel over oplossen. Zij leren nog te weinig van elkaar. "
    "En wie zelf vastliep, weet wat er ontbrak. Dat brengen wij hier bij elkaar.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit hoe de manier van werken in het plan komt.",
    read_by=READ_BY,
    what_happens_next="Wij zetten op een rij waar iedereen het over eens is, en waar niet. Over dat laatste praten wij "
    "verder aan een tafel, met mensen van buiten en van binnen. Daarna leest u wat wij besloten.",
    group=TemplateGroup.HOW,
    influence=Influence.THINK,
    agenda=(6,),
    faq=(HOW_LONG, MY_OWN_CASE, WHO_CAN_SEE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Wat u meemaakte", (_ROOM, _NEEDED, _WENT_WELL, _SAFE)),
        StepTemplate("Wat vindt u hiervan?", _STATEMENTS, method=MethodCode.STATEMENTS),
    ),
)
