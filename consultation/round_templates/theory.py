"""The round on what must change, and how one can tell (action 1 of the agenda: theory of change and monitoring)."""

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

_NOTICE = ItemTemplate(
    key="notice",
    kind=ItemKind.OPEN,
    text="Waaraan merkt u dat het beter gaat?",
    help="Denk aan een brief, een gesprek of de tijd dat u wacht. Eén ding is genoeg.",
    agenda=(1,),
)

_FIRST = ItemTemplate(
    key="first",
    kind=ItemKind.RANKING,
    text="Wat moet het eerst beter worden?",
    help="Zet bovenaan wat u het belangrijkst vindt.",
    agenda=(1, 3),
    options=(
        OptionTemplate("reach", "U vindt sneller hulp", "U weet waar u heen kunt, en daar helpt iemand u."),
        OptionTemplate("solved", "Zaken komen los", "Een zaak die vastzat, krijgt een oplossing."),
        OptionTemplate("rules", "Regels veranderen", "Een regel die veel mensen dwarszit, gaat van tafel."),
        OptionTemplate("tone", "De toon wordt anders", "U wordt gehoord, en u krijgt geen brief die dreigt."),
        OptionTemplate("trust", "Het vertrouwen groeit", "U durft zelf te bellen als iets niet klopt."),
    ),
)

_WHO_TELLS = ItemTemplate(
    key="who_tells",
    kind=ItemKind.MULTIPLE,
    text="Wie moet vertellen of het werkt?",
    help="U kunt meer antwoorden kiezen.",
    agenda=(1,),
    min_choices=1,
    options=(
        OptionTemplate("people", "Mensen die hulp kregen", "Zij vertellen wat zij ervan merkten."),
        OptionTemplate("helpers", "Helpers in de buurt", "Zij zien elke week wat er goed en fout gaat."),
        OptionTemplate("workers", "Medewerkers van de diensten", "Zij zien wat er binnen verandert."),
        OptionTemplate("outsiders", "Onderzoekers van buiten", "Zij kijken mee en horen nergens bij."),
        OptionTemplate("numbers", "De cijfers", "Bijvoorbeeld hoe lang een zaak duurt."),
    ),
)

_FAILED = ItemTemplate(
    key="failed",
    kind=ItemKind.OPEN,
    text="Wanneer is de belangenbehartiger mislukt?",
    help="Wat mag er níet gebeuren? Een eerlijk antwoord helpt ons.",
    agenda=(1,),
)


def _statement(key: str, text: str, plain: str = "") -> ItemTemplate:
    return ItemTemplate(key=key, kind=ItemKind.STATEMENT, text=text, plain=plain, agenda=(1,))


_STATEMENTS = (
    _statement("one_enough", "Eén mens goed helpen is al genoeg reden om te bestaan."),
    _statement("many", "Het gaat er vooral om dat regels voor grote groepen beter worden."),
    _statement("public", "Elke drie maanden moet op de website staan wat er is bereikt."),
    _statement("fewer", "Het werk is gelukt als minder mensen een belangenbehartiger nodig hebben."),
    _statement("agency_learns", "De diensten moeten zelf opschrijven wat zij van elke zaak leerden."),
    _statement("feeling", "Hoe mensen zich behandeld voelen, telt net zo zwaar als cijfers."),
    ItemTemplate(key="own", kind=ItemKind.OWN, text="Mist u een stelling? Schrijf er zelf een.", agenda=(1,)),
)

THEORY = RoundTemplate(
    code="theory",
    label="Wat er moet veranderen, en hoe u dat merkt",
    description="Vier vragen en zes stellingen, over actie 1: verandertheorie en monitoring.",
    title="Wat moet er beter worden?",
    slug="wat-wordt-beter",
    question="Wat moet er veranderen, en waaraan merkt u dat het lukt?",
    introduction="Een plan is pas goed als u er iets van merkt. Help ons opschrijven wat er anders moet worden. "
    "Dan kunnen wij later samen kijken of het is gelukt.",
    why="Wij willen niet alleen tellen hoeveel zaken er zijn. Wij willen weten of het leven van mensen beter wordt. "
    "Wat u merkt, weet u het beste. Daarom vragen wij het u, voordat het werk begint.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit wat er in het plan komt, en waar wij op letten.",
    read_by=READ_BY,
    what_happens_next="Wij maken een tekening: dit is het probleem, dit doen wij, en dit moet u ervan merken. "
    "Bij elk deel schrijven wij waar het vandaan komt. U kunt daar nog op reageren.",
    group=TemplateGroup.WHAT,
    influence=Influence.THINK,
    agenda=(1,),
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Wat u merkt", (_NOTICE, _FIRST, _WHO_TELLS, _FAILED)),
        StepTemplate("Wat vindt u hiervan?", _STATEMENTS, method=MethodCode.STATEMENTS),
    ),
)
