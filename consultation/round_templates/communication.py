"""The round on telling: other ways to parliament, and a stage for good practice (action 9 of the agenda)."""

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

_TOLD = ItemTemplate(
    key="told",
    kind=ItemKind.MULTIPLE,
    text="Hoe wilt u horen wat de belangenbehartiger doet?",
    help="U kunt meer antwoorden kiezen.",
    agenda=(9,),
    min_choices=1,
    options=(
        OptionTemplate("website", "Op een website", "U kijkt zelf wanneer het u past."),
        OptionTemplate("mail", "In een mail", "Kort, een paar keer per jaar."),
        OptionTemplate("evening", "Op een avond in de buurt", "U kunt er ook vragen stellen."),
        OptionTemplate("paper", "In de krant of op de radio", "Ook wie niet zoekt, hoort het dan."),
        OptionTemplate("helper", "Van een helper die ik ken", "Een bekend gezicht."),
        OptionTemplate("not", "Dat hoeft niet", "Als het maar geregeld wordt."),
    ),
)

_TRUST = ItemTemplate(
    key="trust",
    kind=ItemKind.OPEN,
    text="Wanneer gelooft u wat de overheid vertelt?",
    help="Eén ding is genoeg.",
    agenda=(9,),
)

_GOOD = ItemTemplate(
    key="good",
    kind=ItemKind.STORY,
    text="Wat ging er goed, en mag iedereen weten?",
    help="Het mag klein zijn. Noem geen namen en geen nummers.",
    agenda=(9, 6),
    options=(
        OptionTemplate("what", "Wat ging er goed?"),
        OptionTemplate("why", "Hoe kwam dat?"),
        OptionTemplate("others", "Wie kan hiervan leren?"),
    ),
)

_QUIET = ItemTemplate(
    key="quiet",
    kind=ItemKind.SINGLE,
    text="Een dienst lost een fout snel op. Moet de belangenbehartiger er dan over praten in het openbaar?",
    agenda=(9, 7),
    options=(
        OptionTemplate("always", "Ja, altijd", "Iedereen mag weten wat er misging."),
        OptionTemplate("later", "Ja, maar later", "Eerst rust om het op te lossen."),
        OptionTemplate("no", "Nee", "Anders durft niemand meer een fout te melden."),
        OptionTemplate("do_not_know", "Dat weet ik niet"),
    ),
)

_PARLIAMENT = ItemTemplate(
    key="parliament",
    kind=ItemKind.RANKING,
    text="Hoe hoort de Tweede Kamer het best wat er speelt?",
    help="Zet bovenaan wat volgens u het meest helpt.",
    agenda=(9,),
    options=(
        OptionTemplate("visit", "Kamerleden komen kijken", "Bij een loket, of bij mensen thuis."),
        OptionTemplate("dilemma", "Een lastige keuze voorleggen", "Eén zaak, met wat ervoor en ertegen is."),
        OptionTemplate("people", "Mensen vertellen het zelf", "In hun eigen woorden, als zij dat willen."),
        OptionTemplate("report", "Een verslag met cijfers", "Elk jaar, kort en eerlijk."),
        OptionTemplate("quiet_talk", "Een gesprek zonder camera's", "Dan kan iedereen open zijn."),
    ),
)

COMMUNICATION = RoundTemplate(
    code="communication",
    label="Vertellen wat er speelt",
    description="Vier vragen, en een volgorde kiezen. Over actie 9: communicatie.",
    title="Hoe vertellen wij wat er speelt?",
    slug="vertellen",
    question="Hoe hoort u wat er gebeurt, en hoe hoort de politiek het?",
    introduction="Wat misgaat, moet gehoord worden. En wat goed gaat ook. Hoe vertellen wij dat zo, dat u het gelooft?",
    why="Veel mensen zijn het vertrouwen kwijt. Dat komt niet terug met mooie woorden. Help ons kiezen wat wij "
    "vertellen, aan wie, en hoe.",
    asked_by=ASKED_BY,
    decided_by="De kwartiermaker besluit hoe de belangenbehartiger gaat vertellen wat er speelt.",
    read_by=READ_BY,
    what_happens_next="Wij tellen wat mensen kiezen, en lezen alle verhalen. Daarna schrijven wij op hoe wij het gaan "
    "doen, en waarom. U kunt daar nog op reageren.",
    group=TemplateGroup.HOW,
    influence=Influence.THINK,
    agenda=(9,),
    faq=(HOW_LONG, WHO_CAN_SEE, MY_OWN_CASE, REGRET, ON_PAPER),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(
        StepTemplate("Uw antwoorden", (_TOLD, _TRUST, _GOOD, _QUIET)),
        StepTemplate("Wat gaat voor?", (_PARLIAMENT,), method=MethodCode.PRIORITIES),
    ),
)
